import { z } from 'zod';
import type { Calls } from './call.ts';
import { nothingSchema } from './fields.ts';

/** What the crew can do about the second copy. How it stands is in the feed. */
export const copyCalls = {
  setCopy: {
    method: 'POST',
    path: '/api/copy',
    about: 'Says in which folder the second copy is kept; null for none.',
    body: z.strictObject({ dir: z.string().min(1).max(1000).nullable() }),
    answer: nothingSchema,
    problems: ['copy-folder', 'copy-needed', 'copy-settings'],
  },
  copyPlaces: {
    method: 'GET',
    path: '/api/copy/places',
    about: 'Lists folders of the sticks and other disks that are in.',
    answer: z.object({ places: z.array(z.string()) }),
  },
} as const satisfies Calls;
