import { expect, it } from 'vitest';
import { checkSheet, doubtCounts, type Known } from './check-sheet.ts';

const gun = Date.parse('2026-12-06T08:00:00+08:00');
const known: Known = {
  meaning: { kind: 'race', gun },
  now: gun + 3_600_000,
  people: new Map([
    ['101', { isTimed: false }],
    ['102', { isTimed: true }],
  ]),
  unknown: new Set(['999']),
};
const check = (times: string[], bibs: string[], more: Partial<Known> = {}) =>
  checkSheet({ times, bibs }, { ...known, ...more });

it('a race time counts from the gun, and each row is told what is odd about it', () => {
  expect(
    check(['38:12.5', '38:10', '1:99', '2:00:00', '', '39:00'], ['101', '999', '101', '102', '7', '']),
  ).toEqual([
    { moment: gun + 2_292_500, bib: '101', doubts: ['double'] },
    { moment: gun + 2_290_000, bib: '999', doubts: ['backwards', 'unknown'] },
    { moment: null, bib: '101', doubts: ['time-wrong', 'double'] },
    { moment: gun + 7_200_000, bib: '102', doubts: ['future', 'timed'] },
    { moment: null, bib: '7', doubts: ['no-time'] },
    { moment: gun + 2_340_000, bib: null, doubts: ['backwards', 'no-bib'] },
  ]);
});

it('a time of day is the latest such moment at the site', () => {
  const [row] = check(['8:38:12'], ['101'], { meaning: { kind: 'day', zone: 'Asia/Shanghai' } });
  expect(row).toEqual({ moment: gun + 2_292_000, bib: '101', doubts: [] });
});

it('nothing has a moment before it is said what the times count from', () => {
  expect(check(['38:12'], ['101'], { meaning: null })).toEqual([{ moment: null, bib: '101', doubts: [] }]);
});

it('tells rows that stop the sheet from those that want a yes; a time without a bib is neither', () => {
  expect(doubtCounts(check(['38:12', '38:13', ''], ['101', '', '7']))).toEqual({ stopping: 1, asking: 0 });
  expect(doubtCounts(check(['38:12'], ['999']))).toEqual({ stopping: 0, asking: 1 });
});
