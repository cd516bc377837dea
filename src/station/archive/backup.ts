import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { JournalReader } from '../journal/journal-reader.ts';
import { JournalError, openForReading } from '../journal/schema.ts';
import { verifyJournal, type Verification } from './verify.ts';

/**
 * Copies a journal as it is at this moment into a file, also while its station writes: readers of a
 * write-ahead log hold nobody up. The file gets its name only when it was checked. Throws
 * {@link JournalError} where the file is there already.
 */
export function backUp(path: string, to: string): Verification {
  if (existsSync(to)) throw new JournalError(`${to}: is there already; choose another file for --to`);
  const partial = `${to}.partial`;
  rmSync(partial, { force: true });
  const db = openForReading(path);
  try {
    db.prepare('VACUUM INTO ?').run(partial);
  } finally {
    db.close();
  }
  const backup = new JournalReader(partial);
  const verification = verifyJournal(backup);
  backup.close();
  const file = openSync(partial, 'r+');
  fsyncSync(file);
  closeSync(file);
  renameSync(partial, to);
  return verification;
}
