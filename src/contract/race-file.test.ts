import { z } from 'zod';
import { expect, it } from 'vitest';
import { raceDefinitionSchema } from './race-definition.ts';
import { raceFileSchema, raceOfFile } from './race-file.ts';

it('the published JSON Schema is the one the program checks with (vitest -u writes it anew)', async () => {
  const schema = {
    ...z.toJSONSchema(raceFileSchema, { io: 'input' }),
    title: 'Goldline race definition',
  };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../resources/race.schema.json',
  );
});

it('what a race file can say is understood in the journal, with every setting of it', () => {
  const file: z.input<typeof raceFileSchema> = {
    $schema: 'race.schema.json',
    id: 'race',
    name: { en: 'Race' },
    date: '2026-12-06',
    zone: 'Asia/Shanghai',
    points: [
      { id: 'start', kind: 'start', distance: 0, mat: 'line' },
      {
        id: '5k',
        kind: 'split',
        distance: 5000,
        name: 'Half way',
        counts: 'first',
        required: true,
        minTimeSeconds: 600,
        notBeforeSeconds: 500,
        cutOffSeconds: 3600,
        passingGapSeconds: 8,
        minRssi: -70,
      },
      { id: 'finish', kind: 'finish', distance: 10_000, mat: 'line' },
    ],
    waves: [
      {
        id: 'A',
        name: 'A',
        start: '2026-12-06T08:00:00+08:00',
        gun: '2026-12-06T08:00:01+08:00',
        zone: 'Asia/Shanghai',
      },
    ],
    categories: [{ id: 'M40', name: 'Men 40', sex: 'M', minAge: 40, maxAge: 44 }],
    rankBy: 'gun',
    lists: [
      { id: 'overall', prizes: 3 },
      {
        id: 'clubs',
        name: 'Clubs',
        basis: { first: 100 },
        order: 'time',
        entrants: { sex: 'F' },
        by: 'sex',
        depth: 10,
        prizes: 3,
        withoutWinnersOf: ['overall'],
        teams: { of: 'club', count: 3, score: 'time' },
      },
    ],
    ageRule: 'race-day',
    entryAgeRule: 'year-end',
    minEntryAge: 16,
    rounding: 'road',
    noStartRead: 'gun',
    otherWave: 'own-gun',
    gunFromMat: true,
    gunWindowSeconds: { before: 600, after: 3600 },
    cutOffFrom: 'gun',
    missedPoints: { allowed: 1, beyond: 'review' },
    limits: [{ division: 'wheelchair', metresPerSecond: 12 }],
    pairWithinSeconds: 0.1,
    witnessesWithinSeconds: { mats: 1, people: 3 },
    ignoredChips: ['E28000'],
    startWindowSeconds: 1800,
    passingGapSeconds: 10,
  };
  expect(new Set(Object.keys(file))).toEqual(new Set(Object.keys(raceFileSchema.shape)));
  const definition = raceOfFile(raceFileSchema.parse(file), []);
  expect(raceDefinitionSchema.parse(definition)).toEqual(definition);
});
