import { z } from 'zod';

/** A section of the feed: the disk of the journal and its second copy. */
const ms = z.number().int();

/** What is wrong with a disk. `gone`: pulled out, or the file was deleted. `hanging`: it does not answer. */
export const diskTroubleSchema = z.enum([
  'full',
  'locked',
  'read-only',
  'damaged',
  'gone',
  'failing',
  'hanging',
]);
export type DiskTrouble = z.infer<typeof diskTroubleSchema>;

/** How a second copy in a folder stands. */
const copyStateViewSchema = z.object({
  dir: z.string(),
  /** It is on the journal's own disk, and would be lost with it. */
  sameDisk: z.boolean().optional(),
  /** `catching-up`: writes, but has not everything yet. Otherwise what is wrong with it. */
  state: z.enum(['ok', 'catching-up', ...diskTroubleSchema.options]),
  /** Commits of the journal that it does not have. */
  behind: z.number().int(),
  detail: z.string().nullable(),
});
export type CopyStateView = z.infer<typeof copyStateViewSchema>;

/** The second copy, on a stick or another disk. */
export const copyViewSchema = copyStateViewSchema.extend({
  /** The one that takes its place as soon as it has everything. */
  next: copyStateViewSchema.nullable().optional(),
  /** False while the journal's disk does not take the settings: at a start now the folder has to be named. */
  remembered: z.boolean().optional(),
});
export type CopyView = z.infer<typeof copyViewSchema>;

/** The journal was found damaged and was made again. */
export const repairViewSchema = z.object({
  at: ms,
  /** What was wrong with it. */
  damage: z.string(),
  /** Where the damaged file is kept; null where nothing had to be put aside. */
  aside: z.string().nullable(),
  /** Rows that could not be read any more, in words; empty where everything is there. */
  missing: z.array(z.string()),
});
export type RepairView = z.infer<typeof repairViewSchema>;

export const diskViewSchema = z.object({
  state: z.enum(['ok', 'failing']),
  /** What is wrong, while it is failing. */
  trouble: diskTroubleSchema.nullable().optional(),
  /** Since when it is failing: of a disk that does not answer, since the commit on its way was given to it. */
  since: ms.nullable().optional(),
  reads: z.number().int(),
  actions: z.number().int(),
  /** Reads and actions that wait for the disk: kept in memory, and in the second copy where there is one. */
  waiting: z.number().int().optional(),
  lastCommit: ms.nullable(),
  /** What is wrong and what to do, in words. */
  detail: z.string().nullable(),
  /** Bytes free on the journal's disk. */
  free: z.number().int().nullable().optional(),
  copy: copyViewSchema.nullable().optional(),
  repaired: repairViewSchema.nullable().optional(),
  /** Rows of the journal are not what was written, in words; the next start mends them. */
  changed: z.string().nullable().optional(),
});
export type DiskView = z.infer<typeof diskViewSchema>;
