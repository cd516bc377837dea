import { describe, expect, it } from 'vitest';
import type { ContenderRow } from '../../contract/insight.ts';
import { nextRows } from './next-rows.ts';

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
