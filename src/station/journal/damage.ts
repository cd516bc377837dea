import { statSync } from 'node:fs';
import { chainNext, chainStart } from '../../contract/chain.ts';
import { message, type Message } from '../../words/message.ts';
import { toldOf } from '../../words/told-error.ts';
import type { Transaction } from './commit-line.ts';
import { isBlockedDisk } from './disk-trouble.ts';
import { JournalReader } from './journal-reader.ts';
import { fileVersion, isBlank, isForeign, JournalError, quickCheck, type JournalIdentity } from './schema.ts';
import { commitProblems, streamProblems } from './seals.ts';

/** Commits at the end of a journal whose seals are checked at each start. */
const tailCommits = 50;

/** What is known of a journal from the last time, beside its file. */
export interface KnownJournal {
  identity?: JournalIdentity | undefined;
  /** The version of the file, as SQLite's `user_version` has it. */
  version?: number | undefined;
}

/**
 * What is wrong with a journal file that is about to be opened; null where nothing is found. At each start the
 * end and all actions are checked; `thoroughly` checks every seal, which takes some seconds for each million of reads.
 * Throws {@link JournalError} for a file that is whole but cannot be used, and SqliteError for a disk that does not let
 * the file be opened.
 */
export function findDamage(path: string, known: KnownJournal, thoroughly = false): Message | null {
  const { identity } = known;
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? null;
  if (size === null || size === 0) {
    if (identity === undefined) return null;
    return message(size === null ? 'damage.file-gone' : 'damage.file-empty');
  }
  try {
    const problem = quickCheck(path);
    if (problem !== null) return problem;
    // Begun on a disk that was full then, and never used.
    if (isBlank(path)) return identity === undefined ? null : message('damage.file-empty');
    const found = fileVersion(path);
    if (known.version !== undefined && found !== known.version && found !== fileVersion())
      return message('damage.other-version', { found: String(found), known: String(known.version) });
    return problemIn(path, identity, thoroughly);
  } catch (error) {
    if (isBlockedDisk(error)) throw error;
    if (
      error instanceof JournalError &&
      (error.kind !== 'damaged' || (identity === undefined && isForeign(path)))
    )
      throw error;
    return toldOf(error);
  }
}

function problemIn(path: string, known: JournalIdentity | undefined, thoroughly: boolean): Message | null {
  const journal = new JournalReader(path);
  try {
    const { identity } = journal;
    const isItself = journal.headOfCommit(0) === chainStart(identity.station);
    if (known !== undefined && identity.station !== known.station && isItself)
      throw new JournalError(message('journal.other-station', { path }));
    if (!isItself || (known !== undefined && (identity.ops !== known.ops || identity.obs !== known.obs)))
      return message('damage.identity');
    return thoroughly
      ? anyProblem(journal)
      : (tailDamage(journal) ?? first(streamProblems(journal, 'actions')));
  } finally {
    journal.close();
  }
}

/** The first seal of a journal that does not fit; null where all of them do. */
export function anyProblem(journal: JournalReader): Message | null {
  return (
    first(commitProblems(journal)) ??
    first(streamProblems(journal, 'actions')) ??
    first(streamProblems(journal, 'passing_lines'))
  );
}

function first(problems: Iterable<Message>): Message | null {
  for (const problem of problems) return problem;
  return null;
}

/** The head of the chain after a transaction. */
export function headAfter(head: string, { reads, actions }: Transaction): string {
  const rows = (reads?.rows ?? []).map((row) => JSON.stringify(row));
  return chainNext(head, [...rows, ...(actions?.lines ?? [])].join('\n'));
}

function tailDamage(journal: JournalReader): Message | null {
  const last = journal.count('commits');
  const from = Math.max(0, last - tailCommits);
  let head = journal.headOfCommit(from);
  const lines = journal.count('passing_lines');
  for (let number = from; number < last; number += 1) {
    const [transaction] = journal.transactionsAfter(number, lines, 1);
    if (head === undefined || transaction === undefined || transaction.commit === null) break;
    head = headAfter(head, transaction);
    if (head !== transaction.commit.head)
      return message('damage.commit-changed', { number: String(transaction.commit.number) });
  }
  return null;
}
