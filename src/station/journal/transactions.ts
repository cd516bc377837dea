import { placeAmong } from '../../timing/model/sorted.ts';
import { readRow, type Transaction } from './commit-line.ts';
import type { Connection } from './schema.ts';
import { storedReads } from './stored-reads.ts';

/**
 * What a journal holds above a commit and a passing line, as transactions: at most `limit` commits, and
 * passing lines only after the reads that they are made of. Empty where there is nothing more.
 */
export function transactionsAfter(
  db: Connection,
  commit: number,
  passingLine: number,
  limit: number,
): Transaction[] {
  const read = db.transaction(() => {
    const sealed = commitsAfter(db, commit, limit);
    return sealed.length < limit ? [...sealed, ...passingsAfter(db, passingLine, limit)] : sealed;
  });
  return read();
}

function commitsAfter(db: Connection, after: number, limit: number): Transaction[] {
  const commits = db
    .prepare('SELECT number, at, head FROM commits WHERE number > ? ORDER BY number LIMIT ?')
    .all(after, limit) as NonNullable<Transaction['commit']>[];
  if (commits[0] === undefined) return [];
  const reads = storedReads(db, firstIn(db, 'reads', commits[0].number));
  const actionsIn = db
    .prepare('SELECT line FROM actions WHERE number >= ? AND in_commit = ? ORDER BY number')
    .pluck();
  let firstAction = firstIn(db, 'actions', commits[0].number);
  let next = reads.next();
  const transactions = commits.map((commit): Transaction => {
    const own = [];
    for (; next.done !== true && next.value.inCommit === commit.number; next = reads.next())
      own.push(next.value.read);
    const lines = actionsIn.all(firstAction, commit.number) as string[];
    const transaction: Transaction = { v: 1, commit };
    if (own[0] !== undefined) transaction.reads = { first: own[0].number, rows: own.map(readRow) };
    if (lines.length > 0) transaction.actions = { first: firstAction, lines };
    firstAction += lines.length;
    return transaction;
  });
  reads.return();
  return transactions;
}

function passingsAfter(db: Connection, after: number, limit: number): Transaction[] {
  const rows = db
    .prepare('SELECT line, head FROM passing_lines WHERE number > ? ORDER BY number LIMIT ?')
    .all(after, limit) as { line: string; head: string }[];
  const last = rows.at(-1);
  if (last === undefined) return [];
  return [
    {
      v: 1,
      commit: null,
      passings: { first: after + 1, lines: rows.map(({ line }) => line), head: last.head },
    },
  ];
}

/** The first row of a commit or of one after it. Rows stand in the order of their commits: no index is needed. */
function firstIn(db: Connection, table: 'reads' | 'actions', commit: number): number {
  const commitOf = db.prepare(`SELECT in_commit FROM ${table} WHERE number = ?`).pluck();
  const rows = Number(db.prepare(`SELECT coalesce(max(number), 0) FROM ${table}`).pluck().get());
  return 1 + placeAmong(rows, (index) => Number(commitOf.get(1 + index)) < commit);
}
