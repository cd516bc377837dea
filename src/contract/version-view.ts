import { z } from 'zod';
import type { PublishedState } from '../timing/model/publication.ts';
import { exactly } from './exactly.ts';
import { ms } from './stored.ts';

export const publishedStateSchema = exactly<PublishedState>()(z.enum(['provisional', 'official']));

/** What the public has been told of a race last. */
export const versionViewSchema = z.object({
  state: publishedStateSchema,
  number: z.number().int().positive(),
  at: ms,
  /** How many lines of official results are others by now; not there where it is not asked, or they are provisional. */
  changed: z.number().int().optional(),
});
export type VersionView = z.infer<typeof versionViewSchema>;
