import { z } from 'zod';
import { toldSchema } from './message.ts';

/** What the dress rehearsal is told, and what it tells. All instants are race time in ms unless they say otherwise. */
const ms = z.number().int();

/** What can go wrong in a rehearsal. */
export const faultNameSchema = z.enum([
  /** The plug of a reader is pulled: its port is not there any more. */
  'cable-out',
  /** A reader says nothing any more, though its port is there. */
  'reader-silent',
  /** A reader's clock moves by an hour. */
  'clock-off',
  /** From the beginning, each bib has the chip of the next. */
  'chips-shifted',
  /** A reader says each read twice, which must change nothing. */
  'reads-twice',
  /** The disk of the laptop takes nothing any more. */
  'disk-full',
  /** The laptop is gone from one moment to the next. */
  'laptop-dead',
]);
export type FaultName = z.infer<typeof faultNameSchema>;

/** What the crew does with its hands; `mat`: at which one. */
export const handActSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('plug-in'), mat: z.string() }),
  z.strictObject({ act: z.literal('switch-on'), mat: z.string() }),
  z.strictObject({ act: z.literal('free-disk') }),
  z.strictObject({ act: z.literal('start-laptop') }),
]);
export type HandAct = z.infer<typeof handActSchema>;

/** How a rehearsal is to be. */
export const rehearsalChoiceSchema = z.strictObject({
  /** How many times faster than life. */
  speed: z.number().min(1).max(50),
  faults: z.array(faultNameSchema).max(50),
  /** So many more, chosen by the seed. */
  surprises: z.number().int().min(0).max(10),
  /** The same seed makes the same day. */
  seed: z.number().int().nonnegative(),
});
export type RehearsalChoice = z.infer<typeof rehearsalChoiceSchema>;

/** What became of one fault. */
export const faultScoreSchema = z.object({
  fault: faultNameSchema,
  /** Null where it concerns no single mat. */
  mat: z.string().nullable(),
  /** When it happened; null where the rehearsal ended before. */
  at: ms.nullable(),
  /** Real seconds until the crew did what mends it; null where nobody did, or nothing was to be done. */
  after: z.number().nullable(),
  /** Nobody has to do anything about it. */
  harmless: z.literal(true).optional(),
});
export type FaultScore = z.infer<typeof faultScoreSchema>;

/** How the results differ from what truly happened at the finish. */
export const rehearsalDifferenceSchema = z.object({
  bib: z.string(),
  /** `missing`: crossed the line, and is no finisher. `extra`: a finisher who never came. `time`: at another moment. */
  kind: z.enum(['missing', 'extra', 'time']),
  /** How much later than in truth; null where it is not about the time. */
  off: ms.nullable(),
});

export const rehearsalScoreSchema = z.object({
  faults: z.array(faultScoreSchema),
  /** Who truly crossed a finish line. */
  finishers: z.number().int(),
  /** How many of them are finishers at the right moment. */
  right: z.number().int(),
  /** Differences by more than this are told. */
  tolerance: ms,
  /** The first of them. */
  differences: z.array(rehearsalDifferenceSchema),
  /** How much later than in truth each gun was fired; null where nobody can tell. */
  guns: z.array(z.object({ wave: z.string(), off: ms.nullable() })),
});
export type RehearsalScore = z.infer<typeof rehearsalScoreSchema>;

export const rehearsalViewSchema = z.object({
  state: z.enum(['off', 'starting', 'running', 'ending', 'over', 'failed']),
  /** Why it failed. */
  problem: toldSchema.nullable(),
  /** Where the console of the rehearsal is. */
  address: z.string().nullable(),
  choice: rehearsalChoiceSchema.nullable(),
  now: ms,
  /** How fast race time runs at the moment. */
  rate: z.number(),
  /** When each gun is fired in truth, in order. */
  guns: z.array(z.object({ wave: z.string(), at: ms })),
  mats: z.array(z.string()),
  /** Who just crossed a finish line in truth, newest first: what eyes at the line see. Null is a stranger. */
  atLine: z.array(z.object({ bib: z.string().nullable(), mat: z.string(), time: ms })),
  /** How many are still to cross a mat. */
  toCome: z.number().int(),
  score: rehearsalScoreSchema.nullable(),
});
export type RehearsalView = z.infer<typeof rehearsalViewSchema>;

/** No rehearsal. */
export const noRehearsal: RehearsalView = {
  state: 'off',
  problem: null,
  address: null,
  choice: null,
  now: 0,
  rate: 1,
  guns: [],
  mats: [],
  atLine: [],
  toCome: 0,
  score: null,
};
