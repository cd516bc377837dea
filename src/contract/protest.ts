import { z } from 'zod';
import type { Protest, ProtestDecision } from '../timing/model/protest.ts';
import { exactly } from './exactly.ts';
import { id, ms, text } from './stored.ts';

export const protestDecisionSchema = exactly<ProtestDecision>()(z.enum(['upheld', 'refused']));

const protestSchema = exactly<Protest>()(
  z.object({
    id,
    race: id,
    bib: id.nullable(),
    from: text,
    against: text,
    at: ms,
    decided: z.object({ decision: protestDecisionSchema, reason: text, judge: text, at: ms }).nullable(),
  }),
);

/** A protest as the console shows it. */
export const protestViewSchema = z.intersection(
  protestSchema,
  z.object({
    /** Lodged later than the rules allow after the results that it is against; absent where it is not. */
    isLate: z.literal(true).optional(),
  }),
);
export type ProtestView = z.infer<typeof protestViewSchema>;
