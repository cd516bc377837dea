import { z } from 'zod';
import { versionChangeSchema, versionRowSchema } from '../publication.ts';
import { publishedStateSchema } from '../version-view.ts';
import type { Calls } from './call.ts';
import { doneSchema } from './fields.ts';

const reason = z.string().trim().min(1).max(500);

/** What is published of a race, and what stands between it and official results. */
export const versionCalls = {
  versions: {
    method: 'GET',
    path: '/api/results/versions',
    about:
      'Gives what was published of a race, what changed since, and what a person should look at before it is official.',
    query: z.object({ race: z.string() }),
    answer: z.object({
      /** The newest first. */
      versions: z.array(versionRowSchema),
      /** From the version that holds to the results now; the first two hundred. */
      changes: z.array(versionChangeSchema),
      counts: z.object({
        /** Whose results changed, and how many others have other places because of those. */
        changed: z.number().int(),
        moved: z.number().int(),
        /** What is open at this race, or at the finish line of all. */
        inReview: z.number().int(),
        onCourse: z.number().int(),
        openTimes: z.number().int(),
        unknownChips: z.number().int(),
        conflicts: z.number().int(),
        /** Protests about this race that nobody decided; absent where there are none. */
        protests: z.number().int().optional(),
      }),
      isClosed: z.boolean(),
    }),
    problems: ['no-race', 'site-needed', 'race-unknown'],
  },
  versionFile: {
    method: 'GET',
    path: '/api/results/version.csv',
    about:
      'Gives a version as it was published, as CSV in UTF-8; the SHA-256 of these bytes is its checksum.',
    query: z.object({ race: z.string(), id: z.string() }),
    answer: 'text/csv',
    problems: ['no-race', 'site-needed', 'race-unknown', 'version-unknown'],
  },
  publish: {
    method: 'POST',
    path: '/api/results/publish',
    about:
      'Publishes the results of a race as they stand: from then on they are kept like that, whatever comes later.',
    body: z.strictObject({
      race: z.string(),
      state: publishedStateSchema,
      reason: reason.optional(),
      /** Official although protests are open. */
      despiteProtests: z.boolean().optional(),
    }),
    answer: doneSchema,
    problems: [
      'no-race',
      'site-needed',
      'race-unknown',
      'publish-open',
      'publish-review',
      'publish-protests',
      'publish-reason',
      'publish-official',
      'publish-unchanged',
    ],
  },
  reopenRace: {
    method: 'POST',
    path: '/api/race/reopen',
    about: 'Opens a race again that was closed; what was official of it holds no more.',
    body: z.strictObject({ race: z.string(), reason }),
    answer: doneSchema,
    problems: ['no-race', 'site-needed', 'race-unknown', 'race-open'],
  },
} as const satisfies Calls;
