import { z } from 'zod';
import { chipCheckRowSchema } from '../chip-check.ts';
import { personSchema } from '../rows.ts';
import type { Calls } from './call.ts';
import { bib, chip, number } from './fields.ts';
import { chipMapFindingSchema } from './chips.ts';

/** The chip check at sign-on: nothing of it is in the race. */
export const checkCalls = {
  chipCheck: {
    method: 'GET',
    path: '/api/check',
    about: 'Says how far the chip check is in a race, or in all of them, and who was not checked.',
    query: z.object({
      race: z.string().optional(),
      offset: number().nonnegative().default(0),
      limit: number().positive().max(500).default(100),
    }),
    answer: z.object({
      entries: z.number().int(),
      checked: z.number().int(),
      /** Not checked and without any chip. */
      withoutChip: z.number().int(),
      /** How many were not checked, those without a chip among them. */
      missing: z.number().int(),
      /** A page of them, by bib. */
      rows: z.array(z.object({ person: personSchema, chips: z.number().int() })),
    }),
  },
  checkChip: {
    method: 'POST',
    path: '/api/check/chips',
    about: 'Takes a chip whose code a scanner typed for the chip check, as if a mat had read it.',
    body: z.strictObject({ chip }),
    answer: z.object({ check: chipCheckRowSchema }),
  },
  boxShift: {
    method: 'POST',
    path: '/api/check/shift',
    about:
      'Finds a box that was opened from the wrong end: the last bibs held to the mat were off by the same step; with what would put it right.',
    /** What was held to the mat, the latest last. */
    body: z.strictObject({ held: z.array(z.strictObject({ bib, chip })).min(1).max(200) }),
    answer: z.object({ finding: chipMapFindingSchema.nullable() }),
  },
} as const satisfies Calls;
