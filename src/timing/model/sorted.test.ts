import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeAmong } from './sorted.ts';

it('a thing belongs behind all that are less, and before its equals', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.nat(20), (values, wanted) => {
      const sorted = values.toSorted((one, other) => one - other);
      const place = placeAmong(sorted.length, (index) => sorted[index]! < wanted);
      expect(place).toBe(values.filter((value) => value < wanted).length);
    }),
  );
});
