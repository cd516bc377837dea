import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { version } from '../../contract/version.ts';
import { message, type Message } from '../../words/message.ts';
import { ToldError } from '../../words/told-error.ts';
import { diskTroubleOf, isBlockedDisk, isDiskError } from '../journal/disk-trouble.ts';
import { giveUpReserve, makeReserve } from './reserve.ts';
import { readSettings, settingsFiles, writeSettings, type Settings } from './settings.ts';

/** Another station works on the data directory, or it cannot be used, and why. */
export class DataDirError extends ToldError {
  override name = 'DataDirError';
}

interface Holder {
  pid: number;
  host?: string;
  since: string;
  /** Which Goldline it is. */
  version: string;
  address: string | null;
}

/** A file of a data directory that was damaged, and what is missing because of it. */
export interface FoundDamage {
  damage: Message;
  missing: Message[];
}

/** A data directory that this process alone writes to, until it is released or dies. */
export class DataDir {
  readonly path: string;
  readonly #lock: Database.Database;
  readonly #since = new Date().toISOString();
  readonly #found: FoundDamage[] = [];
  #aside: string | null = null;
  #settings: Settings;

  private constructor(path: string, lock: Database.Database) {
    this.path = path;
    this.#lock = lock;
    this.#settings = this.#goodSettings();
  }

  /**
   * Makes the directory where it is missing and takes it. Throws {@link DataDirError} where another process has it, and the
   * error of SQLite or the file system where the disk takes nothing.
   */
  static take(path: string): DataDir {
    makeFolder(path);
    giveUpReserve(path);
    const lock = takeLock(path);
    try {
      expectWritable(path);
      const dir = new DataDir(path, lock);
      dir.announce(null);
      return dir;
    } catch (error) {
      lock.close();
      throw error;
    }
  }

  get journal(): string {
    return journalPath(this.path);
  }

  /** Rows that the journal did not take before the last stop. */
  get rescue(): string {
    return join(this.path, 'waiting.ndjson');
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Changes settings; the others stay. Throws the file system's error where the disk does not take them: then none changed. */
  save(changed: Settings): void {
    const settings = { ...this.#settings, ...changed };
    writeSettings(this.path, settings);
    this.#settings = settings;
  }

  /** Damage that was found in the directory since it was taken, in order. */
  get found(): readonly FoundDamage[] {
    return this.#found;
  }

  /** Where damaged files were put since the directory was taken; null where there were none. */
  get aside(): string | null {
    return this.#aside;
  }

  /** Takes note of damage, for the crew. */
  tell(damage: Message, missing: Message[] = []): void {
    this.#found.push({ damage, missing });
  }

  /** Moves files of the directory into a folder in it, `damaged-…`: nothing of what is damaged is deleted or overwritten. */
  keepAside(...names: string[]): void {
    const there = names.filter((name) => existsSync(join(this.path, name)));
    if (there.length === 0) return;
    this.#aside ??= join(this.path, asideName());
    mkdirSync(this.#aside, { recursive: true });
    for (const name of there) renameSync(join(this.path, name), unused(this.#aside, basename(name)));
  }

  /** Leaves word for others, the next desktop shell too, of who is here and at which address. A full disk may not take it. */
  announce(address: string | null): void {
    const holder: Holder = { pid: process.pid, host: hostname(), since: this.#since, version, address };
    const path = holderPath(this.path);
    try {
      // As a whole: whoever reads it meanwhile finds the old word or the new one.
      writeFileSync(`${path}.partial`, `${JSON.stringify(holder)}\n`);
      renameSync(`${path}.partial`, path);
    } catch {
      // Nothing depends on it: the lock holds all the same.
    }
  }

  release(): void {
    rmSync(holderPath(this.path), { force: true, recursive: true });
    this.#lock.close();
    makeReserve(this.path);
  }

  #goodSettings(): Settings {
    const { settings, damaged, gone, isLost } = readSettings(this.path);
    if (damaged.length > 0) {
      this.keepAside(...damaged);
      this.tell(message('damage.strange-files', { names: damaged }), isLost ? [lostSettings(settings)] : []);
    }
    if (gone) this.tell(message('damage.settings-gone', { name: settingsFiles[0], spare: settingsFiles[1] }));
    return settings;
  }
}

function lostSettings({ copy }: Settings): Message {
  return copy ? message('missing.settings-but', { dir: copy.dir }) : message('missing.settings');
}

/** Folders of damaged files begin with this. */
export const asidePrefix = 'damaged-';

function asideName(): string {
  return `${asidePrefix}${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
}

const holderPath = (dataDir: string) => join(dataDir, 'station.json');

/** Throws {@link DataDirError}, or the file system's error where the disk takes no folder at all. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    const trouble = refusalOf(path) ?? error;
    if (isRefusing(trouble)) throw trouble;
    throw new DataDirError(message('dataDir.unusable', { path, said: (error as Error).message }));
  }
}

/** Why nothing can be put where a path is to be; null where something can. Making folders in folders does not tell. */
function refusalOf(path: string): unknown {
  let there = resolve(path);
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  try {
    accessSync(there, constants.W_OK);
    return null;
  } catch (error) {
    return error;
  }
}

function isRefusing(error: unknown): boolean {
  return ['EROFS', 'ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** Throws the file system's error where nobody may write: SQLite lets a read-only lock be taken all the same. */
function expectWritable(path: string): void {
  try {
    closeSync(openSync(holderPath(path), 'a'));
  } catch (error) {
    if (isDiskError(error) && diskTroubleOf(error.code) === 'read-only') throw error;
  }
}

/** SQLite's file lock dies with its process, whatever kills it; a file with a pid would not. */
function takeLock(path: string): Database.Database {
  try {
    return lockedFile(path);
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new DataDirError(inUse(path));
    if (isBlockedDisk(error)) throw error;
  }
  // Nobody holds it, and it means nothing: whatever is in its place is put out of the way.
  const lock = join(path, lockName);
  if (existsSync(lock)) renameSync(lock, `${lock}.${asideName()}`);
  return lockedFile(path);
}

const lockName = 'lock.db';

/** Throws SqliteError. */
function lockedFile(path: string): Database.Database {
  const lock = new Database(join(path, lockName), { timeout: 0 });
  try {
    // A journal in a file would not fit on a full disk.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** Where the journal of a data directory is. */
export function journalPath(dataDir: string): string {
  return join(dataDir, 'journal.db');
}

/** Where the station that works on a data directory is; null where none says so. */
export function stationAddress(dataDir: string): string | null {
  try {
    return (JSON.parse(readFileSync(holderPath(dataDir), 'utf8')) as Holder).address;
  } catch {
    return null;
  }
}

/** Who has the directory, as far as the file in it says. */
function inUse(path: string): Message {
  try {
    const { pid, host = '', since, address } = JSON.parse(readFileSync(holderPath(path), 'utf8')) as Holder;
    const holder = { path, pid: String(pid), host, since, address: address ?? '' };
    return message(address === null ? 'dataDir.in-use-by' : 'dataDir.in-use-at', holder);
  } catch {
    return message('dataDir.in-use', { path });
  }
}

/** Where a file can be put in a folder: under its own name, or with a number where that is taken. */
function unused(folder: string, name: string): string {
  for (let number = 0; ; number += 1) {
    const path = join(folder, number === 0 ? name : `${name}.${number}`);
    if (!existsSync(path)) return path;
  }
}
