import { expect, it } from 'vitest';
import { nameWidth } from './name-width.ts';

it('a name is as wide as it looks, whatever its script', () => {
  expect(nameWidth('Ng')).toBe(2);
  expect(nameWidth('李娜')).toBe(4);
  expect(nameWidth('阿卜杜热西提·阿卜杜热合曼·买买提')).toBe(32);
  expect(nameWidth('김연아')).toBe(6);
  expect(nameWidth('A\u0301n\u0303a')).toBe(3);
  expect(nameWidth('🏃‍♀️ Ana')).toBe(6);
});
