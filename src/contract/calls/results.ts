import { z } from 'zod';
import { entrySchema } from '../entry.ts';
import { eventListPageSchema } from '../event-results.ts';
import {
  listIdSchema,
  passingRowSchema,
  personSchema,
  resultRowSchema,
  resultsPageSchema,
  statusSchema,
  verdictCodeSchema,
} from '../rows.ts';
import { messageSchema } from '../message.ts';
import {
  columnIdsSchema,
  officialFormatSchema,
  presetNameSchema,
  publicFormatSchema,
  resultsPresetSchema,
} from '../results-formats.ts';
import type { Calls } from './call.ts';
import { anyBib, bib, doneSchema, language, number } from './fields.ts';

/** A page of a list, and what its rows must fit: the beginning of a bib, or a part of a name or club. */
export const resultsQuery = z.object({
  list: listIdSchema.default('overall'),
  offset: number().nonnegative().default(0),
  limit: number().positive().max(500).default(100),
  q: z.string().max(100).default(''),
});

/** A page of a list over races. */
export const eventListQuery = resultsQuery
  .pick({ offset: true, limit: true })
  /** One of the list's groups; the first where absent. */
  .extend({ group: listIdSchema.optional() });

/** The time in which something is somebody's; null where that is open. */
export const stretch = { from: z.number().int().nullable(), until: z.number().int().nullable() };

/** Race id; where absent, the first race, and for files all of them. */
const race = z.string().optional();

/** English where another language is asked for. */
const fileQuery = z.object({ lang: language.catch('en').default('en'), race });

/** World Athletics' ids of the competition and of its events, for its own format alone. */
const calendarIds = {
  competition: number().positive().optional(),
  men: number().positive().optional(),
  women: number().positive().optional(),
};

const officialQuery = z.object({
  format: officialFormatSchema,
  race,
  /** Instead of the receiver's usual file. */
  as: z.enum(['csv', 'xlsx']).optional(),
  ...calendarIds,
});

const officialProblems = [
  'no-race',
  'site-needed',
  'race-unknown',
  'out-one-race',
  'out-event-id',
  'out-site-country',
] as const;

/** What a station says of results. */
export const resultsCalls = {
  results: {
    method: 'GET',
    path: '/api/results',
    about: 'Gives one page of a list.',
    query: resultsQuery.extend({ race }),
    answer: resultsPageSchema,
    problems: ['no-race', 'site-needed', 'race-unknown'],
  },
  resultsFile: {
    method: 'GET',
    path: '/api/results.csv',
    about:
      'Gives the file of all results; the header Goldline-Head has the seal of the journal it follows from.',
    query: fileQuery,
    answer: 'text/csv',
    problems: ['no-race', 'site-needed', 'race-unknown'],
  },
  resultsFileAs: {
    method: 'GET',
    path: '/api/results/file',
    about:
      'Gives the results as a file of a format, without birth dates; its name is in Content-Disposition.',
    query: fileQuery.extend({
      format: publicFormatSchema,
      /** Only who has a place in this list; everybody where absent. */
      list: listIdSchema.optional(),
      /** Ids of columns with commas between them, in order; the usual ones where absent. */
      columns: z.string().max(2000).optional(),
      /** A preset by its name: its columns, and its language in the place of `lang`. */
      preset: presetNameSchema.optional(),
      /** Of CSV for people. */
      encoding: z.enum(['utf-8', 'gb18030']).default('utf-8'),
    }),
    answer: 'application/octet-stream',
    problems: ['no-race', 'site-needed', 'race-unknown', 'list-unknown', 'preset-unknown'],
  },
  officialFile: {
    method: 'GET',
    path: '/api/results/official',
    about:
      'Gives the file of one receiver, with birth dates where it wants them: for officials. Each copy is an action of the log.',
    query: officialQuery,
    answer: 'application/octet-stream',
    problems: officialProblems,
  },
  checkOfficialFile: {
    method: 'GET',
    path: '/api/results/official/check',
    about: 'Tells who would not be in the file of a receiver, and whose name is split by a guess.',
    query: officialQuery,
    answer: z.object({
      written: z.number().int(),
      leftOut: z.array(messageSchema),
      doubts: z.array(messageSchema),
    }),
    longAnswer: true,
    problems: officialProblems,
  },
  resultsColumns: {
    method: 'GET',
    path: '/api/results/columns',
    about:
      'Gives the columns that a file of results for people may have, in the usual order, and the presets.',
    query: fileQuery,
    answer: z.object({
      columns: z.array(z.object({ id: z.string(), heading: z.string() })),
      presets: z.array(resultsPresetSchema.extend({ name: presetNameSchema })),
    }),
    problems: ['no-race', 'site-needed', 'race-unknown'],
  },
  savePreset: {
    method: 'POST',
    path: '/api/results/presets',
    about: 'Saves columns of results files under a name; null takes the name away.',
    body: z.strictObject({
      name: presetNameSchema,
      preset: z.strictObject({ columns: columnIdsSchema, language }).nullable(),
    }),
    answer: doneSchema,
    problems: ['preset-unknown'],
  },
  teams: {
    method: 'GET',
    path: '/api/teams',
    about: 'Gives the teams of a list that scores teams, best first; sums are of raw times.',
    query: z.object({ list: listIdSchema, race }),
    answer: z.object({
      teams: z.array(
        z.object({
          team: z.string(),
          place: z.number().int(),
          /** Milliseconds, or places, as the list scores. */
          score: z.number(),
          scorers: z.array(z.string()),
        }),
      ),
    }),
  },
  teamsFile: {
    method: 'GET',
    path: '/api/teams.csv',
    about: 'Gives the file of team standings.',
    query: fileQuery,
    answer: 'text/csv',
    problems: ['no-race', 'site-needed', 'race-unknown'],
  },
  eventList: {
    method: 'GET',
    path: '/api/lists/:list',
    about: "Gives one page of a list over races, of those at the station's own site.",
    params: z.object({ list: z.string() }),
    query: eventListQuery,
    answer: eventListPageSchema,
    problems: ['no-race', 'site-needed', 'list-unknown'],
  },
  find: {
    method: 'GET',
    path: '/api/find',
    about: 'Finds runners by bib, name, club or chip, in whatever list they stand.',
    query: z.object({ q: z.string().max(100), limit: number().positive().max(100).default(10) }),
    answer: z.object({ rows: z.array(resultRowSchema) }),
  },
  whose: {
    method: 'POST',
    path: '/api/entries/whose',
    about:
      'Says whose many bibs are, and what became of them; a bib that nobody has is not among the answers.',
    body: z.strictObject({ bibs: z.array(bib).max(5000) }),
    longList: 'bibs',
    answer: z.object({
      people: z.array(
        z.object({
          person: personSchema,
          status: statusSchema,
          /** Official times of a finish. */
          gun: z.number().int().nullable(),
          chip: z.number().int().nullable(),
        }),
      ),
    }),
    longAnswer: true,
  },
  entry: {
    method: 'GET',
    path: '/api/entries/:bib',
    about: 'Gives everything the station knows of one bib.',
    params: anyBib,
    answer: z.object({
      person: personSchema,
      /** Null while there is no race definition. */
      result: resultRowSchema.nullable(),
      /** Bibs whose chips were with this one's all the way; not there where there are none. */
      pairedWith: z.array(z.string()).optional(),
      passings: z.array(passingRowSchema),
      /** What became of each passing, by its id. */
      verdicts: z.array(
        z.object({ passing: z.string(), code: verdictCodeSchema, point: z.string().nullable() }),
      ),
      /** The bib's chips, each with the time in which it is the bib's. */
      chips: z.array(z.object({ chip: z.string(), ...stretch })),
      /** What the gun time counts from; null before that is known, absent from older stations. */
      gun: z.number().int().nullable().optional(),
      /** The entry as the start list and race day have it; absent from older stations. */
      entry: entrySchema.optional(),
    }),
    problems: ['bib-unknown'],
  },
} as const satisfies Calls;
