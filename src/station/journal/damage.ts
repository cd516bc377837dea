import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { chainNext } from '../../contract/chain.ts';
import type { Transaction } from './commit-line.ts';
import { diskTroubleOf } from './disk-trouble.ts';
import { JournalReader } from './journal-reader.ts';
import { JournalError, quickCheck, type JournalIdentity } from './schema.ts';

/** Commits at the end of a journal whose seals are checked at each start. */
const tailCommits = 50;

/**
 * What is wrong with a journal file that is about to be opened, in words; null where nothing is found.
 * `known` is whose journal was here the last time. Throws {@link JournalError} for a file that is whole
 * but cannot be used.
 */
export function findDamage(path: string, known: JournalIdentity | undefined): string | null {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? null;
  if (size === null || size === 0) {
    if (known === undefined) return null;
    return size === null ? 'the file is gone' : 'the file is empty';
  }
  try {
    const problem = quickCheck(path);
    if (problem !== null) return problem;
    const journal = new JournalReader(path);
    try {
      if (known !== undefined && journal.identity.station !== known.station)
        throw new JournalError(
          `${path}: this is the journal of another station than before; put it into a data directory of its own`,
        );
      return tailDamage(journal);
    } finally {
      journal.close();
    }
  } catch (error) {
    if (error instanceof Database.SqliteError && diskTroubleOf(error.code) === 'damaged')
      return error.message;
    if (error instanceof JournalError && error.kind === 'damaged' && known !== undefined)
      return error.message;
    throw error;
  }
}

/** The head of the chain after a transaction. */
export function headAfter(head: string, { reads, actions }: Transaction): string {
  const rows = (reads?.rows ?? []).map((row) => JSON.stringify(row));
  return chainNext(head, [...rows, ...(actions?.lines ?? [])].join('\n'));
}

function tailDamage(journal: JournalReader): string | null {
  const last = journal.count('commits');
  const first = Math.max(0, last - tailCommits);
  let head = journal.headOfCommit(first);
  const lines = journal.count('passing_lines');
  for (let number = first; number < last; number += 1) {
    const [transaction] = journal.transactionsAfter(number, lines, 1);
    if (head === undefined || transaction === undefined || transaction.commit === null) break;
    head = headAfter(head, transaction);
    if (head !== transaction.commit.head)
      return `commit ${transaction.commit.number} does not match its seal: its rows were changed`;
  }
  return null;
}
