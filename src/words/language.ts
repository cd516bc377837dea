import type { Language } from '../timing/model/race.ts';

/** Languages that Goldline speaks, each by its own name. */
export const languages: Readonly<Record<Language, string>> = {
  en: 'English',
  'zh-CN': '中文',
  ru: 'Русский',
};

const all = Object.keys(languages) as Language[];

/** The language of a tag such as `ru-KZ`, `zh_TW.UTF-8` or `en`; undefined where it is none of ours. */
export function languageOfTag(tag: string): Language | undefined {
  const [language] = tag.toLowerCase().split(/[-_.@]/);
  return all.find((one) => one.split('-')[0] === language);
}
