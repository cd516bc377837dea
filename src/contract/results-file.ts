import { z } from 'zod';
import { doubtSchema, flagSchema, statusSchema } from './rows.ts';
import { sex } from './stored.ts';

const text = z
  .union([z.string(), z.record(z.string(), z.string())])
  .describe('One text, or one for each language (en, zh-CN, ru)');
const ms = z.number().int().describe('Milliseconds');
const instant = z.iso.datetime().describe('An instant of UTC');
const code = z.string().nullable();

const listSchema = z.strictObject({
  id: z.string().describe('overall, sex:F, category:W35, division:wheelchair, list:elite …'),
  name: z.string().describe('In the language of the file'),
  basis: z.string().describe('What its places go by, in the language of the file'),
  rows: z.array(z.strictObject({ place: z.number().int().positive(), bib: z.string() })),
  teams: z
    .array(
      z.strictObject({
        place: z.number().int().positive(),
        team: z.string(),
        score: z.number().describe('Raw milliseconds, or a sum of places, as the list scores'),
        scorers: z.array(z.string()).describe('Bibs, in the order of the list'),
      }),
    )
    .optional(),
});

const rowSchema = z.strictObject({
  bib: z.string(),
  name: z.string(),
  latinName: code,
  sex,
  nationality: code.describe('Three-letter code of World Athletics'),
  club: code,
  category: code,
  wave: z.string(),
  division: code,
  status: statusSchema,
  rule: code.describe('The rule of a ruling, such as TR6.3.1'),
  doubts: z.array(doubtSchema),
  flags: z.array(flagSchema),
  evidence: z.string().nullable().describe('What the finish time is by'),
  gun: ms.nullable().describe('Official time from the gun of the wave'),
  chip: ms.nullable().describe('Official time from the own start'),
  splits: z.array(z.strictObject({ point: z.string(), gun: ms, chip: ms.nullable() })),
  legs: z
    .array(
      z.strictObject({ from: z.string(), to: z.string(), name: z.string().nullable(), time: ms.nullable() }),
    )
    .optional(),
});

const raceSchema = z.strictObject({
  id: z.string(),
  name: text,
  date: z.string(),
  zone: z.string().describe('IANA zone'),
  rankBy: z.enum(['gun', 'chip']),
  unit: ms.describe('The smallest step of official times'),
  state: z
    .enum(['provisional', 'closed', 'official'])
    .describe('official only where nothing has changed since it was published as such'),
  published: z
    .strictObject({
      state: z.enum(['provisional', 'official']),
      number: z.number().int().positive(),
      changed: z.number().int().describe('Lines that are another in this file than as published'),
    })
    .optional()
    .describe('What was published last'),
  finishers: z.number().int(),
  inReview: z.number().int(),
  points: z.array(
    z.strictObject({ id: z.string(), kind: z.string(), distance: z.number(), name: text.optional() }),
  ),
  lists: z.array(listSchema),
  rows: z.array(rowSchema).describe('Everybody entered, once each'),
});

/** The results of a race or of all races at a site, as JSON. The JSON Schema in resources/results.schema.json is made from this. */
export const resultsFileSchema = z.strictObject({
  format: z.literal('goldline-results'),
  v: z.literal(1),
  goldline: z.string().describe('Version of the program'),
  event: z.strictObject({ id: z.string(), name: text }),
  site: z.strictObject({ id: z.string(), name: text.optional() }),
  version: z
    .string()
    .describe('Of how many actions and passings it is made: the same journal makes the same file'),
  asOf: instant.nullable().describe('When the last passing began; null before the first'),
  races: z.array(raceSchema),
});
export type ResultsFile = z.input<typeof resultsFileSchema>;
