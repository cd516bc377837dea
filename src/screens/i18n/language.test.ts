import { expect, it } from 'vitest';
import { preferredLanguage } from './language.ts';
import { textIn } from './local-text.ts';

it('the chosen language wins over the browser’s', () => {
  expect(preferredLanguage('ru', ['zh-CN', 'en'])).toBe('ru');
});

it('without a choice it is the first of the browser’s that the screens speak', () => {
  expect(preferredLanguage(null, ['kk-KZ', 'ru-KZ', 'en'])).toBe('ru');
  expect(preferredLanguage(null, ['zh-Hant-TW'])).toBe('zh-CN');
  expect(preferredLanguage(null, ['fr', 'de'])).toBe('en');
  expect(preferredLanguage('xx', [])).toBe('en');
});

it('a text of the organiser is shown in the nearest language that it has', () => {
  expect(textIn('昆明', 'ru')).toBe('昆明');
  expect(textIn({ en: 'Kunming', ru: 'Куньмин' }, 'ru')).toBe('Куньмин');
  expect(textIn({ en: 'Kunming' }, 'ru')).toBe('Kunming');
  expect(textIn({ 'zh-CN': '昆明' }, 'en')).toBe('昆明');
});
