import i18next from 'i18next';
import en from './locales/en.json' with { type: 'json' };
import ru from './locales/ru.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };

/** A text of the shell by its key in locales/en.json. */
export const text = (key: keyof typeof en): string => i18next.t(key);

/** Loads the shell's own few texts in the first of the person's languages that there is. */
export async function loadTexts(preferred: readonly string[]): Promise<void> {
  const languages = ['en', 'zh-CN', 'ru'];
  const ours = (tag: string) => languages.find((language) => language.slice(0, 2) === tag.slice(0, 2));
  await i18next.init({
    lng: preferred.map(ours).find((language) => language !== undefined) ?? 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en }, 'zh-CN': { translation: zh }, ru: { translation: ru } },
    interpolation: { escapeValue: false },
  });
}
