import type { JournalRead } from '../../timing/model/read.ts';
import type { StoredRead } from './rows.ts';
import type { Connection } from './schema.ts';

/** A read and the commit that it came in. */
export interface SealedRead {
  inCommit: number;
  read: StoredRead;
}

interface Columns extends Omit<StoredRead, 'readerTime' | 'raw' | 'earliest'> {
  in_commit: number;
  reader_time: number | null;
  raw: Buffer;
  earliest: number | null;
}

const select = (db: Connection) =>
  `SELECT number, in_commit, address AS source, point, chip, antenna, rssi, time, reader_time, arrived, raw,
  ${earliestColumn(db)} FROM reads JOIN sources ON sources.id = reads.source`;

/** A file that is only read may be of a version before there was the column. */
function earliestColumn(db: Connection): string {
  const columns = db.pragma('table_info(reads)') as { name: string }[];
  return columns.some(({ name }) => name === 'earliest') ? 'earliest' : 'NULL AS earliest';
}

function readOf({ in_commit: _inCommit, reader_time: readerTime, earliest, ...row }: Columns): StoredRead {
  return { ...row, readerTime, ...(earliest === null ? {} : { earliest }) };
}

/** Reads of one chip from a number on, at most `count`: those of one passing. Looks no further than the last of them. */
export function readsOfChip(db: Connection, chip: string, from: number, count: number): StoredRead[] {
  const rows = db
    .prepare(`${select(db)} WHERE number >= ? AND chip = ? ORDER BY number LIMIT ?`)
    .all(from, chip, count) as Columns[];
  return rows.map(readOf);
}

/** All reads from a number on, in the order of the journal. */
export function* storedReads(db: Connection, from = 1): Generator<SealedRead, void, undefined> {
  const rows = db
    .prepare(`${select(db)} WHERE number >= ? ORDER BY number`)
    .iterate(from) as Iterable<Columns>;
  for (const row of rows) yield { inCommit: row.in_commit, read: readOf(row) };
}

const readsPerPage = 512;

/** What passings are made of, above a read's number, in the order of the journal: much quicker than whole reads. */
export function* passingReads(db: Connection, above: number): Generator<JournalRead, void, undefined> {
  let sources = sourcesOf(db);
  const page = db
    .prepare(
      `SELECT number, source, chip, rssi, time, reader_time, ${earliestColumn(db)} FROM reads
       WHERE number > ? ORDER BY number LIMIT ${readsPerPage}`,
    )
    .raw();
  for (let after = above; ;) {
    const rows = page.all(after) as [
      number,
      number,
      string,
      number | null,
      number,
      number | null,
      number | null,
    ][];
    if (rows.length === 0) return;
    for (const [number, from, chip, rssi, time, readerTime, earliest] of rows) {
      // A reader may be new since the pages before.
      if (!sources.has(from)) sources = sourcesOf(db);
      const { source, point } = sources.get(from)!;
      const read = { number, source, point, chip, rssi, time, readerTime };
      yield earliest === null ? read : { ...read, earliest };
      after = number;
    }
  }
}

function sourcesOf(db: Connection): Map<number, { source: string; point: string }> {
  const rows = db.prepare('SELECT id, address AS source, point FROM sources').all() as {
    id: number;
    source: string;
    point: string;
  }[];
  return new Map(rows.map(({ id, ...source }) => [id, source]));
}
