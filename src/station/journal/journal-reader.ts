import type { Transaction } from './commit-line.ts';
import { identityOf, openForReading, type Connection, type JournalIdentity } from './schema.ts';
import type { KnownClock } from '../../readers/session/clock-history.ts';
import type { JournalRead } from '../../timing/model/read.ts';
import type { StoredRead } from './rows.ts';
import { knownClockIn, sightingsIn, type SightingsPage } from './sightings.ts';
import { passingReads, readsOfChip, storedReads } from './stored-reads.ts';
import { transactionsAfter } from './transactions.ts';

export interface StoredLine {
  number: number;
  line: string;
  head: string;
}

export type StreamTable = 'actions' | 'passing_lines';

const linesPerPage = 500;

/** Reads a journal, also while a station writes to it. */
export class JournalReader {
  readonly #db: Connection;
  readonly identity: JournalIdentity;

  constructor(path: string) {
    this.#db = openForReading(path);
    this.identity = identityOf(this.#db);
  }

  /** From now on sees the journal as it is at this moment, whatever a station adds. */
  freeze(): void {
    this.#db.exec('BEGIN');
    this.count('reads');
  }

  /** All reads in the order of the journal. */
  *reads(): Iterable<StoredRead> {
    for (const { read } of storedReads(this.#db)) yield read;
  }

  /** Reads of one chip from a number on, at most `count`. */
  readsOfChip(chip: string, from: number, count: number): StoredRead[] {
    return readsOfChip(this.#db, chip, from, count);
  }

  /** What readers' own clocks said of their reads, for those above `after`; see {@link sightingsIn}. */
  sightings(after: number): SightingsPage {
    return sightingsIn(this.#db, after);
  }

  /** What the latest read of a reader that came on time tells of its clock; null where there is none. */
  knownClock(source: string): KnownClock | null {
    return knownClockIn(this.#db, source);
  }

  /** Sightings that are recorded more than once, by source: how many reads are too many, and one of them. */
  doubles(): { source: string; count: number; chip: string; first: number; second: number }[] {
    return this.#db
      .prepare(
        `SELECT address AS source, sum(times - 1) AS count, chip, first, second FROM (
           SELECT source, chip, count(*) AS times, min(number) AS first, max(number) AS second
           FROM reads WHERE reader_time IS NOT NULL GROUP BY source, chip, reader_time HAVING times > 1
         ) AS doubled JOIN sources ON sources.id = doubled.source GROUP BY doubled.source`,
      )
      .all() as { source: string; count: number; chip: string; first: number; second: number }[];
  }

  /** What passings are made of, above a read's number, in the order of the journal. */
  passingReads(above = 0): Iterable<JournalRead> {
    return passingReads(this.#db, above);
  }

  /** All lines of a stream, the newest first. */
  *newestLines(table: StreamTable): Iterable<string> {
    const page = this.#db
      .prepare(`SELECT line FROM ${table} WHERE number <= ? ORDER BY number DESC LIMIT ${linesPerPage}`)
      .pluck();
    for (let last = this.count(table); last > 0; last -= linesPerPage) yield* page.all(last) as string[];
  }

  /** Lines of a stream above `after`, at most `limit`. */
  lines(table: StreamTable, after = 0, limit = -1): StoredLine[] {
    return this.#db
      .prepare(`SELECT number, line, head FROM ${table} WHERE number > ? ORDER BY number LIMIT ?`)
      .all(after, limit) as StoredLine[];
  }

  /** The head of a stream's chain, or of the commits', at a number; undefined where there is none. */
  headAt(table: StreamTable | 'commits', number: number): string | undefined {
    return this.#db.prepare(`SELECT head FROM ${table} WHERE number = ?`).pluck().get(number) as
      string | undefined;
  }

  /** The seal of the last commit, and with it of everything. */
  get head(): string {
    return this.headOfCommit(this.count('commits')) ?? '';
  }

  /** The seal of a commit; undefined where there is no such commit. */
  headOfCommit(number: number): string | undefined {
    return this.#db.prepare('SELECT head FROM commits WHERE number = ?').pluck().get(number) as
      string | undefined;
  }

  /** When a commit was written, by the laptop's clock; null where there is no such commit. */
  momentOfCommit(number: number): number | null {
    const at = this.#db.prepare('SELECT at FROM commits WHERE number = ?').pluck().get(number);
    return (at as number | undefined) ?? null;
  }

  /** How many rows a table has. Numbers have no gaps, so it is also the last number. */
  count(table: StreamTable | 'reads' | 'commits'): number {
    return Number(this.#db.prepare(`SELECT coalesce(max(number), 0) FROM ${table}`).pluck().get());
  }

  /** All commits with what they seal, in order: the way to check the chain. */
  *commits(): Iterable<{ number: number; head: string; reads: StoredRead[]; actionLines: string[] }> {
    const commits = this.#db.prepare('SELECT number, head FROM commits ORDER BY number').all() as {
      number: number;
      head: string;
    }[];
    const actions = this.#actionsByCommit();
    const reads = storedReads(this.#db);
    try {
      let next = reads.next();
      for (const commit of commits) {
        const own: StoredRead[] = [];
        for (; next.done !== true && next.value.inCommit <= commit.number; next = reads.next())
          own.push(next.value.read);
        yield { ...commit, reads: own, actionLines: actions.get(commit.number) ?? [] };
      }
    } finally {
      // Rows that were added meanwhile leave it unfinished.
      reads.return();
    }
  }

  #actionsByCommit(): Map<number, string[]> {
    const rows = this.#db.prepare('SELECT in_commit, line FROM actions ORDER BY number').raw().all();
    const byCommit = new Map<number, string[]>();
    for (const [commit, line] of rows as [number, string][])
      byCommit.set(commit, [...(byCommit.get(commit) ?? []), line]);
    return byCommit;
  }

  /**
   * What lies above a commit and a passing line, as transactions: at most `limit` commits, and passing
   * lines after the reads that they are made of. Empty where there is nothing more.
   */
  transactionsAfter(commit: number, passingLine: number, limit: number): Transaction[] {
    return transactionsAfter(this.#db, commit, passingLine, limit);
  }

  close(): void {
    this.#db.close();
  }
}
