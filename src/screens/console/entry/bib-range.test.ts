import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bibsOf, rangeMax, rangeOf } from './bib-range.ts';

it.each(['101-105', '101..105', '101…105', '101–105', '１０１－１０５', ' 101~105 '])(
  '%s is five bibs',
  (text) => {
    expect(rangeOf(text)).toEqual(['101', '102', '103', '104', '105']);
  },
);

it.each(['105-101', '101-101', 'A-7', '101-', '101', '1-5000', '1-2-3'])('%s is no range', (text) => {
  expect(rangeOf(text)).toBeNull();
});

it('keeps leading zeros', () => {
  expect(rangeOf('008-011')).toEqual(['008', '009', '010', '011']);
});

it('has as many bibs as lie between, each one more than the one before', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 99_999 }),
      fc.integer({ min: 2, max: rangeMax }),
      (first, count) => {
        const bibs = rangeOf(`${first}-${first + count - 1}`) ?? [];
        expect(bibs).toHaveLength(count);
        expect(bibs.map(Number)).toEqual(Array.from({ length: count }, (_, index) => first + index));
      },
    ),
  );
});

it('several bibs and ranges stand in one text, as they come', () => {
  expect(bibsOf('103, 110..112\n7；A-7')).toEqual(['103', '110', '111', '112', '7', 'A-7']);
  expect(bibsOf(' ')).toEqual([]);
});
