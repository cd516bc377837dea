import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import Database from 'better-sqlite3';
import { Committer } from './commit.ts';
import { ReplicaError, type Replica } from './replica.ts';
import { openForWriting, type Connection } from './schema.ts';
import { storedReads } from './stored-reads.ts';
import { transactionsAfter } from './transactions.ts';

const commitsAtOnce = 200;

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
        if (!isDamage(error)) throw error;
        limit = Math.floor(limit / 4);
      }
    }
  });
}

/**
 * Adds the reads and actions that can still be read behind a damaged place, in new commits: the seals
 * that held them cannot be made again. Gives what cannot be read at all, in words.
 */
export function takeRest(damaged: string, path: string): string[] {
  const target = openForWriting(path);
  const has = (table: string) =>
    Number(target.prepare(`SELECT coalesce(max(number), 0) FROM ${table}`).pluck().get());
  const missing: string[] = [];
  withDamaged(damaged, (db) => {
    const reads = readable(db, 'reads', has('reads'), missing, (from, to) =>
      [...takeUntil(storedReads(db, from), to)].map(({ read }) => read),
    );
    const lines = db
      .prepare('SELECT line FROM actions WHERE number >= ? AND number < ? ORDER BY number')
      .pluck();
    const actionLines = readable(db, 'actions', has('actions'), missing, (from, to) =>
      (lines.all(from, to) as string[]).filter(isJson),
    );
    if (reads.length + actionLines.length > 0)
      new Committer(target).commit({ reads, actionLines, passingLines: [] }, Date.now());
  });
  target.close();
  return missing;
}

function* takeUntil<T extends { read: { number: number } }>(rows: Iterable<T>, to: number): Iterable<T> {
  for (const row of rows) {
    if (row.read.number >= to) return;
    yield row;
  }
}

/** Rows above `after`, in pieces that get smaller where the file cannot be read. */
function readable<Row>(
  db: Connection,
  table: 'reads' | 'actions',
  after: number,
  missing: string[],
  read: (from: number, to: number) => Row[],
): Row[] {
  let last: number;
  try {
    last = Number(db.prepare(`SELECT coalesce(max(number), 0) FROM ${table}`).pluck().get());
  } catch (error) {
    if (!isDamage(error)) throw error;
    missing.push(`${table} from ${after + 1} on, if there were any: the damaged file does not say`);
    return [];
  }
  const rows: Row[] = [];
  let lostFrom: number | null = null;
  const close = (to: number) => {
    if (lostFrom !== null) missing.push(`${table} ${lostFrom} to ${to}`);
    lostFrom = null;
  };
  const take = (from: number, to: number): void => {
    if (from >= to) return;
    try {
      const found = read(from, to);
      if (found.length < to - from && to - from > 1) throw new Unreadable();
      if (found.length === 0) lostFrom ??= from;
      else close(from - 1);
      for (const row of found) rows.push(row);
    } catch (error) {
      if (!isDamage(error)) throw error;
      if (to - from === 1) {
        lostFrom ??= from;
        return;
      }
      const middle = Math.floor((from + to) / 2);
      take(from, middle);
      take(middle, to);
    }
  };
  for (let from = after + 1; from <= last; from += 1000) take(from, Math.min(from + 1000, last + 1));
  close(last);
  return rows;
}

class Unreadable extends Error {}

function isDamage(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError || error instanceof ReplicaError || error instanceof Unreadable
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function withDamaged(path: string, work: (db: Connection) => void): void {
  for (const file of [() => path, () => withNewHeader(path)]) {
    let db: Connection | undefined;
    try {
      db = new Database(file(), { readonly: true, fileMustExist: true });
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      work(db);
      return;
    } catch (error) {
      // A file that does not even open is tried with another header; then what was taken is what there is.
      if (!isDamage(error)) throw error;
    } finally {
      db?.close();
      for (const suffix of suffixes) rmSync(newHeaderPath(path) + suffix, { force: true });
    }
  }
}

const suffixes = ['', '-wal', '-shm'];
const newHeaderPath = (path: string) => `${path}.new-header`;

/** A copy of the file with the first 100 bytes of a new journal: they say how to read the rest, and nothing else. */
function withNewHeader(path: string): string {
  const [copy, model] = [newHeaderPath(path), `${path}.model`];
  for (const suffix of ['', '-wal'])
    if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
  for (const suffix of suffixes) rmSync(model + suffix, { force: true });
  openForWriting(model).close();
  const header = readFileSync(model).subarray(0, headerBytes);
  header.writeUInt32BE(Math.floor(statSync(copy).size / header.readUInt16BE(pageSizeAt)), pageCountAt);
  header.fill(0, freeListAt, freeListAt + 8);
  const file = openSync(copy, 'r+');
  writeSync(file, header, 0, headerBytes, 0);
  closeSync(file);
  rmSync(model);
  return copy;
}

/** Offsets in the header of an SQLite file, as its file format says. */
const headerBytes = 100;
const pageSizeAt = 16;
const pageCountAt = 28;
const freeListAt = 32;
