import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import en from '../../../resources/locales/en.json' with { type: 'json' };
import ru from '../../../resources/locales/ru.json' with { type: 'json' };
import zh from '../../../resources/locales/zh-CN.json' with { type: 'json' };
import { keep, kept } from '../theme/kept.ts';

/** Languages of the screens, each by its own name. */
export const languages = { en: 'English', 'zh-CN': '中文', ru: 'Русский' } as const;
export type Language = keyof typeof languages;

const storageKey = 'goldline.language';
const all = Object.keys(languages) as Language[];

/** The language that was chosen here; otherwise the first of the browser's that the screens speak. */
export function preferredLanguage(chosen: string | null, browser: readonly string[]): Language {
  const ours = (tag: string) =>
    all.find((language) => language.split('-')[0] === tag.toLowerCase().split('-')[0]);
  return ours(chosen ?? '') ?? browser.map(ours).find((language) => language !== undefined) ?? 'en';
}

/** Loads the texts and shows the preferred language. */
export async function startLanguage(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, 'zh-CN': { translation: zh }, ru: { translation: ru } },
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
