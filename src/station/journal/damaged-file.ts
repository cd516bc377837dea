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
import { removeDatabase } from './database-files.ts';
import { isBlockedDisk } from './disk-trouble.ts';
import { identityOf, openForWriting, type Connection, type JournalIdentity } from './schema.ts';

/**
 * Does work with a damaged journal file as far as SQLite reads it: as it is, and where it does not even open, with the
 * header of a new one. What `work` throws because of the damage ends it; what it did until then counts.
 */
export function withDamaged(path: string, work: (db: Connection) => void): void {
  for (const file of [() => path, () => withNewHeader(path)]) {
    let db: Connection | undefined;
    try {
      db = new Database(file(), { readonly: true, fileMustExist: true });
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      work(db);
      return;
    } catch (error) {
      if (isBlockedDisk(error)) throw error;
    } finally {
      db?.close();
      removeDatabase(newHeaderPath(path));
    }
  }
}

/** Whose journal a damaged file was; null where it does not say any more. */
export function identityInDamaged(path: string): JournalIdentity | null {
  let found: JournalIdentity | null = null;
  withDamaged(path, (db) => {
    const { station, ops, obs, createdAt } = identityOf(db);
    if ([station, ops, obs].every((id) => uuid.test(id)) && Number.isSafeInteger(createdAt))
      found = { station, ops, obs, createdAt };
  });
  return found;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const newHeaderPath = (path: string) => `${path}.new-header`;

/** A copy of the file with the first 100 bytes of a new journal: they say how to read the rest, and nothing else. */
function withNewHeader(path: string): string {
  const [copy, model] = [newHeaderPath(path), `${path}.model`];
  for (const suffix of ['', '-wal'])
    if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
  removeDatabase(model);
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
