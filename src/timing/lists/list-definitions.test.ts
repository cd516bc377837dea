import { expect, it } from 'vitest';
import { event } from '../event.fixture.ts';
import { siteRacesOf } from '../model/event.ts';
import type { RaceDefinition } from '../model/race.ts';
import { compareGroups, type ListId } from './list-definitions.ts';

const marathon = siteRacesOf(event, 'kunming')!.races[0]!;
const race: RaceDefinition = {
  ...marathon,
  waves: [{ id: 'M' }, { id: 'A' }],
  categories: ['W40', 'M40', 'W50'].map((id) => ({ id, name: id })),
};

it.each([
  ['sex', ['X', 'M', 'F'], ['F', 'M', 'X']],
  ['category', ['other', 'M40', 'W50', 'W40'], ['W40', 'M40', 'W50', 'other']],
  ['wave', ['A', 'M'], ['M', 'A']],
  ['nationality', ['KGZ', 'CHN'], ['CHN', 'KGZ']],
] as const)(
  'groups by %s stand in the order of the race, those that it does not have by name',
  (by, some, right) => {
    const ids = some.map((group): ListId => `list:both:${group}`);
    const sorted = ids.toSorted((one, other) => compareGroups(race, by, one, other));
    expect(sorted).toEqual(right.map((group) => `list:both:${group}`));
  },
);
