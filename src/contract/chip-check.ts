import { z } from 'zod';
import { personSchema } from './rows.ts';

export { chipCheckMat } from '../timing/model/chip-check.ts';

/** A chip that was held to the mat of the chip check, and whose it is as the start list stands now. */
export const chipCheckRowSchema = z.object({
  id: z.string(),
  at: z.number().int(),
  chip: z.string(),
  /** As the journal names the reader; `keyboard` where a scanner typed it. */
  reader: z.string(),
  verdict: z.enum(['right', 'second-chip', 'unknown', 'ignored', 'blank']),
  /** Null where the chip is nobody's who is entered. */
  person: personSchema.nullable(),
  /** When the same chip was first shown, where that was some time before; else null. */
  before: z.number().int().nullable(),
  /** Other chips of the bib that were shown earlier. */
  others: z.array(z.string()),
});
export type ChipCheckRow = z.infer<typeof chipCheckRowSchema>;

/** The newest in the feed. */
export const chipChecksShown = 12;
