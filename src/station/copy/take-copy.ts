import { message, type Message } from '../../words/message.ts';
import type { Transaction } from '../journal/commit-line.ts';
import { batchOf } from '../journal/commit-line.ts';
import { Committer } from '../journal/commit.ts';
import { ReplicaError, type Replica } from '../journal/replica.ts';
import { openForWriting } from '../journal/schema.ts';
import type { Rows } from '../journal/writer.ts';
import { copyLines, type CopyFile } from './copy-files.ts';
import type { Waiting } from './copy-format.ts';

const transactionsAtOnce = 500;

/** What was found in the files of a copy beside its transactions. */
export interface CopyFindings {
  /** Rows that waited for the journal; some of them may have got into it later. */
  waiting: Waiting[];
  /** What is damaged or does not fit. A line that was cut off and written again is none. */
  problems: Message[];
}

/** Brings a journal up to where the files go, from where it is. What does not fit is left out and told. */
export function takeCopy(files: readonly CopyFile[], replica: Replica): CopyFindings {
  const findings: CopyFindings = { waiting: [], problems: [] };
  for (const file of files.slice(firstNeeded(files, replica))) takeFile(file, replica, findings);
  return findings;
}

/** Adds rows that waited and that the journal does not have, in one commit; gives how many there were. Throws SqliteError. */
export function takeWaiting(path: string, waiting: readonly Waiting[]): number {
  if (waiting.length === 0) return 0;
  const db = openForWriting(path);
  try {
    const has = (table: string) =>
      Number(db.prepare(`SELECT coalesce(max(number), 0) FROM ${table}`).pluck().get());
    const rows = rowsAbove({ reads: has('reads'), actions: has('actions') }, waiting);
    const taken = rows.reads.length + rows.actionLines.length;
    if (taken > 0) new Committer(db).commit({ ...rows, passingLines: [] }, Date.now());
    return taken;
  } finally {
    db.close();
  }
}

/**
 * Rows that waited, each once and in the order of their numbers, without those that a journal with so many rows has already.
 * They come in any order: what waited before is written again behind lines of the journal.
 */
export function rowsAbove(has: { reads: number; actions: number }, waiting: readonly Waiting[]): Rows {
  const reads = above(
    has.reads,
    waiting.flatMap((each) => each.reads ?? []),
  );
  const lines = above(
    has.actions,
    waiting.flatMap(({ actions }) => (actions ? { first: actions.first, rows: actions.lines } : [])),
  );
  return batchOf({
    v: 1,
    commit: null,
    reads: { first: has.reads + 1, rows: reads },
    actions: { first: has.actions + 1, lines },
  });
}

/** The rows of these parts that have a number above this one, in order. */
function above<Row>(count: number, parts: readonly { first: number; rows: readonly Row[] }[]): Row[] {
  const rows = new Map(
    parts.flatMap(({ first, rows }) => rows.map((row, index) => [first + index, row] as const)),
  );
  return [...rows]
    .filter(([number]) => number > count)
    .sort(([one], [other]) => one - other)
    .map(([, row]) => row);
}

/** The last file that begins at or below where the journal is; earlier ones hold nothing new. */
function firstNeeded(files: readonly CopyFile[], { high }: Replica): number {
  const index = files.findLastIndex(
    ({ header: { after } }) => after.commit <= high.commit && after.passingLine <= high.passingLine,
  );
  return Math.max(0, index);
}

function takeFile(file: CopyFile, replica: Replica, { waiting, problems }: CopyFindings): void {
  const lines = copyLines(file);
  let gathered: Transaction[] = [];
  const flush = () => {
    if (gathered.length > 0) replica.appendTransactions(gathered);
    gathered = [];
  };
  try {
    let next = lines.next();
    for (; next.done !== true; next = lines.next()) {
      if ('waiting' in next.value) waiting.push(next.value);
      else gathered.push(next.value);
      if (gathered.length >= transactionsAtOnce) flush();
    }
    flush();
    for (const line of next.value)
      problems.push(message('copyFile.line-damaged', { path: file.path, line: String(line) }));
  } catch (error) {
    if (!(error instanceof ReplicaError)) throw error;
    takeOneByOne(gathered, replica);
    problems.push(message('copyFile.does-not-fit', { path: file.path, why: error.told }));
  }
}

/** Up to the one that does not fit: of a group that is refused nothing is taken. */
function takeOneByOne(transactions: readonly Transaction[], replica: Replica): void {
  try {
    for (const transaction of transactions) replica.appendTransactions([transaction]);
  } catch (error) {
    if (!(error instanceof ReplicaError)) throw error;
  }
}
