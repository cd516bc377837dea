import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DataDir, journalPath } from '../data/data-dir.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { Replica } from '../journal/replica.ts';
import { takeWhole } from '../journal/salvage.ts';
import type { JournalIdentity } from '../journal/schema.ts';
import { verifyJournal, verifyReplica, type Verification } from './verify.ts';
import { replicaPath } from '../network/replicas.ts';
import { copyFiles, type CopyFile } from '../copy/copy-files.ts';
import { takeCopy, takeWaiting } from '../copy/take-copy.ts';

/** What was given cannot be restored from; the message says what to give instead. */
export class RestoreError extends Error {
  override name = 'RestoreError';
}

export interface Restored extends Verification {
  identity: JournalIdentity;
  /** Rows that had waited for the disk and were in the copy alone. */
  waiting: number;
  /** What did not fit or was damaged in what it was made of. */
  problems: string[];
}

export interface RestoreOptions {
  /** Which one, where a folder holds copies of several stations. */
  station?: string | undefined;
  /**
   * The journal is kept as that of another station, and a new one goes on beside it: so nothing gets the
   * same number twice where somebody may have more of the journal than what it is restored from.
   */
  asNew?: boolean | undefined;
}

interface Sources {
  journals: { path: string; identity: JournalIdentity; commits: number }[];
  files: CopyFile[];
}

/**
 * Makes the journal of a new data directory from backups, folders of second copies, or both: what is
 * furthest wins. Throws {@link RestoreError}.
 */
export function restoreJournal(
  from: readonly string[],
  dataDir: string,
  { station, asNew = false }: RestoreOptions = {},
): Restored {
  const sources = gather(from, station);
  const identity = oneIdentity(sources);
  if (existsSync(journalPath(dataDir)))
    throw new RestoreError(`${dataDir}: there is a journal already; choose a new folder for --data`);
  const dir = DataDir.take(dataDir);
  const fresh = `${dir.journal}.restoring`;
  try {
    for (const suffix of ['', '-wal', '-shm']) rmSync(fresh + suffix, { force: true });
    const replica = Replica.open(fresh, identity);
    for (const { path } of sources.journals) takeWhole(path, replica);
    const { problems, waiting } = takeCopy(sources.files, replica);
    replica.close();
    const taken = takeWaiting(fresh, waiting);
    const path = asNew ? replicaPath(dir.path, identity.station) : dir.journal;
    renameSync(fresh, path);
    const journal = new JournalReader(path);
    const verification = asNew ? verifyReplica(journal) : verifyJournal(journal);
    journal.close();
    if (!asNew) dir.save({ journal: identity });
    return { ...verification, identity, waiting: taken, problems };
  } finally {
    dir.release();
  }
}

function gather(from: readonly string[], station: string | undefined): Sources {
  const sources: Sources = { journals: [], files: [] };
  for (const path of from) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) throw new RestoreError(`${path}: there is no such file or folder`);
    const file = stat.isDirectory() ? join(path, 'journal.db') : path;
    const files = stat.isDirectory() ? copyFiles(path, station) : [];
    if (existsSync(file)) sources.journals.push(journalIn(file));
    else if (files.length === 0)
      throw new RestoreError(
        `${path}: there is no second copy and no journal in this folder; give a backup file or the folder that --copy named`,
      );
    sources.files.push(...files);
  }
  sources.journals.sort((one, other) => other.commits - one.commits);
  return sources;
}

function journalIn(path: string): Sources['journals'][number] {
  const journal = new JournalReader(path);
  const commits = journal.count('commits');
  journal.close();
  return { path, identity: journal.identity, commits };
}

function oneIdentity({ journals, files }: Sources): JournalIdentity {
  const all = [...journals.map(({ identity }) => identity), ...files.map(({ header }) => header)];
  const [first] = all;
  if (first === undefined) throw new RestoreError('give a backup file or the folder of a second copy');
  const stations = new Set(all.map(({ station }) => station));
  if (stations.size > 1)
    throw new RestoreError(
      `these are journals of ${stations.size} stations; choose one with --station: ${[...stations].join(', ')}`,
    );
  const { station, ops, obs, createdAt } = first;
  return { station, ops, obs, createdAt };
}
