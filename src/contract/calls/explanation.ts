import { z } from 'zod';
import { actionSchema } from '../actions.ts';
import {
  doubtSchema,
  flagSchema,
  placesSchema,
  sourceSchema,
  statusSchema,
  verdictCodeSchema,
} from '../rows.ts';

/** Why a runner has the result that they have. Moments and durations are raw milliseconds. */
const ms = z.number().int();

const passingSchema = z.object({
  id: z.string(),
  /** The mat. */
  point: z.string(),
  source: sourceSchema,
  chip: z.string().nullable(),
  reader: z.string().optional(),
  bib: z.string().nullable(),
  first: ms,
  last: ms,
  strongest: ms,
  rssi: z.number().nullable(),
  reads: z.number().int(),
  uncertain: z.object({ first: ms.nullable(), last: ms.nullable(), strongest: ms.nullable() }).optional(),
});

const readSchema = z.object({
  station: z.string(),
  number: z.number().int(),
  reader: z.string(),
  point: z.string(),
  chip: z.string(),
  antenna: z.number().int(),
  rssi: z.number().nullable(),
});

const resultSchema = z.object({
  bib: z.string(),
  status: statusSchema,
  ranked: z.boolean(),
  wave: z.string(),
  gun: ms.nullable(),
  category: z.string().nullable(),
  start: ms.nullable(),
  passed: z.array(z.string()),
  instants: z.array(ms),
  gunTime: ms.nullable(),
  chipTime: ms.nullable(),
  evidence: sourceSchema.nullable(),
  flags: z.array(flagSchema),
  missed: z.array(z.string()),
  unfit: z.array(z.string()),
  doubts: z.array(doubtSchema),
  ruling: z
    .object({
      status: z.enum(['dns', 'dnf', 'dq', 'out-of-time', 'ok']),
      rule: z.string().nullable(),
      reason: z.string().nullable(),
      action: z.string(),
    })
    .nullable(),
});

/** One thing that bears on the result; `text` says it in English. */
const step = { at: ms, text: z.string() };

export const explanationSchema = z.object({
  bib: z.string(),
  /** Race id; null for a bib that nobody has, not there from stations of one race. */
  race: z.string().nullable().optional(),
  steps: z.array(
    z.discriminatedUnion('kind', [
      z.object({ ...step, kind: z.literal('read'), read: readSchema }),
      z.object({
        ...step,
        kind: z.literal('passing'),
        passing: passingSchema,
        /** Null while there is no race to judge by. */
        verdict: verdictCodeSchema.nullable(),
        /** Where it makes a time. */
        point: z.string().nullable(),
      }),
      z.object({ ...step, kind: z.literal('action'), action: actionSchema, undone: z.boolean() }),
    ]),
  ),
  /** Null where nobody has the bib. */
  result: resultSchema.nullable(),
  places: placesSchema,
  /** The smallest step of the race's official times. */
  unit: ms,
  /** The outcome in the language that was asked for. */
  text: z.string(),
});
