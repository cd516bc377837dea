import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roadTime, roundUp } from './rounding.ts';

const vectors = new URL('../../../shared/vectors/rounding.csv', import.meta.url);

describe('road times go up to the next whole second', () => {
  it.each([
    [7784000, 7784000],
    [7784001, 7785000],
    [7784300, 7785000],
    [7784999, 7785000],
    [0, 0],
  ])('%i ms is published as %i ms', (raw, official) => expect(roadTime(raw)).toBe(official));

  it('never makes a time shorter, never by a whole second longer, and keeps the order', () => {
    const time = fc.integer({ min: 0, max: 200 * 3600 * 1000 });
    fc.assert(
      fc.property(time, time, (one, other) => {
        expect(roadTime(one)).toBeGreaterThanOrEqual(one);
        expect(roadTime(one) - one).toBeLessThan(1000);
        expect(roadTime(roadTime(one))).toBe(roadTime(one));
        if (one <= other) expect(roadTime(one)).toBeLessThanOrEqual(roadTime(other));
      }),
    );
  });

  it.skipIf(!existsSync(vectors))(
    'agrees with the published cases (skipped where ../shared is not there)',
    () => {
      const rows = readFileSync(vectors, 'utf8').trim().split('\n').slice(1);
      for (const row of rows) {
        const [raw, , , seconds] = row.split(',');
        expect(roadTime(Number(raw)), row).toBe(Number(seconds) * 1000);
      }
      expect(rows.length).toBeGreaterThan(50);
    },
  );

  it('rounds to any unit', () => expect(roundUp(1234, 100)).toBe(1300));
});
