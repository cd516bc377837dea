import { expect, it } from 'vitest';
import { factOf, nextMilestone, placeFacts } from './facts.ts';
import { finisher } from './finishers.fixture.ts';

const woman = (
  places: { overall: number | null; sex: number | null; category: number | null },
  category: string | null = 'W35',
) => finisher('1', 0, { places, person: { sex: 'F', category } });

it('the first women and men are told as such, the others by their category', () => {
  expect(factOf(woman({ overall: 40, sex: 2, category: 1 }))).toEqual({ kind: 'sex', sex: 'F', place: 2 });
  expect(factOf(woman({ overall: 400, sex: 60, category: 3 }))).toEqual({
    kind: 'category',
    category: 'W35',
    place: 3,
  });
  expect(factOf(woman({ overall: 400, sex: 60, category: null }, null))).toEqual({
    kind: 'overall',
    place: 400,
  });
  expect(factOf(woman({ overall: null, sex: null, category: null }))).toBeNull();
});

it('of the other places a podium and a round number are worth saying', () => {
  const row = finisher('1', 0, {
    places: { overall: 500, sex: 300, category: 3, lists: { 'list:police': 2, 'list:clubs': 40 } },
  });
  expect(placeFacts(row, true)).toEqual([
    { kind: 'category', category: 'M35', place: 3 },
    { kind: 'list', list: 'list:police', place: 2 },
    { kind: 'milestone', place: 500 },
  ]);
  expect(placeFacts(finisher('1', 0), false)).toEqual([]);
});

it('of relay teams, which are of no sex, the first of all are told', () => {
  const team = finisher('901', 0, {
    runners: ['Ann', 'Bob'],
    places: { overall: 2, sex: 1, category: null },
  });
  expect(placeFacts(team, false)).toEqual([{ kind: 'overall', place: 2 }]);
  expect(factOf(team)).toEqual({ kind: 'overall', place: 2 });
});

it('milestones are round numbers that are still to come', () => {
  expect([0, 9, 10, 100, 499, 500, 1706].map(nextMilestone)).toEqual([10, 10, 50, 250, 500, 1000, 2000]);
});
