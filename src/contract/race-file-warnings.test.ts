import { expect, it } from 'vitest';
import { fiveYearCategories } from '../timing/model/category.ts';
import type { Category } from '../timing/model/race.ts';
import { raceFileSchema, raceOfFile } from './race-file.ts';
import { raceFileWarnings } from './race-file-warnings.ts';

const file = {
  id: 'race',
  name: 'Race',
  date: '2026-12-06',
  zone: 'Asia/Shanghai',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: '5k', kind: 'split', distance: 5000 },
    { id: 'finish', kind: 'finish', distance: 10_000 },
  ],
  waves: [{ id: 'A' }],
};
const warnings = (more: object) =>
  raceFileWarnings(raceOfFile(raceFileSchema.parse({ ...file, ...more }), fiveYearCategories()));
const ages = (categories: Category[]) =>
  warnings({ categories }).map(({ code, params }) => [code, params?.['ages']]);

it('the usual categories leave nobody out and take nobody twice', () => {
  expect(warnings({})).toEqual([]);
  expect(warnings({ categories: [] })).toEqual([]);
});

it('ages without a category, and with two, are warned of', () => {
  expect(
    ages([
      { id: 'U35', maxAge: 34 },
      { id: '40', minAge: 40, maxAge: 49 },
      { id: '45', minAge: 45 },
    ]),
  ).toEqual([
    ['age-gap', '35–39'],
    ['age-overlap', '45–49'],
  ]);
});

it('each sex has its own gaps, and a category for both fills them', () => {
  const women: Category[] = [
    { id: 'W18', sex: 'F', minAge: 18, maxAge: 34 },
    { id: 'W40', sex: 'F', minAge: 40 },
  ];
  const men: Category[] = [{ id: 'M18', sex: 'M', minAge: 18 }];
  expect(warnings({ categories: [...women, ...men] }).map(({ params }) => params)).toEqual([
    { ages: '35–39', sex: 'F' },
  ]);
  expect(ages([...women, ...men, { id: '35', minAge: 35, maxAge: 39 }])).toEqual([]);
});

it('a category for everybody at the end is no fault; before others it takes theirs', () => {
  const seniors: Category = { id: '60', minAge: 60 };
  expect(ages([seniors, { id: 'open' }])).toEqual([]);
  expect(warnings({ categories: [{ id: 'open' }, seniors] })).toMatchObject([
    { code: 'category-never', params: { category: '60', other: 'open' } },
  ]);
});

it('a cut-off before the one of an earlier point is warned of', () => {
  const [start, split, finish] = file.points;
  const points = [start, { ...split, cutOffSeconds: 3600 }, { ...finish, cutOffSeconds: 3000 }];
  expect(warnings({ points })).toMatchObject([
    { code: 'cut-off-order', params: { point: 'finish', before: '5k' } },
  ]);
});

it.each([
  ['2026-12-06T08:00:00+08:00', 0],
  ['2026-12-07T06:00:00+08:00', 0],
  ['2025-12-07T08:00:00+08:00', 1],
  ['2026-12-13T08:00:00+08:00', 1],
])('a start on another day than the race is warned of: %s', (start, count) => {
  expect(warnings({ waves: [{ id: 'A', start }] })).toHaveLength(count);
});
