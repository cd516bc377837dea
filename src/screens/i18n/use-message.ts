import type { Value } from '../../words/message.ts';
import { valueText } from '../../words/text.ts';
import { useLanguage } from './language.ts';

/** What a station tells by code and values, in the shown language. */
export function useMessage(): (told: Value) => string {
  const language = useLanguage();
  return (told) => valueText(language, told);
}
