import { z } from 'zod';
import { message } from '../../words/message.ts';
import {
  CommitLineError,
  parseCommitLine,
  readRow,
  transactionSchema,
  type Transaction,
} from '../journal/commit-line.ts';
import type { Batch } from '../journal/rows.ts';

/**
 * The second copy of a journal: text files that any program can read. The first line of a file says whose
 * journal it is and after which row it goes on; each line below is one transaction, or rows that still
 * wait for the journal.
 */
const count = z.number().int().nonnegative();
const head = z.string().regex(/^[0-9a-f]{64}$/);

/** Up to where a journal or a copy goes. */
export const placeSchema = z.strictObject({
  commit: count,
  head,
  passingLine: count,
  passingHead: head,
});
export type Place = z.infer<typeof placeSchema>;

export const copyHeaderSchema = z.object({
  goldline: z.literal('journal copy'),
  v: z.literal(1),
  station: z.string(),
  ops: z.string(),
  obs: z.string(),
  createdAt: z.number().int(),
  /** What people call the station. */
  name: z.string(),
  /** The station that kept the copy, where the journal is that of another which it follows. */
  keptBy: z.string().optional(),
  after: placeSchema,
});
export type CopyHeader = z.infer<typeof copyHeaderSchema>;

/**
 * Rows that the journal could not take yet, under the numbers that it will give them: whoever restores
 * takes those above what the journal has.
 */
export const waitingSchema = z.strictObject({
  v: z.literal(1),
  waiting: z.literal(true),
  reads: transactionSchema.shape.reads,
  actions: transactionSchema.shape.actions,
});
export type Waiting = z.infer<typeof waitingSchema>;

/** The line for rows that wait, of which the first get the numbers after `reads` and `actions`. */
export function waitingLine(
  { reads, actionLines }: Omit<Batch, 'passingLines'>,
  counts: { reads: number; actions: number },
): string {
  const waiting: Waiting = { v: 1, waiting: true };
  if (reads.length > 0) waiting.reads = { first: counts.reads + 1, rows: reads.map(readRow) };
  if (actionLines.length > 0) waiting.actions = { first: counts.actions + 1, lines: actionLines };
  return JSON.stringify(waiting);
}

/** Reads a line below the first. Throws CommitLineError where it is cut off or damaged. */
export function parseCopyLine(line: string): Transaction | Waiting {
  if (!line.startsWith('{"v":1,"waiting":')) return parseCommitLine(line);
  try {
    return waitingSchema.parse(JSON.parse(line));
  } catch {
    throw new CommitLineError(message('damage.line-cut'));
  }
}

/** Where a copy stands after one more line. */
export function placeAfter(place: Place, line: Transaction | Waiting): Place {
  if ('waiting' in line) return place;
  const { commit, passings } = line;
  return {
    ...place,
    ...(commit === null ? {} : { commit: commit.number, head: commit.head }),
    ...(passings === undefined
      ? {}
      : { passingLine: passings.first + passings.lines.length - 1, passingHead: passings.head }),
  };
}
