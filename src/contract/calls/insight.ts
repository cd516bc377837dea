import { z } from 'zod';
import { warningSchema } from '../insight.ts';
import { personSchema, statusSchema } from '../rows.ts';
import type { Calls } from './call.ts';
import { explanationSchema } from './explanation.ts';
import { anyBib, language, number } from './fields.ts';
import { textProblems, textQuery } from './files.ts';

const ms = z.number().int();
/** Race id; not there from stations of one race. */
const race = z.string().optional();

/** What of a runner can change; times as they are published. */
const standingSchema = z.object({
  status: statusSchema,
  gun: ms.nullable(),
  chip: ms.nullable(),
  /** In the overall list. */
  place: z.number().int().nullable(),
});
export type Standing = z.infer<typeof standingSchema>;

const previewSchema = z.object({
  /** How many runners would have another time, status or place. */
  times: z.number().int(),
  statuses: z.number().int(),
  places: z.number().int(),
  /** Lists whose first three would change, by bib. */
  podiums: z.array(
    z.object({ race, list: z.string(), before: z.array(z.string()), after: z.array(z.string()) }),
  ),
  /** How many runners would change in any way. */
  changed: z.number().int(),
  /** The first of them; null where they are not in the race. */
  runners: z.array(
    z.object({
      bib: z.string(),
      person: personSchema.nullable(),
      before: standingSchema.nullable(),
      after: standingSchema.nullable(),
    }),
  ),
});
export type Preview = z.infer<typeof previewSchema>;

/** What the race tells besides its results, and what would be if. */
export const insightCalls = {
  warnings: {
    method: 'GET',
    path: '/api/warnings',
    about: 'Gives everything that a person should look at.',
    answer: z.object({ warnings: z.array(warningSchema) }),
    longAnswer: true,
  },
  estimates: {
    method: 'GET',
    path: '/api/runners/:bib/estimates',
    about: 'Says when a runner will be at the points that are still to come.',
    params: anyBib,
    answer: z.object({
      estimates: z.array(
        z.object({
          bib: z.string(),
          point: z.string(),
          time: z.number(),
          /** Between these moments eight of ten such runners come. */
          earliest: z.number(),
          latest: z.number(),
          overdue: z.boolean(),
        }),
      ),
    }),
  },
  safety: {
    method: 'GET',
    path: '/api/safety',
    about:
      'Says who is out there in each race, stretch by stretch, and who should have been seen by now, the latest first.',
    query: z.object({ race: z.string().optional() }),
    answer: z.object({
      at: z.number().int(),
      races: z.array(
        z.object({
          race: z.string(),
          stretches: z.array(
            z.object({
              from: z.string(),
              to: z.string(),
              onTheWay: z.number().int(),
              /** Of those, who should have come to its end by now. */
              late: z.number().int(),
            }),
          ),
          /** The first five hundred. */
          late: z.array(
            z.object({
              person: personSchema,
              /** Where they were seen last, or the start where nobody saw them; instants. */
              from: z.string(),
              seen: z.number(),
              to: z.string(),
              expected: z.number(),
            }),
          ),
        }),
      ),
    }),
  },
  explain: {
    method: 'GET',
    path: '/api/runners/:bib/explain',
    about: 'Says why a bib has the result that it has, down to each read, in sentences of a language.',
    params: anyBib,
    query: z.object({ lang: language.optional() }),
    answer: explanationSchema,
  },
  flow: {
    method: 'GET',
    path: '/api/flow',
    about: 'Says how many runners are expected at each point, minute by minute from now on.',
    query: z.object({ minutes: number().min(1).max(120).default(30) }),
    answer: z.object({
      from: ms,
      /** How many are expected in each minute from `from` on. */
      points: z.array(z.object({ race, point: z.string(), expected: z.array(z.number()) })),
    }),
  },
  gunFits: {
    method: 'GET',
    path: '/api/guns/fit',
    about: 'Compares the gun of each wave with the crowd at the start mat.',
    answer: z.object({
      fits: z.array(
        z.object({
          wave: z.string(),
          /** The gun that counts; null where there is none. */
          gun: ms.nullable(),
          /** When the first of the crowd crossed the start line. */
          fits: ms,
          /** How many runners crossed within half a minute from then. */
          crowd: z.number().int(),
          isGood: z.boolean(),
        }),
      ),
    }),
  },
  preview: {
    method: 'POST',
    path: '/api/preview',
    about: 'Says what actions would change in the results; nothing is done.',
    /** Actions without what the station gives them: id, station, Lamport number, moment, person. */
    body: z.strictObject({
      actions: z
        .array(z.looseObject({ type: z.string() }))
        .min(1)
        .max(50_000),
    }),
    longList: 'actions',
    answer: previewSchema,
    problems: ['no-race', 'site-needed'],
  },
  previewRace: {
    method: 'POST',
    path: '/api/preview/race',
    about: 'Says what a race definition from a JSON file would change in the results; nothing is done.',
    query: textQuery,
    body: 'application/octet-stream',
    answer: previewSchema,
    problems: ['no-race', 'site-needed', ...textProblems, 'not-json', 'race-field', 'other-race'],
  },
} as const satisfies Calls;
