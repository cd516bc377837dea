import { z } from 'zod';
import { messageSchema } from './message.ts';
import { plainIdSchema, plainNameSchema } from './organiser.ts';
import { localTextSchema } from './rows.ts';

/**
 * The online marathon: people run the distance where they live and hand in what their watch recorded. Instants are UTC
 * milliseconds, distances metres, durations seconds.
 */
const ms = z.number().int();
const metres = z.number().nonnegative();
const seconds = z.number().nonnegative();

/** How much a run's evidence is worth; stands in every row, never hidden. */
export const evidenceGradeSchema = z.enum(['verified', 'gps', 'picture', 'declared']);
export type EvidenceGrade = z.infer<typeof evidenceGradeSchema>;

/** Whether a form asks for something. */
const askedSchema = z.enum(['no', 'optional', 'required']);

/** An online race as its organiser sets it. */
export const onlineRaceSchema = z.strictObject({
  id: plainIdSchema,
  name: localTextSchema,
  distance: z.number().positive().max(500_000),
  zone: z.string(),
  entries: z.strictObject({ from: ms, to: ms }),
  /** A run begins and ends within it. */
  window: z.strictObject({ from: ms, to: ms }),
  handInUntil: ms,
  /** How many days a runner may answer a question of the organisers. */
  answerDays: z.number().int().min(1).max(60),
  minimumAge: z.number().int().min(0).max(99),
  /** How many may enter; null for any number. */
  limit: z.number().int().positive().nullable(),
  /** An entry needs a code that the organisers gave out. */
  byCode: z.boolean(),
  /** Where it is paid, on somebody else's pages; null where it costs nothing. */
  payment: z.url({ protocol: /^https$/ }).nullable(),
  ask: z.strictObject({ club: askedSchema, city: askedSchema, nationality: askedSchema }),
  /** Weaker evidence that counts as well, each with its own grade. */
  accepts: z.strictObject({ picture: z.boolean(), declared: z.boolean() }),
  /** Treadmills and virtual runs count. */
  indoorCounts: z.boolean(),
  /** A course that falls by more than 10 m/km is refused, and not only shown. */
  fallRefused: z.boolean(),
  /** So many first places of a list need the decision of two people. */
  fourEyesPlaces: z.number().int().min(0).max(100),
  /** Recordings are deleted so many days after the last day for handing in. */
  keepDays: z.number().int().min(1).max(730),
  /** What the organisers say on the race's page. */
  words: localTextSchema,
});
export type OnlineRace = z.infer<typeof onlineRaceSchema>;

/** The same as it is answered: what was checked once is a text. */
export const onlineRaceViewSchema = onlineRaceSchema.extend({
  id: z.string(),
  payment: z.string().nullable(),
});

/** What a runner's name becomes in what everybody may read. */
export const publicNameSchema = z.enum(['full', 'initials', 'none']);
export type PublicName = z.infer<typeof publicNameSchema>;

/** An entry as its form is sent. */
export const onlineEntrySchema = z.strictObject({
  name: plainNameSchema,
  latinName: plainNameSchema.optional(),
  sex: z.enum(['M', 'F', 'X']),
  birthDate: z.iso.date(),
  nationality: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  club: plainNameSchema.optional(),
  city: plainNameSchema.optional(),
  email: z.email().max(200).optional(),
  language: z.enum(['en', 'zh-CN', 'ru']),
  publicName: publicNameSchema,
  /** Of somebody under age: who agrees for them. */
  guardian: plainNameSchema.optional(),
  code: z.string().trim().min(1).max(60).optional(),
  /** Seconds of the best earlier result over the distance. */
  ownBest: seconds.optional(),
  /** Agrees to the rules, and that the recording is looked at by the organisers. */
  agrees: z.literal(true),
});
export type OnlineEntry = z.infer<typeof onlineEntrySchema>;

/** What is kept of an entry, as it is answered. */
export const onlineEntryViewSchema = onlineEntrySchema.omit({ agrees: true, code: true }).extend({
  name: z.string(),
  latinName: z.string().optional(),
  nationality: z.string().optional(),
  club: z.string().optional(),
  city: z.string().optional(),
  email: z.string().optional(),
  guardian: z.string().optional(),
});

/**
 * How a run stands. `entered`: nothing was handed in. `checking`: the service is at it. `waits`: for a person.
 * `second-look`: one person accepted it and another has to. `asked`: the runner may answer. `refused` with words; something
 * better may be handed in while there is time. `accepted`: it is in the results. `withdrawn`: by the runner.
 */
export const runStateSchema = z.enum([
  'entered',
  'checking',
  'waits',
  'second-look',
  'asked',
  'refused',
  'accepted',
  'withdrawn',
]);
export type RunState = z.infer<typeof runStateSchema>;

/** What a check came to, in words for the runner and figures for the reviewer. */
export const findingViewSchema = z.object({
  check: z.string(),
  answer: z.enum(['pass', 'review', 'refuse', 'unchecked']),
  figures: z.record(z.string(), z.number()),
  /** Metres from the start. */
  along: z.object({ from: metres, to: metres }).nullable(),
  seen: messageSchema.nullable(),
  remedy: messageSchema.nullable(),
  /** A person looked at it and let it be. */
  cleared: z.boolean(),
});
export type FindingView = z.infer<typeof findingViewSchema>;

/** A run as it is drawn: columns of at most 600 points, without a map. */
export const runProfileSchema = z.object({
  /** Metres east and north of the middle of the run. Both ends are left out for everybody but the runner and reviewers. */
  east: z.array(z.number()),
  north: z.array(z.number()),
  /** Metres from the start at each point, and seconds. */
  along: z.array(z.number()),
  seconds: z.array(z.number()),
  /** Null where the device said nothing. */
  altitude: z.array(z.number().nullable()),
  heartRate: z.array(z.number().nullable()),
  cadence: z.array(z.number().nullable()),
});
export type RunProfile = z.infer<typeof runProfileSchema>;

/** What a recording comes to. */
export const runMeasuresSchema = z.object({
  start: ms,
  /** From the first sample to where the distance is reached, pauses counted; null where it is not. */
  finish: z.object({ seconds, time: ms }).nullable(),
  elapsed: seconds,
  distance: z.object({ measured: metres, low: metres, high: metres, device: metres.nullable() }),
  paused: seconds,
  climb: z.object({ gain: metres, loss: metres }).nullable(),
  cadence: z.number().nullable(),
  heartRate: z.number().nullable(),
  /** Seconds at each 5 km. */
  splits: z.array(z.object({ distance: metres, seconds })),
});
export type RunMeasures = z.infer<typeof runMeasuresSchema>;

/** Something that a runner handed in. */
export const handedInSchema = z.object({
  id: z.string(),
  kind: z.enum(['recording', 'picture', 'declared']),
  /** As the runner's device calls it; empty for what is only declared. */
  name: z.string(),
  size: z.number().int().nonnegative(),
  /** Bytes that are here. */
  received: z.number().int().nonnegative(),
  at: ms,
  /** `deleted`: the bytes are gone, what was found in them stands. */
  state: z.enum(['receiving', 'queued', 'judged', 'unreadable', 'deleted']),
  /** Why it cannot be read. */
  told: messageSchema.nullable(),
  /** Its clock was off by so many hours, as the runner says. */
  shiftHours: z.number(),
  /** Hours by which the clock seems to be off: offered to the runner. */
  offeredHours: z.number().nullable(),
  /** What was typed: of a picture, or of a declaration. */
  declared: z.object({ start: ms, seconds, distance: metres }).nullable(),
  measures: runMeasuresSchema.nullable(),
  findings: z.array(findingViewSchema),
  /** Highest grade that it can have; null where it is refused. */
  grade: evidenceGradeSchema.nullable(),
  device: z.string().nullable(),
});
export type HandedIn = z.infer<typeof handedInSchema>;

/** What was said and decided about a run, the oldest first. */
export const runWordSchema = z.object({
  at: ms,
  /** Empty for the service itself. */
  by: z.string(),
  from: z.enum(['runner', 'organiser', 'service']),
  act: z.enum(['answer', 'ask', 'accept', 'refuse', 'reopen', 'withdraw', 'erase', 'hand-in', 'shift']),
  text: z.string(),
});
export type RunWord = z.infer<typeof runWordSchema>;

/** A run as its runner sees it. */
export const ownRunSchema = z.object({
  event: z.object({ id: z.string(), name: localTextSchema }),
  race: onlineRaceViewSchema,
  bib: z.string(),
  entry: onlineEntryViewSchema,
  entered: ms,
  state: runStateSchema,
  /** Of the accepted one. */
  grade: evidenceGradeSchema.nullable(),
  result: z.object({ start: ms, seconds, place: z.number().int().nullable() }).nullable(),
  handedIn: z.array(handedInSchema),
  /** Which of them is the run; null where nothing is. */
  chosen: z.string().nullable(),
  profile: runProfileSchema.nullable(),
  words: z.array(runWordSchema),
  answerUntil: ms.nullable(),
  /** When the recordings are deleted. */
  deleted: ms,
  now: ms,
});
export type OwnRun = z.infer<typeof ownRunSchema>;

/** One line of the reviewers' queue. */
export const queueRowSchema = z.object({
  bib: z.string(),
  name: z.string(),
  sex: z.enum(['M', 'F', 'X']),
  state: runStateSchema,
  seconds: seconds.nullable(),
  grade: evidenceGradeSchema.nullable(),
  /** Place that it has or would have among those of the same sex; null without a time. */
  place: z.number().int().nullable(),
  /** Checks that ask for a look, or refuse. */
  open: z.array(z.string()),
  /** Since when it waits. */
  since: ms,
  answered: z.boolean(),
});
export type QueueRow = z.infer<typeof queueRowSchema>;

/** A run as reviewers see it. */
export const reviewRunSchema = ownRunSchema.extend({
  /** Other runs that this one was compared with and is like. */
  like: z.array(z.object({ bib: z.string(), name: z.string(), overlap: z.number(), separation: metres })),
  /** Accepted once, by whom: another has to. */
  firstLook: z.string().nullable(),
});
export type ReviewRun = z.infer<typeof reviewRunSchema>;

/** An online race and how much work there is. */
export const onlineWorkSchema = z.object({
  race: onlineRaceViewSchema,
  entries: z.number().int(),
  byState: z.record(runStateSchema, z.number().int()),
  /** Recordings that were not judged yet, and since when the oldest waits. */
  queue: z.object({ length: z.number().int(), oldest: ms.nullable() }),
});
export type OnlineWork = z.infer<typeof onlineWorkSchema>;
