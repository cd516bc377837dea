import { expect, it } from 'vitest';
import { messageText } from '../words/text.ts';
import { reasonOf } from './event-file-reason.ts';
import { raceFileSchema, raceOfFile } from './race-file.ts';

const file = {
  id: 'race',
  name: 'Race',
  date: '2026-12-06',
  zone: 'Asia/Shanghai',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 10_000 },
  ],
  waves: [{ id: 'A' }],
};
const problems = (more: object) =>
  raceFileSchema
    .safeParse({ ...file, ...more })
    .error?.issues.map((issue) => `${issue.path.join('.')}: ${messageText('en', reasonOf(issue))}`);

it('a race file that names nothing else has the rules of the road', () => {
  const usual = [{ id: 'M18' }];
  expect(raceOfFile(raceFileSchema.parse(file), usual)).toMatchObject({
    categories: usual,
    rankBy: 'gun',
    rounding: 'road',
    missedPoints: { allowed: 1, beyond: 'review' },
    pairWithin: 100,
    witnessesWithin: { mats: 1000, people: 3000 },
  });
});

it('points, cut-offs and lists are taken over in milliseconds', () => {
  const points = [
    file.points[0],
    { id: 'spot', kind: 'spotter', distance: 9700 },
    { ...file.points[1], mat: 'line', cutOffSeconds: 5400.5, minTimeSeconds: 1500, notBeforeSeconds: 1000 },
  ];
  const race = raceOfFile(
    raceFileSchema.parse({ ...file, points, pairWithinSeconds: null, categories: [] }),
    [],
  );
  expect(race.points[2]).toMatchObject({
    mat: 'line',
    cutOff: 5_400_500,
    minTime: 1_500_000,
    notBefore: 1_000_000,
  });
  expect(race).toMatchObject({ pairWithin: null, categories: [] });
});

it.each([
  [{ lists: [{ id: 'a' }, { id: 'a' }] }, 'lists.1.id: "a" is there twice'],
  [{ lists: [{ id: 'a', withoutWinnersOf: ['b'] }] }, 'lists.0.withoutWinnersOf.0: there is no list "b"'],
  [
    {
      lists: [
        { id: 'a', withoutWinnersOf: ['c'] },
        { id: 'c', prizes: 1 },
      ],
    },
    'lists.0.withoutWinnersOf.0: "c" must stand before "a"',
  ],
  [
    { lists: [{ id: 'a', withoutWinnersOf: ['sex'] }] },
    'lists.0.withoutWinnersOf.0: the list "sex" needs "prizes", so that it has winners',
  ],
  [{ lists: [{ id: 'sex', by: 'club' }] }, 'lists.0.by: the list "sex" has its own grouping'],
  [{ lists: [{ id: 'a', entrants: { waves: ['Z'] } }] }, 'lists.0.entrants.waves.0: there is no wave "Z"'],
  [
    { lists: [{ id: 'a', entrants: { minAgee: 3 } }] },
    'lists.0.entrants: is no field of an event file: minAgee',
  ],
  [
    { categories: [{ id: 'rev', minAge: 50, maxAge: 40 }] },
    'categories.0.minAge: must not be more than the 40 of "maxAge"',
  ],
  [
    { lists: [{ id: 'a', entrants: { minAge: 50, maxAge: 40 } }] },
    'lists.0.entrants.minAge: must not be more than the 40 of "maxAge"',
  ],
  [
    { points: [file.points[0], { ...file.points[1], minTimeSeconds: 1500, cutOffSeconds: 1200 }] },
    'points.1.cutOffSeconds: must not be less than the 1500 of "minTimeSeconds"',
  ],
  [
    { points: [file.points[0], { ...file.points[1], notBeforeSeconds: 1500, cutOffSeconds: 1200 }] },
    'points.1.cutOffSeconds: must not be less than the 1500 of "notBeforeSeconds"',
  ],
  [
    { points: [file.points[0], { id: 'x', kind: 'start', distance: 5 }, file.points[1]] },
    'points.1.kind: the course goes start, splits and spotters, finish: expected "split" here',
  ],
])('what does not fit together is named: %j', (more, problem) => {
  expect(problems(more)).toEqual([problem]);
});
