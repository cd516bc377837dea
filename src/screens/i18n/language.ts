import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import en from '../../../resources/locales/en.json' with { type: 'json' };
import ru from '../../../resources/locales/ru.json' with { type: 'json' };
import zh from '../../../resources/locales/zh-CN.json' with { type: 'json' };
import type { Language } from '../../timing/model/race.ts';
import { dictionary } from '../../words/dictionary.ts';
import { languageOfTag, languages } from '../../words/language.ts';
import { keep, kept } from '../theme/kept.ts';

export type { Language };

const storageKey = 'goldline.language';
const all = Object.keys(languages) as Language[];

/** The language that was chosen here; otherwise the first of the browser's that the screens speak. */
export function preferredLanguage(chosen: string | null, browser: readonly string[]): Language {
  return (
    languageOfTag(chosen ?? '') ??
    browser.map(languageOfTag).find((language) => language !== undefined) ??
    'en'
  );
}

/** Loads the texts and shows the preferred language. */
export async function startLanguage(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    resources: {
      en: { translation: { ...en, ...dictionary.en } },
      'zh-CN': { translation: { ...zh, ...dictionary['zh-CN'] } },
      ru: { translation: { ...ru, ...dictionary.ru } },
    },
    lng: preferredLanguage(kept(storageKey), navigator.languages),
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
  });
}

export function chooseLanguage(language: Language): void {
  keep(storageKey, language);
  void i18next.changeLanguage(language);
}

/** The one after the shown language, for the announcer's key. */
export function chooseNextLanguage(): void {
  const next = (all.indexOf(shownLanguage(i18next.language)) + 1) % all.length;
  chooseLanguage(all[next] ?? 'en');
}

export function useLanguage(): Language {
  return shownLanguage(useTranslation().i18n.language);
}

/** {@link useLanguage}, for event handlers. */
export const languageNow = (): Language => shownLanguage(i18next.language);

function shownLanguage(tag: string): Language {
  return all.find((language) => language === tag) ?? 'en';
}
