import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { readSettings, writeSettings, type Settings } from './settings.ts';

/** Another station works on the data directory, or it cannot be used; the message says by what. */
export class DataDirError extends Error {
  override name = 'DataDirError';
}

interface Holder {
  pid: number;
  host?: string;
  since: string;
  address: string | null;
}

/** A data directory that this process alone writes to, until it is released or dies. */
export class DataDir {
  readonly path: string;
  readonly #lock: Database.Database;
  readonly #since = new Date().toISOString();

  private constructor(path: string, lock: Database.Database) {
    this.path = path;
    this.#lock = lock;
  }

  /** Makes the directory where it is missing and takes it. Throws {@link DataDirError} where another process has it. */
  static take(path: string): DataDir {
    try {
      mkdirSync(path, { recursive: true });
    } catch (error) {
      throw new DataDirError(`${path}: cannot be used as a data directory (${(error as Error).message})`);
    }
    // SQLite's file lock dies with its process, whatever kills it; a file with a pid would not.
    const lock = new Database(join(path, 'lock.db'), { timeout: 0 });
    try {
      lock.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      lock.close();
      if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
      throw new DataDirError(`${path} is in use by ${describeHolder(path)}`);
    }
    const dir = new DataDir(path, lock);
    dir.announce(null);
    return dir;
  }

  get journal(): string {
    return journalPath(this.path);
  }

  /** Rows that the journal did not take before the last stop. */
  get rescue(): string {
    return join(this.path, 'waiting.ndjson');
  }

  get settings(): Settings {
    return readSettings(join(this.path, 'settings.json'));
  }

  /** Changes settings; the others stay. */
  save(changed: Settings): void {
    writeSettings(join(this.path, 'settings.json'), { ...this.settings, ...changed });
  }

  /** Leaves word for others of who is here and at which address. */
  announce(address: string | null): void {
    const holder: Holder = { pid: process.pid, host: hostname(), since: this.#since, address };
    writeFileSync(join(this.path, 'station.json'), `${JSON.stringify(holder)}\n`);
  }

  release(): void {
    rmSync(join(this.path, 'station.json'), { force: true });
    this.#lock.close();
  }
}

/** Where the journal of a data directory is. */
export function journalPath(dataDir: string): string {
  return join(dataDir, 'journal.db');
}

function describeHolder(path: string): string {
  try {
    const holder = JSON.parse(readFileSync(join(path, 'station.json'), 'utf8')) as Holder;
    const on = holder.host === undefined ? '' : ` on ${holder.host}`;
    const at = holder.address === null ? '' : `, at ${holder.address}`;
    return `another Goldline station (process ${holder.pid}${on}, since ${holder.since}${at}); stop it, or choose another --data`;
  } catch {
    return 'another process; stop it, or choose another --data';
  }
}
