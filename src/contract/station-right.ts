import { z } from 'zod';

/** What a station was let in for: `timing`, what it delivers counts; `looking`, it is heard, and nothing of it counts. */
export const stationRoleSchema = z.enum(['timing', 'looking']);
export type StationRole = z.infer<typeof stationRoleSchema>;

/** What a station may write about: an event and one of its sites; null for each of them, or the only one. */
export const stationRightSchema = z.object({
  event: z.string(),
  site: z.string().nullable(),
  role: stationRoleSchema,
});
export type StationRight = z.infer<typeof stationRightSchema>;
