import i18next from 'i18next';
import en from './locales/en.json' with { type: 'json' };
import ru from './locales/ru.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };

const languages = ['en', 'zh-CN', 'ru'] as const;

/** A text of the shell by its key in locales/en.json. */
export const text = (key: keyof typeof en, values: Record<string, string | number> = {}): string =>
  i18next.t(key, values);

/** Loads the shell's own few texts in the first of the person's languages that there is, and gives that. */
export async function loadTexts(preferred: readonly string[]): Promise<string> {
  const ours = (tag: string) => languages.find((language) => language.slice(0, 2) === tag.slice(0, 2));
  const language = preferred.map(ours).find((each) => each !== undefined) ?? 'en';
  await i18next.init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, 'zh-CN': { translation: zh }, ru: { translation: ru } },
    interpolation: { escapeValue: false },
  });
  return language;
}
