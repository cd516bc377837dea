import { z } from 'zod';
import { toldSchema } from './message.ts';

/** Programs of partners that take this station's passings, at one port or place. */
export const partnerViewSchema = z.object({
  dialect: z.enum(['ndjson', 'mylaps', 'raceresult']),
  /** `host:port`: of this laptop, or of the program where this laptop calls it. */
  place: z.string(),
  /** Whether this laptop calls the program. */
  calls: z.boolean(),
  /** Programs that are connected now. */
  clients: z.number().int(),
  /** What went wrong last. */
  detail: toldSchema.nullable(),
});
export type PartnerView = z.infer<typeof partnerViewSchema>;
