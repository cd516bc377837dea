import { z } from 'zod';
import { localTextSchema } from './rows.ts';

/** Milliseconds, as the race publishes them: rounded once. */
const duration = z.number().int().nullable();
const instant = z.iso.datetime().nullable();
const place = z.number().int().positive();

const rowSchema = z.object({
  bib: z.string(),
  name: z.string(),
  latinName: z.string().nullable(),
  sex: z.enum(['M', 'F', 'X']),
  nationality: z.string().nullable().describe('Three-letter code of World Athletics, such as CHN.'),
  club: z.string().nullable(),
  category: z.string().nullable().describe('Id of the category that counted.'),
  wave: z.string(),
  division: z.string().nullable().describe('Such as wheelchair; runners have none.'),
  status: z.enum(['entered', 'running', 'finished', 'dns', 'dnf', 'dq', 'out-of-time', 'review']),
  rule: z.string().nullable().describe('The rule of a decision, such as TR6.3.1.'),
  gun: duration.describe('From the gun, in milliseconds, rounded as the race publishes it.'),
  chip: duration.describe("From the runner's own start; null while that is unknown."),
  evidence: z.enum(['chip', 'hand', 'photo', 'keypad', 'backup']).nullable(),
  splits: z.array(z.object({ point: z.string(), gun: z.number().int(), chip: duration })),
  legs: z
    .array(z.object({ from: z.string(), to: z.string(), name: z.string().nullable(), time: duration }))
    .optional()
    .describe('Of a relay team.'),
  flags: z.array(z.string()).describe('What a person should know before reading the result out.'),
});

const listSchema = z.object({
  id: z.string(),
  name: z.string(),
  basis: z.union([z.enum(['gun', 'chip']), z.object({ first: z.number().int() })]),
  order: z.enum(['time', 'line']),
  rows: z
    .array(z.object({ bib: z.string(), place: place.nullable() }))
    .describe('Who has a place, in order; then who is in the list without one.'),
  teams: z
    .array(
      z.object({
        team: z.string(),
        place,
        score: z.number().int().describe('Milliseconds, or places added up, as `scoredBy` says.'),
        scoredBy: z.enum(['time', 'places']),
        scorers: z.array(z.string()),
      }),
    )
    .optional(),
});

const raceSchema = z.object({
  id: z.string(),
  name: localTextSchema,
  date: z.iso.date(),
  zone: z.string(),
  rankBy: z.enum(['gun', 'chip']),
  unit: z.number().int().describe('The smallest step of published times, in milliseconds.'),
  points: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['start', 'split', 'spotter', 'finish']),
      distance: z.number().describe('Metres from the start.'),
      name: localTextSchema.optional(),
    }),
  ),
  categories: z.array(z.object({ id: z.string(), name: localTextSchema.optional() })),
  site: z.object({ id: z.string(), name: localTextSchema.optional() }).nullable(),
  state: z.enum(['provisional', 'closed']),
  version: z.object({
    actions: z.number().int(),
    passings: z.number().int(),
    program: z.string(),
  }),
  asOf: instant.describe('When the last passing began; null before the first.'),
  finishers: z.number().int(),
  inReview: z.number().int(),
  lists: z.array(listSchema),
  rows: z.array(rowSchema).describe('Everybody, once each; of a file of one list, those in it.'),
});

/** Results as JSON, for whoever publishes or computes with them. Without birth dates and chips. */
export const resultsFileSchema = z.object({
  format: z.literal('goldline-results'),
  v: z.literal(1),
  event: z.object({ id: z.string(), name: localTextSchema }),
  races: z.array(raceSchema),
});

export type ResultsFileRace = z.infer<typeof raceSchema>;
export type ResultsFileRow = z.infer<typeof rowSchema>;
export type ResultsFileList = z.infer<typeof listSchema>;
