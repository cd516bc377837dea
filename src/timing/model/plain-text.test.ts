import { expect, it } from 'vitest';
import { chipKey } from './chip.ts';
import { plainCode } from './plain-text.ts';

it.each([
  ['102', '102'],
  ['102\u200B', '102'],
  ['\uFEFF102', '102'],
  ['\u202A102\u202C', '102'],
  ['1\u00AD02', '102'],
  ['１０３', '103'],
  ['Ａ１０３', 'A103'],
  ['\u00A0102\u3000', '102'],
  ['A  7', 'A 7'],
  ['\u200B', ''],
])('a bib %j is meant as %j', (typed, bib) => {
  expect(plainCode(typed)).toBe(bib);
});

it.each([
  ['aa02\u200B', 'AA02'],
  ['ＡＡ０３', 'AA03'],
  ['000E2\u200E00', 'E200'],
  ['\t00A1 ', 'A1'],
  ['0', '0'],
])('a chip %j is the chip %j', (written, key) => {
  expect(chipKey(written)).toBe(key);
});
