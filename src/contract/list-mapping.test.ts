import { expect, it } from 'vitest';
import { isEncoding } from './list-mapping.ts';

it('an encoding is known by any of its names', () => {
  expect(['gbk', 'windows-1252', 'sjis', 'utf8', 'latin1'].every(isEncoding)).toBe(true);
  expect(isEncoding('klingon')).toBe(false);
});
