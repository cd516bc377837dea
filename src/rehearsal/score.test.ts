import { describe, expect, it } from 'vitest';
import { compareFinishes, compareGuns } from './score.ts';

const truth = new Map([
  ['1', 100_000],
  ['2', 200_000],
  ['3', 300_000],
]);
const said = (bib: string, time: number, gun = time) => ({ bib, time, gun, wave: 'A' });

describe('the score of a rehearsal', () => {
  it('names who is missing, who never came, and whose time is another', () => {
    const score = compareFinishes(truth, [said('1', 100_900), said('2', 203_000), said('9', 5)], 1);
    expect(score).toMatchObject({ finishers: 3, right: 1, tolerance: 1000 });
    expect(score.differences).toEqual([
      { bib: '2', kind: 'time', off: 3000 },
      { bib: '3', kind: 'missing', off: null },
      { bib: '9', kind: 'extra', off: null },
    ]);
  });

  it('allows more at speed, where a moment of the laptop is longer', () => {
    expect(compareFinishes(truth, [said('2', 203_000)], 20).differences.map(({ bib }) => bib)).toEqual([
      '1',
      '3',
    ]);
  });

  it('tells how far each gun was off by the times that count from it, and of none that nobody finished from', () => {
    const finishers = [said('1', 100_000, 99_000), said('2', 200_400, 200_000)];
    expect(
      compareGuns(
        [
          { wave: 'A', at: 500 },
          { wave: 'B', at: 0 },
        ],
        finishers,
      ),
    ).toEqual([
      { wave: 'A', off: 500 },
      { wave: 'B', off: null },
    ]);
  });
});
