import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speedLimitOf } from './speed-limits.ts';
import { race } from '../timing.fixture.ts';

const shortest = (division: string | undefined, metres: number) =>
  speedLimitOf({ ...race }, division).shortest(metres) / 1000;

describe('the shortest time over a distance', () => {
  it('is below the fastest ever, and not far below it', () => {
    for (const [division, metres, seconds] of [
      [undefined, 5000, 755],
      [undefined, 10_000, 1571],
      [undefined, 42_195, 7235],
      ['wheelchair', 5000, 425],
      ['Rollstuhl T54', 42_195, 4533],
      ['轮椅', 42_195, 4533],
      ['handcycle', 42_195, 3516],
      ['Хэндбайк', 42_195, 3516],
      ['visually impaired', 42_195, 8483],
    ] as const) {
      expect(shortest(division, metres)).toBeLessThan(seconds);
      expect(shortest(division, metres)).toBeGreaterThan(0.8 * seconds);
    }
  });

  it('of a division that nobody knows is that of runners', () => {
    expect(shortest('military', 10_000)).toBe(shortest(undefined, 10_000));
  });

  it('grows with the distance', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(undefined, 'guide', 'wheelchair', 'handcycle'),
        fc.integer({ min: 0, max: 300_000 }),
        fc.integer({ min: 1, max: 5000 }),
        (division, metres, more) => {
          expect(shortest(division, metres + more)).toBeGreaterThanOrEqual(shortest(division, metres));
        },
      ),
    );
  });
});
