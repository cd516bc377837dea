import type { Language } from '../../timing/model/race.ts';
import { languageOfTag } from '../../words/language.ts';
import { text } from '../../words/text.ts';

/** The language of the person at the terminal, by its locale; English where it is none of ours. */
export function terminalLanguage({ LC_ALL, LC_MESSAGES, LANG } = process.env): Language {
  return languageOfTag(LC_ALL || LC_MESSAGES || LANG || 'en') ?? 'en';
}

/** Tells a warning on stderr. */
export function warn(language: Language, warning: string): void {
  process.stderr.write(`${text(language, 'told.warning', { text: warning })}\n`);
}
