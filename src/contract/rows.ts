import { z } from 'zod';
import type { VerdictCode } from '../timing/model/verdict.ts';
import { versionViewSchema } from './version-view.ts';

/** Shared shapes of what screens show. Instants and durations are integer milliseconds. */
const ms = z.number().int();

export const localTextSchema = z.union([
  z.string(),
  z.object({ en: z.string().optional(), 'zh-CN': z.string().optional(), ru: z.string().optional() }),
]);

/** Something that people named, such as a race or a list. */
export const namedSchema = z.object({ id: z.string(), name: localTextSchema });

/** What of an event can be asked for beside a race's own lists. */
export const eventChoicesSchema = z.object({
  /** All races; absent where there is only one. */
  races: z.array(namedSchema).optional(),
  /** Lists over several races; absent where there are none. */
  listsOverRaces: z.array(namedSchema).optional(),
});
export type EventChoices = z.infer<typeof eventChoicesSchema>;

export const pointViewSchema = z.object({
  id: z.string(),
  kind: z.enum(['start', 'split', 'spotter', 'finish']),
  /** Metres from the start. */
  distance: z.number(),
  name: localTextSchema.optional(),
  /** As in the race definition; milliseconds and dBm. */
  mat: z.string().optional(),
  counts: z.enum(['first', 'strongest', 'last']).optional(),
  minTime: ms.optional(),
  required: z.boolean().optional(),
  passingGap: ms.optional(),
  minRssi: z.number().optional(),
  notBefore: ms.optional(),
  cutOff: ms.optional(),
});
export type PointView = z.infer<typeof pointViewSchema>;

export const raceViewSchema = z.object({
  id: z.string(),
  name: localTextSchema,
  date: z.string(),
  zone: z.string(),
  rankBy: z.enum(['gun', 'chip']),
  points: z.array(pointViewSchema),
  categories: z.array(z.object({ id: z.string(), name: localTextSchema.optional() })),
  /** The smallest step of official times in milliseconds, where they are not whole seconds. */
  unit: z.number().int().positive().optional(),
});
export type RaceView = z.infer<typeof raceViewSchema>;

/** The event as a station or the service shows one of its sites. */
export const eventViewSchema = z.object({
  id: z.string(),
  name: localTextSchema,
  date: z.string(),
  /** Of the site. */
  zone: z.string(),
  site: z.object({
    id: z.string(),
    name: localTextSchema.optional(),
    /** Three letters, as nationalities. */
    country: z.string().optional(),
  }),
  /** Of how many; one where there is no other. */
  sites: z.number().int(),
  /** The site's, in the order of the event. */
  races: z.array(raceViewSchema),
  /** The site's mats in the order of the courses, each with the points that lie on it. */
  mats: z.array(
    z.object({
      id: z.string(),
      name: localTextSchema.optional(),
      points: z.array(z.object({ race: z.string(), point: z.string() })),
    }),
  ),
});

/** One wave and its gun. */
export const gunViewSchema = z.object({
  wave: z.string(),
  /** Ids of the races that start in it; not there from stations of one race. */
  races: z.array(z.string()).optional(),
  name: localTextSchema.optional(),
  /** When it is planned. */
  start: ms.nullable(),
  /** When it was fired; null before. */
  gun: ms.nullable(),
  /** Whether a person fired it, the race definition brought it, or it was taken from the start mat. */
  source: z.enum(['fired', 'race', 'mat']).nullable(),
  /** The action that fired it, for undo. */
  action: z.string().nullable(),
  /** IANA zone of its site, where it is not the race's. */
  zone: z.string().optional(),
});
export type GunView = z.infer<typeof gunViewSchema>;

/** An entrant as screens and files name them. */
export const personSchema = z.object({
  bib: z.string(),
  name: z.string(),
  latinName: z.string().nullable(),
  sex: z.enum(['M', 'F', 'X']),
  nationality: z.string().nullable(),
  club: z.string().nullable(),
  category: z.string().nullable(),
  wave: z.string(),
  /** Race id; not there from stations of one race. */
  race: z.string().optional(),
  /** In an online race: how much the run's evidence is worth. */
  evidence: z.enum(['verified', 'gps', 'picture', 'declared']).optional(),
});
export type Person = z.infer<typeof personSchema>;

export const placesSchema = z.object({
  overall: z.number().int().nullable(),
  sex: z.number().int().nullable(),
  category: z.number().int().nullable(),
  /** In the race's further lists, by list id. */
  lists: z.record(z.string(), z.number().int()).optional(),
});

export const flagSchema = z.enum([
  'no-start-read',
  'start-before-gun',
  'late-start',
  'missed-point',
  'does-not-fit',
  'too-fast',
  'finish-unsure',
  'reader-off',
  'no-gun',
  'gun-from-mat',
  'other-wave',
  'start-unsure',
  'witnesses-differ',
  'time-uncertain',
  'status-doubtful',
]);

/** What became of a passing, and why. */
export const verdictCodeSchema = z.enum([
  'used',
  'voided',
  'not-on-course',
  'no-gun',
  'before-gun',
  'out-of-window',
  'earlier-start',
  'point-not-open',
  'point-closed',
  'weak',
  'too-early',
  'same-crossing',
  'again',
  'after-finish',
  'out-of-order',
  'spotter',
]) satisfies z.ZodType<VerdictCode>;

export const statusSchema = z.enum([
  'entered',
  'running',
  'finished',
  'dns',
  'dnf',
  'dq',
  'out-of-time',
  'review',
]);

export const sourceSchema = z.enum(['chip', 'hand', 'photo', 'keypad', 'backup']);

/** A passing as the console lists it. `gun` is official: rounded as results are. */
export const passingRowSchema = z.object({
  id: z.string(),
  time: ms,
  point: z.string(),
  source: sourceSchema,
  chip: z.string().nullable(),
  person: personSchema.nullable(),
  /** The typed bib where no entry has it. */
  bib: z.string().nullable(),
  /** From the wave's gun, if this passing is used as the runner's split. */
  gun: ms.nullable(),
  used: z.boolean(),
  reads: z.number().int(),
  rssi: z.number().nullable(),
});
export type PassingRow = z.infer<typeof passingRowSchema>;

/** A finisher as the announcer reads them out. `gun` and `chip` are official: already rounded up. */
export const finisherRowSchema = z.object({
  person: personSchema,
  /** Whether the result is in review, without a place until somebody decides; absent where it is not. */
  inReview: z.literal(true).optional(),
  /** The instant of the finish. */
  time: ms,
  gun: ms,
  chip: ms.nullable(),
  places: placesSchema,
  flags: z.array(flagSchema),
  passing: z.string(),
  source: sourceSchema,
});
export type FinisherRow = z.infer<typeof finisherRowSchema>;

/** Why a finisher is in review. */
export const doubtSchema = z.enum(['missed-points', 'too-fast', 'finish-unsure', 'reader-off', 'chip-pair']);

/** One line of the results. Times are official: already rounded up. */
export const resultRowSchema = z.object({
  person: personSchema,
  status: statusSchema,
  /** The rule of a DQ, DNF or DNS, such as `TR6.3.1`. */
  rule: z.string().nullable().optional(),
  /** Why a finisher is in review. */
  doubts: z.array(doubtSchema).optional(),
  /** Where a runner without a finish was seen last. */
  lastSeen: z.object({ point: z.string(), time: ms }).nullable().optional(),
  /** Place in the list that was asked for. */
  place: z.number().int().nullable(),
  places: placesSchema,
  gun: ms.nullable(),
  chip: ms.nullable(),
  splits: z.array(z.object({ point: z.string(), gun: ms, chip: ms.nullable() })),
  /** Of a relay team, in the order of the course: from point to point, who ran it, and how long. */
  legs: z
    .array(z.object({ from: z.string(), to: z.string(), name: z.string().nullable(), time: ms.nullable() }))
    .optional(),
  flags: z.array(flagSchema),
});
export type ResultRow = z.infer<typeof resultRowSchema>;

/** `overall`, `sex:F`, `category:W35`, `division:wheelchair`, and a race's own: `list:elite`, `list:clubs:Harriers`. */
export const listIdSchema = z.string().regex(/^(overall|sex:[MFX]|(category|division|list):.+)$/);

/** One page of one list; the station and the service answer alike. */
/** A team of a list that scores teams; the smaller score wins. */
export const teamRowSchema = z.object({
  team: z.string(),
  place: z.number().int(),
  score: z.union([z.object({ time: ms }), z.object({ places: z.number().int() })]),
  scorers: z.array(z.object({ bib: z.string(), name: z.string() })),
});
export type TeamRow = z.infer<typeof teamRowSchema>;

export const resultsPageSchema = z.object({
  v: z.literal(1),
  race: raceViewSchema,
  ...eventChoicesSchema.shape,
  list: listIdSchema,
  /** All lists with at least one entrant. */
  lists: z.array(
    z.object({
      id: listIdSchema,
      finishers: z.number().int(),
      entrants: z.number().int(),
      name: localTextSchema.optional(),
      /** Whether it scores teams. */
      teams: z.literal(true).optional(),
    }),
  ),
  /** Rows that match, on all pages. */
  total: z.number().int(),
  offset: z.number().int(),
  rows: z.array(resultRowSchema),
  /** All teams of a list that scores teams, best first. */
  teams: z.array(teamRowSchema).optional(),
  /** What was published of the race last, and still holds; not there before anything was. */
  version: versionViewSchema.optional(),
  /** Who has finished the race and is in review: in no list's finishers until somebody says ok. */
  inReview: z.number().int().optional(),
  asOf: ms,
});
export type ResultsPage = z.infer<typeof resultsPageSchema>;
