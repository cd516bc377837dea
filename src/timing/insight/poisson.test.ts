import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOfAtMost } from './poisson.ts';

/** Up to as many as cross the widest finish lines in a minute. */
const expected = fc.oneof(
  fc.double({ min: 0.001, max: 50, noNaN: true }),
  fc.double({ min: 50, max: 50_000, noNaN: true }),
);

describe('the chance that at most so many come', () => {
  it('is that of the sum of its terms', () => {
    expect(chanceOfAtMost(0, 2)).toBeCloseTo(Math.exp(-2), 12);
    expect(chanceOfAtMost(3, 2)).toBeCloseTo(Math.exp(-2) * (1 + 2 + 2 + 8 / 6), 12);
    expect(chanceOfAtMost(20, 10) / 0.998411739338142).toBeCloseTo(1, 10);
    expect(chanceOfAtMost(50, 100) / 2.40159223561682e-8).toBeCloseTo(1, 10);
    expect(chanceOfAtMost(1900, 2000) / 0.0125464242916174).toBeCloseTo(1, 8);
    expect(chanceOfAtMost(49_500, 50_000) / 0.0126490467779077).toBeCloseTo(1, 6);
    expect(chanceOfAtMost(5, 0)).toBe(1);
  });

  it.each([1489, 1491, 2000, 3998, 20_000, 50_000])('is about a half where all of %i come', (count) => {
    expect(chanceOfAtMost(count, count)).toBeGreaterThan(0.5);
    expect(chanceOfAtMost(count, count)).toBeLessThan(0.52);
    expect(chanceOfAtMost(count - 1, count)).toBeLessThan(0.5);
    expect(chanceOfAtMost(Math.round(count * 0.7), count)).toBeLessThan(1e-20);
  });

  it('is never below a half where as many as expected come, or more', () => {
    fc.assert(
      fc.property(expected, fc.nat(2000), (count, more) => {
        expect(chanceOfAtMost(Math.ceil(count) + more, count)).toBeGreaterThanOrEqual(0.5);
      }),
    );
  });

  it('grows with who came, falls with who was expected, and is a chance', () => {
    fc.assert(
      fc.property(expected, fc.double({ min: 0, max: 1.5, noNaN: true }), (count, share) => {
        const seen = Math.floor(share * count);
        const chance = chanceOfAtMost(seen, count);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
        expect(chanceOfAtMost(seen + 1, count)).toBeGreaterThanOrEqual(chance - 1e-9);
        expect(chanceOfAtMost(seen, count * 1.001)).toBeLessThanOrEqual(chance + 1e-9);
      }),
    );
  });
});
