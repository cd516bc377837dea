import { expect, it } from 'vitest';
import { preferredLanguage } from './preferred-language.ts';

it.each([
  [undefined, 'en'],
  ['ru-KZ,ru;q=0.9,en;q=0.8', 'ru'],
  ['fr,zh-TW;q=0.3,ru;q=0.7', 'ru'],
  ['fr;q=1, de', 'en'],
  ['en;q=0.1,zh', 'zh-CN'],
  ['', 'en'],
])('whoever accepts %s reads %s', (accepted, language) => {
  expect(preferredLanguage(accepted)).toBe(language);
});
