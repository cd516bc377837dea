import { z } from 'zod';
import type { Places } from '../timing/model/result.ts';
import type { PublishedRow } from '../timing/model/publication.ts';
import { exactly } from './exactly.ts';
import { statusSchema } from './rows.ts';
import { id, ms, text } from './stored.ts';
import { versionViewSchema } from './version-view.ts';

const place = z.number().int().positive().nullable();
const placesSchema = exactly<Places>()(
  z.strictObject({
    overall: place,
    sex: place,
    category: place,
    lists: z.record(z.string(), z.number().int().positive()).optional(),
  }),
);

/** One entrant in a version of the results, as journals keep it. */
export const publishedRowSchema = exactly<PublishedRow>()(
  z.strictObject({
    bib: id,
    name: text,
    category: text.optional(),
    status: statusSchema,
    rule: text.optional(),
    places: placesSchema.optional(),
    gun: ms.optional(),
    chip: ms.optional(),
  }),
);

/** A version in the list of all of them, the newest first. */
export const versionRowSchema = versionViewSchema.extend({
  id: z.string(),
  by: z.string(),
  reason: z.string().nullable(),
  checksum: z.string(),
  head: z.string(),
  rows: z.number().int().nonnegative(),
  /** When an official version stopped being one, and why; null while it holds. */
  lapsed: z.object({ at: ms, by: z.string(), reason: z.string() }).nullable(),
});
export type VersionRow = z.infer<typeof versionRowSchema>;

/** What is another now than in a version, for one bib; null where it was not there, or is not any more. */
export const versionChangeSchema = z.object({
  bib: z.string(),
  before: publishedRowSchema.nullable(),
  after: publishedRowSchema.nullable(),
});
