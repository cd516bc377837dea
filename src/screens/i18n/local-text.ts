import type { z } from 'zod';
import type { localTextSchema } from '../../contract/rows.ts';
import type { Language } from './language.ts';

export type LocalText = z.infer<typeof localTextSchema>;

/** The organiser's text in a language; where it is not there, the nearest one that is. */
export function textIn(text: LocalText, language: Language): string {
  if (typeof text === 'string') return text;
  return text[language] ?? text.en ?? text['zh-CN'] ?? text.ru ?? '';
}
