import type { LocalText } from '../../i18n/local-text.ts';
import type { Language } from '../../i18n/language.ts';

/** A name with another text in one language; one that was the same in all languages stays one text. */
export function withText(name: LocalText | undefined, language: Language, text: string): LocalText {
  return typeof name === 'object' ? { ...name, [language]: text } : text;
}

/** Whether nobody could read it in any language. */
export function isBlank(name: LocalText | undefined): boolean {
  if (name === undefined) return true;
  const texts = typeof name === 'string' ? [name] : Object.values(name);
  return texts.every((text) => (text ?? '').trim() === '');
}

/** A name that may be left out: undefined where it is blank. */
export function nameOrNone(name: LocalText): LocalText | undefined {
  return isBlank(name) ? undefined : name;
}
