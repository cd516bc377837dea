import { expect, it } from 'vitest';
import type { RaceView, ResultRow } from '../../../contract/rows.ts';
import { legsOf } from './legs.ts';

const race: RaceView = {
  id: 'r',
  name: 'Race',
  date: '2026-12-06',
  zone: 'UTC',
  rankBy: 'gun',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: '5k', kind: 'split', distance: 5000 },
    { id: '8k', kind: 'split', distance: 8000 },
    { id: 'finish', kind: 'finish', distance: 10_000 },
  ],
  categories: [],
};

const result = (splits: ResultRow['splits']): ResultRow => ({
  person: {
    bib: '1',
    name: '李娜',
    latinName: null,
    sex: 'F',
    nationality: null,
    club: null,
    category: null,
    wave: 'A',
  },
  status: 'running',
  place: null,
  places: { overall: null, sex: null, category: null },
  gun: null,
  chip: null,
  splits,
  flags: [],
});

it('the way over a missed point is one leg', () => {
  const legs = legsOf(
    result([
      { point: 'start', gun: 10_000, chip: 0 },
      { point: '5k', gun: 1_010_000, chip: 1_000_000 },
      { point: 'finish', gun: 2_110_000, chip: 2_100_000 },
    ]),
    race,
  );
  expect(legs.map(({ point, metres, ms }) => [point, metres, ms])).toEqual([
    ['5k', 5000, 1_000_000],
    ['8k', 3000, null],
    ['finish', 5000, 1_100_000],
  ]);
});

it('without a start read the first leg is from the gun', () => {
  const legs = legsOf(result([{ point: '5k', gun: 1_010_000, chip: null }]), race);
  expect(legs.map(({ ms }) => ms)).toEqual([1_010_000]);
});

it('points that are still to come are left out', () => {
  expect(legsOf(result([{ point: 'start', gun: 0, chip: 0 }]), race)).toEqual([]);
});
