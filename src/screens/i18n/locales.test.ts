import { describe, expect, it } from 'vitest';
import screensEn from '../../../resources/locales/en.json' with { type: 'json' };
import screensRu from '../../../resources/locales/ru.json' with { type: 'json' };
import screensZh from '../../../resources/locales/zh-CN.json' with { type: 'json' };
import { dictionary } from '../../words/dictionary.ts';

type Texts = { readonly [key: string]: string | Texts };

/** What the screens show: their own texts, and those of the dictionary. */
const en: Texts = { ...screensEn, ...dictionary.en };
const zh: Texts = { ...screensZh, ...dictionary['zh-CN'] };
const ru: Texts = { ...screensRu, ...dictionary.ru };

function flat(texts: Texts, before = ''): [key: string, text: string][] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[before + key, text] as [string, string]] : flat(text, `${before}${key}.`),
  );
}

const locales = { en, 'zh-CN': zh, ru };
const form = /_(ordinal_)?(zero|one|two|few|many|other)$/;

/** Keys without their plural forms. */
const bare = (texts: Texts) => [...new Set(flat(texts).map(([key]) => key.replace(form, '')))].toSorted();

const slots = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].toSorted();

it('the screens’ own texts and the dictionary have no part in common', () => {
  const own = new Set(Object.keys(screensEn));
  expect(Object.keys(dictionary.en).filter((part) => own.has(part))).toEqual([]);
});

describe.each(Object.entries(locales))('texts in %s', (language, texts) => {
  const all = flat(texts);

  it('are the same ones as in English', () => {
    expect(bare(texts)).toEqual(bare(en));
  });

  it('have exactly the plural forms that the language needs', () => {
    for (const type of ['cardinal', 'ordinal'] as const) {
      const prefix = type === 'ordinal' ? 'ordinal_' : '';
      const needed = new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories.toSorted();
      const counted = Map.groupBy(
        all.map(([key]) => key).filter((key) => (form.exec(key)?.[1] ?? '') === prefix && form.test(key)),
        (key) => key.replace(form, ''),
      );
      for (const [key, keys] of counted)
        expect([key, keys.map((each) => form.exec(each)?.[2] ?? '').toSorted()]).toEqual([key, needed]);
    }
  });

  it('are never empty', () => {
    expect(all.filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('name the same values as in English', () => {
    const english = new Map(flat(en).map(([key, text]) => [key.replace(form, ''), slots(text)]));
    for (const [key, text] of all)
      expect([key, slots(text)]).toEqual([key, english.get(key.replace(form, ''))]);
  });
});

it.each([
  ['zh-CN', zh, /\p{Script=Han}/u],
  ['ru', ru, /\p{Script=Cyrillic}/u],
] as const)('nothing in %s was left in English', (_language, texts, script) => {
  const left = flat(texts).filter(
    // dBm is written so in every language.
    ([, text]) => /\p{L}{2}/u.test(text.replace(/\{\{\w+\}\}|dBm/g, '')) && !script.test(text),
  );
  expect(left).toEqual([]);
});
