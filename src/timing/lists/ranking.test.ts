import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBibs, Ranking } from './ranking.ts';

describe('a ranking', () => {
  it('shares the place of equal times and skips the next', () => {
    const ranking = new Ranking();
    ranking.set('7', 2000);
    ranking.set('12', 1000);
    ranking.set('3', 2000);
    ranking.set('9', 2001);
    expect(ranking.bibs()).toEqual(['12', '3', '7', '9']);
    expect(['12', '3', '7', '9'].map((bib) => ranking.place(bib))).toEqual([1, 2, 2, 4]);
  });

  it('after any changes is the same as sorting the final times', () => {
    const step = fc.record({
      bib: fc.constantFrom('1', '2', '3', '10', '11', 'A1', 'B'),
      time: fc.option(fc.nat(5)),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const ranking = new Ranking();
        const times = new Map<string, number>();
        for (const { bib, time } of steps) {
          ranking.set(bib, time);
          if (time === null) times.delete(bib);
          else times.set(bib, time);
        }
        const sorted = [...times].sort((a, b) => a[1] - b[1] || compareBibs(a[0], b[0]));
        expect(ranking.bibs()).toEqual(sorted.map(([bib]) => bib));
        for (const [bib, time] of times)
          expect(ranking.place(bib)).toBe(1 + sorted.filter(([, other]) => other < time).length);
        expect(ranking.place('nobody')).toBeNull();
      }),
    );
  });
});
