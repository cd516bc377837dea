import { readFileSync } from 'node:fs';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { actionTypes, paramsOf } from '../../contract/actions.ts';
import type { Action, ActionType } from '../../timing/model/actions.ts';
import en from '../../../resources/locales/en.json' with { type: 'json' };
import ru from '../../../resources/locales/ru.json' with { type: 'json' };
import zh from '../../../resources/locales/zh-CN.json' with { type: 'json' };
import { dictionary } from '../../words/dictionary.ts';
import { actionText } from './action-text.ts';

/** An action of each type, as journals have them. */
const folder = new URL('../../../test/contract/v1/', import.meta.url);
const examples = ['actions.json', 'actions-of-the-setup.json', 'actions-of-stalls.json'].flatMap(
  (file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Action[],
);

beforeAll(() =>
  i18next.init({
    resources: {
      en: { translation: { ...en, ...dictionary.en } },
      ru: { translation: { ...ru, ...dictionary.ru } },
      'zh-CN': { translation: { ...zh, ...dictionary['zh-CN'] } },
    },
    lng: 'en',
    interpolation: { escapeValue: false },
  }),
);

it('there is an example of each type of action', () => {
  const known = new Set<ActionType>(examples.map(({ type }) => type));
  expect(actionTypes.filter((type) => !known.has(type))).toEqual([]);
});

describe.each(['en', 'ru', 'zh-CN'])('the log in %s', (language) => {
  beforeAll(() => i18next.changeLanguage(language));

  it.each(examples.map((action) => [action.type, action] as const))(
    'says all of %s: no value is missing',
    (type, action) => {
      const text = actionText({ type, params: paramsOf(action) }, []);
      expect(text).not.toMatch(/[{}]/);
      expect(text).not.toBe(type);
    },
  );
});

it('a laptop that stood still says for how long', async () => {
  await i18next.changeLanguage('en');
  expect(actionText({ type: 'station.stall', params: { seconds: 20.5 } }, [])).toContain('20.5 s');
});
