import type { Read } from '../../timing/read.ts';
import { openForReading, type Connection } from './schema.ts';
import type { StoredRead } from './rows.ts';

/** Who wrote the journal, and the ids of its two streams. */
export interface JournalIdentity {
  station: string;
  ops: string;
  obs: string;
  createdAt: number;
}

export interface StoredLine {
  number: number;
  line: string;
  head: string;
}

export type StreamTable = 'actions' | 'passing_lines';

interface ReadColumns extends Omit<Read, 'readerTime' | 'raw'> {
  number: number;
  in_commit: number;
  source: string;
  point: string;
  reader_time: number | null;
  raw: Buffer;
}

/** Reads a journal, also while a station writes to it. */
export class JournalReader {
  readonly #db: Connection;
  readonly identity: JournalIdentity;

  constructor(path: string) {
    this.#db = openForReading(path);
    const meta = (key: string) =>
      String(this.#db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(key));
    this.identity = {
      station: meta('station'),
      ops: meta('ops'),
      obs: meta('obs'),
      createdAt: Number(meta('created_at')),
    };
  }

  /** From now on sees the journal as it is at this moment, whatever a station adds. */
  freeze(): void {
    this.#db.exec('BEGIN');
    this.count('reads');
  }

  /** All reads in the order of the journal. */
  *reads(): Iterable<StoredRead> {
    for (const row of this.#rows()) yield storedRead(row);
  }

  /** Lines of a stream above `after`, at most `limit`. */
  lines(table: StreamTable, after = 0, limit = -1): StoredLine[] {
    return this.#db
      .prepare(`SELECT number, line, head FROM ${table} WHERE number > ? ORDER BY number LIMIT ?`)
      .all(after, limit) as StoredLine[];
  }

  /** The head of a stream's chain at a number; undefined where there is no such line. */
  headAt(table: StreamTable, number: number): string | undefined {
    return this.#db.prepare(`SELECT head FROM ${table} WHERE number = ?`).pluck().get(number) as
      string | undefined;
  }

  /** How many rows a table has. Numbers have no gaps, so it is also the last number. */
  count(table: StreamTable | 'reads'): number {
    return Number(this.#db.prepare(`SELECT coalesce(max(number), 0) FROM ${table}`).pluck().get());
  }

  /** All commits with what they seal, in order: the way to check the chain. */
  *commits(): Iterable<{ number: number; head: string; reads: StoredRead[]; actionLines: string[] }> {
    const commits = this.#db.prepare('SELECT number, head FROM commits ORDER BY number').all() as {
      number: number;
      head: string;
    }[];
    const actions = this.#db.prepare('SELECT line FROM actions WHERE in_commit = ? ORDER BY number').pluck();
    const reads = this.#rows()[Symbol.iterator]();
    try {
      let next = reads.next();
      for (const commit of commits) {
        const own: StoredRead[] = [];
        for (; next.done !== true && next.value.in_commit <= commit.number; next = reads.next())
          own.push(storedRead(next.value));
        yield { ...commit, reads: own, actionLines: actions.all(commit.number) as string[] };
      }
    } finally {
      // Rows that were added meanwhile leave it unfinished.
      reads.return?.();
    }
  }

  #rows(): Iterable<ReadColumns> {
    return this.#db
      .prepare(
        `SELECT number, in_commit, address AS source, point, chip, antenna, rssi, time, reader_time, arrived, raw
         FROM reads JOIN sources ON sources.id = reads.source ORDER BY number`,
      )
      .iterate() as Iterable<ReadColumns>;
  }

  close(): void {
    this.#db.close();
  }
}

function storedRead({ reader_time: readerTime, in_commit: _commit, ...row }: ReadColumns): StoredRead {
  return { ...row, readerTime };
}
