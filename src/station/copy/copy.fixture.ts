import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Committer } from '../journal/commit.ts';
import { removeDatabase } from '../journal/database-files.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import type { NewRead } from '../journal/rows.ts';
import { openForReading, openForWriting } from '../journal/schema.ts';
import { CopySource } from './copy-source.ts';
import { CopyWriter, type CopySettings } from './copy-writer.ts';

/** A data directory with a journal, and a folder for its second copy. */
export class CopyBench {
  readonly folder = mkdtempSync(join(tmpdir(), 'goldline-copy-'));
  readonly data = join(this.folder, 'data');
  readonly stick = join(this.folder, 'stick');
  readonly journal = join(this.data, 'journal.db');
  #reads = 0;

  constructor() {
    mkdirSync(this.data);
    mkdirSync(this.stick);
  }

  /** Commits reads, each time with one action. */
  write(commits: number, readsEach = 3): void {
    const db = openForWriting(this.journal);
    const committer = new Committer(db);
    db.transaction(() => {
      for (let commit = 0; commit < commits; commit += 1) {
        const reads = Array.from({ length: readsEach }, () => this.nextRead());
        committer.commit({ reads, actionLines: [action(this.#reads)], passingLines: [] }, 1000);
      }
    })();
    db.close();
  }

  nextRead(): NewRead {
    this.#reads += 1;
    return {
      source: 'tcp:mat:4001?protocol=a0&point=finish',
      point: 'finish',
      chip: `E200${String(this.#reads).padStart(8, '0')}`,
      antenna: 1,
      rssi: -60,
      time: 1_763_946_000_000 + this.#reads * 1000,
      readerTime: null,
      arrived: 1_763_946_000_000 + this.#reads * 1000,
      raw: Uint8Array.of(0xa0, this.#reads & 0xff),
      ...(this.#reads % 3 === 0 ? { earliest: 1_763_945_999_000 } : {}),
    };
  }

  copyWriter(): CopyWriter {
    return new CopyWriter(this.settings());
  }

  settings(): CopySettings {
    return {
      dir: this.stick,
      journal: this.journal,
      journalDisk: statSync(this.data).dev,
      identity: this.identity(),
      name: 'Finish',
      otherDisk: false,
    };
  }

  /** Brings the copy up to date, as a station does. */
  copy(): void {
    const writer = this.copyWriter();
    const source = new CopySource(this.journal);
    while (writer.take(source.partAfter(writer.ready())));
    source.close();
    writer.close();
  }

  /** The names of the files on the stick, in order. */
  files(): string[] {
    return readdirSync(this.stick).toSorted();
  }

  /** A copy of the journal as it is now, to compare with later. */
  keep(name: string): string {
    const path = join(this.folder, `${name}.db`);
    const db = openForReading(this.journal);
    db.prepare('VACUUM INTO ?').run(path);
    db.close();
    return path;
  }

  /** Puts a journal that was kept in the place of the present one. */
  putBack(path: string): void {
    removeDatabase(this.journal);
    cpSync(path, this.journal);
  }

  identity() {
    const journal = new JournalReader(this.journal);
    journal.close();
    return journal.identity;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function action(number: number): string {
  return JSON.stringify({
    t: 'action',
    v: 1,
    at: 1,
    action: {
      id: `action-${number}`,
      station: 'S',
      lamport: number,
      at: 1,
      by: 'test',
      type: 'gun.fire',
      wave: 'A',
      gun: number,
    },
  });
}

/** Every row of every table of a journal. */
export function rowsOf(path: string): Record<string, unknown[]> {
  const db = openForReading(path);
  const tables = ['meta', 'commits', 'sources', 'reads', 'actions', 'passing_lines'];
  const rows = tables.map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()] as const);
  db.close();
  return Object.fromEntries(rows);
}
