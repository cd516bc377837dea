import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { journalPath } from '../data/data-dir.ts';
import { message } from '../../words/message.ts';
import { workingDir } from '../data/stand-in.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { JournalError, openForReading } from '../journal/schema.ts';
import { replicaPaths } from '../network/replicas.ts';
import { verifyJournal, verifyReplica, type Verification } from './verify.ts';

/** A file that was written, and what its check found. */
export interface BackedUp extends Verification {
  path: string;
}

/**
 * Copies the journals of a data directory as they are at this moment, also while the station writes: its own into
 * a file, those of other stations that it follows into the folder {@link replicasBeside} it. Gives the own first. Throws
 * {@link JournalError} where a file is there already.
 */
export function backUp(dataDir: string, to: string): BackedUp[] {
  const folder = replicasBeside(to);
  const replicas = replicaPaths(workingDir(dataDir)).map(
    (path) => [path, join(folder, basename(path))] as const,
  );
  for (const file of [to, ...replicas.map(([, copy]) => copy)])
    if (existsSync(file)) throw new JournalError(message('backup.there', { file }));
  const own = backUpFile(journalPath(workingDir(dataDir)), to, verifyJournal);
  if (replicas.length > 0) mkdirSync(folder, { recursive: true });
  return [own, ...replicas.map(([path, copy]) => backUpFile(path, copy, verifyReplica))];
}

/** Where the journals of other stations are that belong to a backup: `race.db` and `race.peers/`. */
export function replicasBeside(backup: string): string {
  return `${backup.replace(/\.db$/, '')}.peers`;
}

/** Readers of a write-ahead log hold nobody up. The file gets its name only when it was checked. */
function backUpFile(path: string, to: string, verify: (journal: JournalReader) => Verification): BackedUp {
  const partial = `${to}.partial`;
  rmSync(partial, { force: true });
  const db = openForReading(path);
  try {
    db.prepare('VACUUM INTO ?').run(partial);
  } finally {
    db.close();
  }
  const backup = new JournalReader(partial);
  const verification = verify(backup);
  backup.close();
  const file = openSync(partial, 'r+');
  fsyncSync(file);
  closeSync(file);
  renameSync(partial, to);
  return { path: to, ...verification };
}
