import { z } from 'zod';
import { finisherRowSchema } from '../rows.ts';
import type { Calls } from './call.ts';
import { anyBib, number } from './fields.ts';

/** A finisher as somebody reads them out; nobody in review. Never published: it says an age, and what the crew noted. */
export const announcedRowSchema = finisherRowSchema.omit({ inReview: true }).extend({
  /** In whole years on race day; absent where the day of birth is not known. */
  age: z.number().int().optional(),
  /** Whether race day is the birthday; absent where it is not. */
  birthday: z.literal(true).optional(),
  /** Who ran for a relay team, in the order of the course; absent for anybody else. */
  runners: z.array(z.string()).optional(),
  /** What the announcer should know. */
  note: z.string().optional(),
});
export type AnnouncedRow = z.infer<typeof announcedRowSchema>;

/** What the announcer's screen asks for that keeps all finishers; the feed has only the newest. */
export const announcerCalls = {
  finishers: {
    method: 'GET',
    path: '/api/finishers',
    about: 'Gives the finishers that came, changed or went since an earlier answer; at first all of them.',
    query: z.object({
      /** The `cursor` of the answer before. */
      after: z.string().max(100).optional(),
      limit: number().positive().max(1000).default(500),
    }),
    answer: z.object({
      /** Where to go on. */
      cursor: z.string(),
      /** Whether it begins anew: whoever is in no answer from here on has not finished. */
      whole: z.boolean(),
      /** Whether there are more to ask for at once. */
      more: z.boolean(),
      finishers: z.array(announcedRowSchema),
      /** Bibs that are no finishers any more: taken back, in review, disqualified. */
      gone: z.array(z.string()),
    }),
  },
  finisher: {
    method: 'GET',
    path: '/api/finishers/:bib',
    about: 'Gives one finisher with the places as they are now; null for who is none, or is in review.',
    params: anyBib,
    answer: z.object({ finisher: announcedRowSchema.nullable() }),
  },
} as const satisfies Calls;
