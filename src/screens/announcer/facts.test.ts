import { expect, it } from 'vitest';
import type { FinisherRow } from '../../contract/rows.ts';
import { factOf, nextMilestone } from './facts.ts';

const finisher = (places: FinisherRow['places'], category: string | null = 'W35'): FinisherRow => ({
  person: {
    bib: '1',
    name: '李娜',
    latinName: null,
    sex: 'F',
    nationality: null,
    club: null,
    category,
    wave: 'A',
  },
  time: 0,
  gun: 0,
  chip: null,
  places,
  flags: [],
  passing: 's:1',
  source: 'chip',
});

it('the first women and men are told as such, the others by their category', () => {
  expect(factOf(finisher({ overall: 40, sex: 2, category: 1 }))).toEqual({ kind: 'sex', sex: 'F', place: 2 });
  expect(factOf(finisher({ overall: 400, sex: 60, category: 3 }))).toEqual({
    kind: 'category',
    category: 'W35',
    place: 3,
  });
  expect(factOf(finisher({ overall: 400, sex: 60, category: null }, null))).toEqual({
    kind: 'overall',
    place: 400,
  });
  expect(factOf(finisher({ overall: null, sex: null, category: null }))).toBeNull();
});

it('milestones are round numbers that are still to come', () => {
  expect([0, 9, 10, 100, 499, 500, 1706].map(nextMilestone)).toEqual([10, 10, 50, 250, 500, 1000, 2000]);
});
