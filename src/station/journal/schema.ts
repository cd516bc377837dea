import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { chainStart } from '../../contract/chain.ts';
import { message, type Message } from '../../words/message.ts';
import { ToldError } from '../../words/told-error.ts';

export type Connection = Database.Database;

/** Pages that a connection keeps in memory, in KiB: the system keeps the file's pages as well. */
const cacheKiB = 2000;

/** "GLDN": tells a Goldline journal from any other SQLite file. */
const applicationId = 0x474c444e;

/** Who wrote a journal, and the ids of its two streams. */
export interface JournalIdentity {
  station: string;
  ops: string;
  obs: string;
  createdAt: number;
}

/** One step for each version of the file, in order; never edited once released. */
const migrations: readonly ((db: Connection, identity: JournalIdentity) => void)[] = [
  createTables,
  addEarliest,
];

/** The file cannot be used as a journal, and why. */
export class JournalError extends ToldError {
  override name = 'JournalError';
  /** `damaged`: the file is not what a journal is, or not any more. */
  readonly kind: 'damaged' | 'other';

  constructor(told: Message, kind: JournalError['kind'] = 'other') {
    super(told);
    this.kind = kind;
  }
}

/**
 * What SQLite's own quick check of the file finds; null where it finds nothing. Only for who may
 * write to it: what a power cut left half done is finished first.
 */
export function quickCheck(path: string): Message | null {
  const db = new Database(path, { fileMustExist: true, timeout: 250 });
  try {
    db.pragma(`cache_size = ${-cacheKiB}`);
    const found = String(db.pragma('quick_check(1)', { simple: true }));
    return found === 'ok' ? null : message('damage.sqlite', { said: found });
  } finally {
    db.close();
  }
}

/** Loads SQLite itself, which the first database of a thread does otherwise. */
export function loadSqlite(): void {
  new Database(':memory:').close();
}

/** Whether nothing was ever put into the file: not even tables. Throws SqliteError. */
export function isBlank(path: string): boolean {
  return ask(path, (db) => db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0);
}

/** Whether it is a database of another program. */
export function isForeign(path: string): boolean {
  const named = "SELECT count(*) FROM sqlite_schema WHERE name IN ('commits', 'reads', 'actions')";
  try {
    return ask(path, (db) => db.prepare(named).pluck().get() === 0);
  } catch {
    // Not even a database.
    return false;
  }
}

/** The version that a journal file says it has; without a path, the one that this program writes. Throws SqliteError. */
export function fileVersion(path?: string): number {
  if (path === undefined) return migrations.length;
  return ask(path, (db) => Number(db.pragma('user_version', { simple: true })));
}

function ask<Answer>(path: string, question: (db: Connection) => Answer): Answer {
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 250 });
  try {
    return question(db);
  } finally {
    db.close();
  }
}

/**
 * Opens the journal for its one writer, making or migrating the file, and checks that it will not lose a
 * commit. A file that is made gets the identity; one that is there keeps its own.
 */
export function openForWriting(path: string, identity = newIdentity()): Connection {
  const db = new Database(path, { timeout: 250 });
  try {
    db.pragma(`cache_size = ${-cacheKiB}`);
    db.pragma('journal_mode = WAL');
    // better-sqlite3 opens an existing WAL file with NORMAL, which loses commits in a power cut.
    db.pragma('synchronous = FULL');
    db.pragma('fullfsync = ON');
    db.pragma('checkpoint_fullfsync = ON');
    db.pragma('trusted_schema = OFF');
    if (
      db.pragma('journal_mode', { simple: true }) !== 'wal' ||
      db.pragma('synchronous', { simple: true }) !== 2
    )
      throw new JournalError(message('journal.no-wal', { path }));
    migrate(db, path, identity);
    return db;
  } catch (error) {
    db.close();
    throw explained(error, path);
  }
}

/** Opens the journal to read from it, also while a station writes. */
export function openForReading(path: string): Connection {
  let db: Connection | undefined;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true, timeout: 250 });
    db.pragma(`cache_size = ${-cacheKiB}`);
    db.pragma('trusted_schema = OFF');
    checkIdentity(db, path);
    return db;
  } catch (error) {
    db?.close();
    throw explained(error, path);
  }
}

/** Whose journal a file is. */
export function identityOf(db: Connection): JournalIdentity {
  const meta = (key: string) => String(db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(key));
  return {
    station: meta('station'),
    ops: meta('ops'),
    obs: meta('obs'),
    createdAt: Number(meta('created_at')),
  };
}

function explained(error: unknown, path: string): unknown {
  // better-sqlite3 looks for the folder itself, and tells with a TypeError.
  if (error instanceof TypeError) return new JournalError(message('journal.none', { path }));
  if (!(error instanceof Database.SqliteError)) return error;
  if (error.code === 'SQLITE_CANTOPEN') return new JournalError(message('journal.none', { path }));
  if (error.code.startsWith('SQLITE_READONLY'))
    return new JournalError(message('journal.not-closed', { path }));
  if (error.code === 'SQLITE_NOTADB')
    return new JournalError(message('journal.foreign', { path }), 'damaged');
  return error;
}

function migrate(db: Connection, path: string, identity: JournalIdentity): void {
  const isNew = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
  if (!isNew) checkIdentity(db, path);
  const version = Number(db.pragma('user_version', { simple: true }));
  const steps = db.transaction(() => {
    for (const step of migrations.slice(version)) step(db, identity);
    db.pragma(`application_id = ${applicationId}`);
    db.pragma(`user_version = ${migrations.length}`);
  });
  if (version < migrations.length) steps.immediate();
  // So that a log that is lost early does not take with it whose journal this is.
  if (isNew) db.pragma('wal_checkpoint(PASSIVE)');
}

function checkIdentity(db: Connection, path: string): void {
  if (db.pragma('application_id', { simple: true }) !== applicationId)
    throw new JournalError(message('journal.foreign', { path }), 'damaged');
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > migrations.length)
    throw new JournalError(
      message('journal.newer', { path, version: String(version), known: String(migrations.length) }),
    );
}

/** For a journal that begins now. */
export function newIdentity(): JournalIdentity {
  return { station: randomUUID(), ops: randomUUID(), obs: randomUUID(), createdAt: Date.now() };
}

/** Reads of a version without the column are all certain. */
function addEarliest(db: Connection): void {
  db.exec('ALTER TABLE reads ADD COLUMN earliest INTEGER');
}

function createTables(db: Connection, { station, ops, obs, createdAt }: JournalIdentity): void {
  db.exec(`
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    -- Each commit is sealed: head = SHA-256 over the head before and all rows of the commit.
    CREATE TABLE commits (
      number INTEGER PRIMARY KEY, at INTEGER NOT NULL, head TEXT NOT NULL
    ) STRICT;

    -- Where reads came from: one row for each reader address that was ever connected.
    CREATE TABLE sources (
      id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, point TEXT NOT NULL
    ) STRICT;

    -- What the mats said.
    CREATE TABLE reads (
      number INTEGER PRIMARY KEY, in_commit INTEGER NOT NULL REFERENCES commits,
      source INTEGER NOT NULL REFERENCES sources, chip TEXT NOT NULL, antenna INTEGER NOT NULL,
      rssi INTEGER, time INTEGER NOT NULL, reader_time INTEGER, arrived INTEGER NOT NULL, raw BLOB NOT NULL
    ) STRICT;

    -- What people did: the exact lines of the station's action stream, each with the stream's head.
    CREATE TABLE actions (
      number INTEGER PRIMARY KEY, in_commit INTEGER NOT NULL REFERENCES commits,
      line TEXT NOT NULL, head TEXT NOT NULL
    ) STRICT;

    -- Derived, kept because they are sent: the exact lines of the station's passing stream.
    CREATE TABLE passing_lines (number INTEGER PRIMARY KEY, line TEXT NOT NULL, head TEXT NOT NULL) STRICT;
  `);
  for (const table of ['commits', 'sources', 'reads', 'actions', 'passing_lines'])
    for (const change of ['UPDATE', 'DELETE'])
      db.exec(`CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table}
        BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`);
  const put = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
  put.run('station', station);
  put.run('ops', ops);
  put.run('obs', obs);
  put.run('created_at', String(createdAt));
  db.prepare('INSERT INTO commits (number, at, head) VALUES (0, ?, ?)').run(createdAt, chainStart(station));
}
