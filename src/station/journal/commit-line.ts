import { z } from 'zod';
import { message } from '../../words/message.ts';
import { ToldError } from '../../words/told-error.ts';
import { sealedText, type Batch, type NewRead, type Receipt } from './rows.ts';

/**
 * One transaction of a journal as one line of JSON. A journal made of these lines is the same row by
 * row, heads included: it is how a journal is copied to a stick, followed by another laptop, and restored.
 */
const number = z.number().int().positive();
const instant = z.number().int();
const head = z.string().regex(/^[0-9a-f]{64}$/);
const text = z.string();

/**
 * A read as its commit is sealed: source, point, chip, antenna, rssi, time, reader's time, arrived, raw as hex, and the
 * earliest moment of one whose time is uncertain.
 */
const readRowSchema = z.tuple([
  text,
  text,
  text,
  z.number().int(),
  z.number().int().nullable(),
  instant,
  instant.nullable(),
  instant,
  z.string().regex(/^([0-9a-f]{2})*$/),
  instant.optional(),
]);
type ReadRow = z.infer<typeof readRowSchema>;

export const transactionSchema = z.strictObject({
  v: z.literal(1),
  /** The sealed commit; null where the transaction held only passing lines. */
  commit: z.strictObject({ number, at: instant, head }).nullable(),
  /** Numbers count up from `first`. Absent where there are none. */
  reads: z.strictObject({ first: number, rows: z.array(readRowSchema) }).optional(),
  actions: z.strictObject({ first: number, lines: z.array(text) }).optional(),
  /** `head` is that of the passing stream after the last line. */
  passings: z.strictObject({ first: number, lines: z.array(text), head }).optional(),
});
export type Transaction = z.infer<typeof transactionSchema>;

/** The line is not a transaction of a journal, and what is wrong with it. */
export class CommitLineError extends ToldError {
  override name = 'CommitLineError';
}

/** The line of a transaction, without its line end. */
export function commitLine(transaction: Transaction): string {
  return JSON.stringify(transaction);
}

/** Reads a line that {@link commitLine} wrote. Throws {@link CommitLineError}. */
export function parseCommitLine(line: string): Transaction {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new CommitLineError(message('damage.line-cut'));
  }
  const parsed = transactionSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const { path = [], message: said = '' } = issue ?? {};
  throw new CommitLineError(message('damage.no-transaction', { field: path.join('.'), said }));
}

/** A batch, as the transaction that it became. */
export function transactionOf({ reads, actionLines, passingLines }: Batch, receipt: Receipt): Transaction {
  const { commit, at } = receipt;
  const transaction: Transaction = { v: 1, commit: commit && { ...commit, at } };
  if (reads.length > 0) transaction.reads = { first: receipt.firstRead, rows: reads.map(readRow) };
  if (actionLines.length > 0)
    transaction.actions = { first: receipt.actions - actionLines.length + 1, lines: actionLines };
  if (passingLines.length > 0)
    transaction.passings = {
      first: receipt.passingLines - passingLines.length + 1,
      lines: passingLines,
      head: receipt.passingHead,
    };
  return transaction;
}

/** The rows of a transaction, as the journal takes them. */
export function batchOf({ reads, actions, passings }: Transaction): Batch {
  return {
    reads: (reads?.rows ?? []).map(readOf),
    actionLines: actions?.lines ?? [],
    passingLines: passings?.lines ?? [],
  };
}

/** A read as its commit is sealed. */
export function readRow(read: NewRead): ReadRow {
  return JSON.parse(sealedText(read)) as ReadRow;
}

/** Whether every column of a read has what it should have: a damaged file may give anything. */
export function isReadRow(read: NewRead): boolean {
  return read.raw instanceof Uint8Array && readRowSchema.safeParse(readRow(read)).success;
}

function readOf([
  source,
  point,
  chip,
  antenna,
  rssi,
  time,
  readerTime,
  arrived,
  hex,
  earliest,
]: ReadRow): NewRead {
  const raw = Buffer.from(hex, 'hex');
  const read = { source, point, chip, antenna, rssi, time, readerTime, arrived, raw };
  return earliest === undefined ? read : { ...read, earliest };
}
