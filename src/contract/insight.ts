import { z } from 'zod';
import { personSchema } from './rows.ts';

/** What the race tells besides its results: alarms, who comes next, what is doubtful. */
const ms = z.number().int();

/** A mat, reader or antenna that hears less than it must. */
export const alarmSchema = z.discriminatedUnion('kind', [
  /** `silent`: nobody at all; `thin`: far too few. `seen` and `expected`: passings in the last minute. */
  z.object({
    kind: z.enum(['silent', 'thin']),
    mat: z.string(),
    seen: z.number().int(),
    expected: z.number().int(),
    /** The last passing; null where there was none yet. */
    since: ms.nullable(),
  }),
  /** One reader of a mat hears nothing while another there hears many. */
  z.object({
    kind: z.literal('reader-deaf'),
    mat: z.string(),
    address: z.string(),
    /** Reads of the other reader in the last minute. */
    others: z.number().int(),
    since: ms.nullable(),
  }),
  /** One antenna of a reader hears nothing while another hears many. */
  z.object({
    kind: z.literal('antenna-deaf'),
    mat: z.string(),
    address: z.string(),
    antenna: z.number().int(),
    since: ms.nullable(),
  }),
]);
export type Alarm = z.infer<typeof alarmSchema>;

/** Who comes next to the finish that can still take one of the first places of a list. */
export const contenderSchema = z.object({
  race: z.string().optional(),
  list: z.string(),
  bib: z.string(),
  /** Not there from stations before this field. */
  person: personSchema.optional(),
  /** When, and between which moments eight of ten such runners come. */
  time: ms,
  earliest: ms,
  latest: ms,
  overdue: z.boolean(),
  /** The best place still possible, and the place if everybody comes as estimated. */
  possible: z.number().int(),
  likely: z.number().int(),
});
export type ContenderRow = z.infer<typeof contenderSchema>;

/** Something that a person should look at. Codes are words of the screens. */
export const warningSchema = z.object({
  code: z.string(),
  severity: z.enum(['wrong', 'doubtful', 'open']),
  remedy: z.string(),
  /** Race id, where it is about one of several. */
  race: z.string().optional(),
  bibs: z.array(z.string()),
  points: z.array(z.string()),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** All warnings of one code: how many, and the first of them. */
export const warningGroupSchema = z.object({
  code: z.string(),
  severity: z.enum(['wrong', 'doubtful', 'open']),
  remedy: z.string(),
  count: z.number().int(),
  first: z.array(warningSchema),
});
export type WarningGroup = z.infer<typeof warningGroupSchema>;

/** Warnings of each code in the feed; the call for all of them gives the rest. */
export const warningsShownMax = 20;
