import { statSync } from 'node:fs';
import { Committer } from './commit.ts';
import { withDamaged } from './damaged-file.ts';
import { isBlockedDisk } from './disk-trouble.ts';
import { Missing, type Table } from './missing.ts';
import { isUnderstood, readableActions, readableReads, type Wanted } from './readable.ts';
import { ReadableSeals } from './readable-seals.ts';
import type { Replica } from './replica.ts';
import { openForWriting, type Connection } from './schema.ts';
import type { SealedRead } from './stored-reads.ts';
import { transactionsAfter } from './transactions.ts';

const commitsAtOnce = 200;
/** No row of a journal is shorter. */
const rowBytesMin = 20;

/** Takes over what follows in a damaged journal, up to the first row that cannot be read or does not fit its seal. */
export function takeWhole(path: string, replica: Replica): void {
  withDamaged(path, (db) => {
    for (let limit = commitsAtOnce; limit > 0;) {
      const { commit, passingLine } = replica.high;
      try {
        const more = transactionsAfter(db, commit, passingLine, limit);
        if (more.length === 0) return;
        replica.appendTransactions(more);
      } catch (error) {
        if (isBlockedDisk(error)) throw error;
        limit = limit === 1 ? 0 : Math.ceil(limit / 4);
      }
    }
  });
}

/**
 * Adds the reads and actions that can still be read behind a damaged place, in new commits: the seals that held them
 * cannot be made again. Gives, in words, what cannot be read at all, and what can be read but is not what was written.
 * @param known how many reads and actions the journal is known to have had
 */
export function takeRest(damaged: string, path: string, known: Record<Table, number> | null): string[] {
  const target = openForWriting(path);
  const wanted = (table: Table): Wanted => ({
    after: Number(target.prepare(`SELECT coalesce(max(number), 0) FROM ${table}`).pluck().get()),
    since: lastMoment(target),
    known: known?.[table] ?? null,
    most: sizeOf(damaged) / rowBytesMin,
  });
  const [reads, actions] = [wanted('reads'), wanted('actions')];
  let missing: Missing | null = null;
  try {
    withDamaged(damaged, (db) => {
      const found = new Missing();
      target
        .transaction(() => takeReadable(db, new Committer(target), { reads, actions }, found))
        .immediate();
      missing = found;
    });
  } finally {
    target.close();
  }
  return (missing ?? nothingRead({ reads, actions })).words();
}

function takeReadable(
  db: Connection,
  committer: Committer,
  wanted: Record<Table, Wanted>,
  missing: Missing,
): void {
  const actions = [...readableActions(db, wanted.actions, missing)];
  const seals = new ReadableSeals(db, actions, wanted.actions.after, wanted.actions.known ?? 0);
  for (const group of byCommit(readableReads(db, wanted.reads, missing))) {
    const [first, last] = [group[0]!, group.at(-1)!];
    const reads = group.map(({ read }) => read);
    if (!seals.fit(first.inCommit, reads))
      missing.doubt('reads', {
        from: first.read.number,
        to: last.read.number,
        since: first.read.time,
        until: last.read.time,
      });
    committer.commit({ reads, actionLines: [], passingLines: [] }, seals.at(first.inCommit));
  }
  for (const { number, inCommit, line, head, at } of actions) {
    if (!seals.fitsAction(number, line, head)) {
      const span = { from: number, to: number, since: at, until: at };
      if (isUnderstood(line)) missing.doubt('actions', span);
      else {
        missing.lose('actions', span);
        continue;
      }
    }
    committer.commit({ reads: [], actionLines: [line], passingLines: [] }, seals.at(inCommit));
  }
}

/** Reads in the groups in which they were committed. */
function* byCommit(rows: Iterable<SealedRead>): Generator<SealedRead[], void, undefined> {
  let group: SealedRead[] = [];
  for (const row of rows) {
    if (group[0] !== undefined && group[0].inCommit !== row.inCommit) {
      yield group;
      group = [];
    }
    group.push(row);
  }
  if (group.length > 0) yield group;
}

/** The time of the last read of a journal. */
function lastMoment(db: Connection): number | null {
  const time = db.prepare('SELECT time FROM reads ORDER BY number DESC LIMIT 1').pluck().get();
  return (time as number | undefined) ?? null;
}

/** What is missing where nothing at all could be read. */
function nothingRead(wanted: Record<Table, Wanted>): Missing {
  const missing = new Missing();
  for (const table of ['reads', 'actions'] as const) {
    const { after, since, known } = wanted[table];
    if (known === null) missing.loseFrom(table, after + 1);
    else if (known > after) missing.lose(table, { from: after + 1, to: known, since, until: null });
  }
  return missing;
}

function sizeOf(path: string): number {
  return ['', '-wal'].reduce(
    (sum, suffix) => sum + (statSync(path + suffix, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}
