import { describe, expect, it } from 'vitest';
import type { ContenderRow } from '../../contract/insight.ts';
import type { GunView, RaceView } from '../../contract/rows.ts';
import { nextRows, projectedTime } from './next-rows.ts';
import { finisher } from './queue/finishers.fixture.ts';

function contender(bib: string, list: string, time: number, possible = 1): ContenderRow {
  return { bib, list, time, earliest: time, latest: time, overdue: false, possible, likely: possible };
}

const brief = (contenders: ContenderRow[], now = 0) =>
  nextRows(contenders, now, 3).map(({ row, seconds }) => [row.bib, row.list, seconds]);

describe('who comes next', () => {
  it('stands there once, with the best place that is possible', () => {
    expect(brief([contender('7', 'overall', 5000, 3), contender('7', 'sex:F', 5000, 1)])).toEqual([
      ['7', 'sex:F', 5],
    ]);
  });

  it('is named for the wider list where the places are the same', () => {
    expect(brief([contender('7', 'category:W35', 5000), contender('7', 'sex:F', 5000)])).toEqual([
      ['7', 'sex:F', 5],
    ]);
  });

  it('comes in the order of the finish, as many as there is room for', () => {
    const many = ['4', '3', '2', '1'].map((bib) => contender(bib, 'overall', Number(bib) * 1000));
    expect(brief(many).map(([bib]) => bib)).toEqual(['1', '2', '3']);
  });

  it('never has less than no time left', () => {
    expect(brief([contender('1', 'overall', 1000)], 9000)).toEqual([['1', 'overall', 0]]);
  });
});

it('the time at the finish is projected from the gun of the runner’s wave, where the gun ranks', () => {
  const person = { ...finisher('7', 0).person, wave: 'B' };
  const row = { ...contender('7', 'sex:F', 7_200_000), person };
  const gun = (wave: string, fired: number | null): GunView => ({
    wave,
    start: null,
    gun: fired,
    source: null,
    action: null,
  });
  const race = (rankBy: 'gun' | 'chip'): RaceView => ({
    id: 'marathon',
    name: 'Marathon',
    date: '2026-12-06',
    zone: 'Asia/Shanghai',
    rankBy,
    points: [],
    categories: [],
  });
  expect(projectedTime(row, [gun('A', 0), gun('B', 600_000)], race('gun'))).toBe(6_600_000);
  expect(projectedTime(row, [gun('A', 0), gun('B', null)], race('gun'))).toBeNull();
  expect(projectedTime(row, [gun('B', 0)], race('chip'))).toBeNull();
});
