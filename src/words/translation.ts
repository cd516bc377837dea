import type { Language } from '../timing/model/race.ts';

/** Plural forms that each language has; see `Intl.PluralRules`. */
interface Forms {
  en: 'one' | 'other';
  'zh-CN': 'other';
  ru: 'one' | 'few' | 'many' | 'other';
}

/** A key in another language: the plural forms of the language in place of those of English. */
type KeyIn<Key extends string, L extends Language> = Key extends `${infer Stem}_one`
  ? `${Stem}_${Forms[L]}`
  : Key extends `${string}_other`
    ? never
    : Key;

/** The same texts as the English ones, in another language: a missing, a strange or an unfinished key does not compile. */
export type Translation<English, L extends Language> = {
  [Key in keyof English & string as KeyIn<Key, L>]: English[Key] extends string
    ? string
    : Translation<English[Key], L>;
};
