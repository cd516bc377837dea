import { existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DataDir, journalPath } from '../data/data-dir.ts';
import { removeDatabase } from '../journal/database-files.ts';
import { message, type Message } from '../../words/message.ts';
import { ToldError } from '../../words/told-error.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { Replica } from '../journal/replica.ts';
import { takeWhole } from '../journal/salvage.ts';
import type { JournalIdentity } from '../journal/schema.ts';
import { verifyJournal, verifyReplica, type Verification } from './verify.ts';
import { databasesIn, replicaPath, replicaPaths } from '../network/replicas.ts';
import { replicasBeside } from './backup.ts';
import { copyFiles, replicaFiles, type CopyFile } from '../copy/copy-files.ts';
import { takeCopy, takeWaiting, type CopyFindings } from '../copy/take-copy.ts';

/** What was given cannot be restored from, and what to give instead. */
export class RestoreError extends ToldError {
  override name = 'RestoreError';
}

export interface Restored extends Verification {
  identity: JournalIdentity;
  /** Journals of other stations that it followed, by station. */
  replicas: Map<string, Verification>;
  /** Rows that had waited for the disk and were in the copy alone. */
  waiting: number;
  /** What did not fit or was damaged in what it was made of. */
  problems: Message[];
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
  journals: JournalFile[];
  files: CopyFile[];
  /** Of other stations. */
  replicas: JournalFile[];
  replicaFiles: CopyFile[];
}

interface JournalFile {
  path: string;
  identity: JournalIdentity;
  commits: number;
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
    throw new RestoreError(message('restore.journal-there', { dir: dataDir }));
  const dir = DataDir.take(dataDir);
  const fresh = `${dir.journal}.restoring`;
  try {
    removeDatabase(fresh);
    const { problems, waiting } = restoreFile(fresh, identity, sources.journals, sources.files);
    const taken = takeWaiting(fresh, waiting);
    const path = asNew ? replicaPath(dir.path, identity.station) : dir.journal;
    renameSync(fresh, path);
    const journal = new JournalReader(path);
    const verification = asNew ? verifyReplica(journal) : verifyJournal(journal);
    journal.close();
    if (!asNew) dir.save({ journal: identity });
    const replicas = restoreReplicas(dir.path, identity.station, sources, problems);
    return { ...verification, identity, replicas, waiting: taken, problems };
  } finally {
    dir.release();
  }
}

/** Makes a journal file of all that there is of one journal. */
function restoreFile(
  path: string,
  identity: JournalIdentity,
  journals: readonly JournalFile[],
  files: readonly CopyFile[],
): CopyFindings {
  const replica = Replica.open(path, identity);
  try {
    for (const journal of journals) takeWhole(journal.path, replica);
    return takeCopy(files, replica);
  } finally {
    replica.close();
  }
}

/** The journals of others that a station followed; what is damaged or does not fit is added to `problems`. */
function restoreReplicas(
  dataDir: string,
  keeper: string,
  { replicas, replicaFiles: files }: Sources,
  problems: Message[],
): Map<string, Verification> {
  const kept = replicaFiles(files, keeper);
  const identities = [
    ...replicas.map(({ identity }) => identity),
    ...[...kept.values()].flat().map(identityOf),
  ];
  const others = new Map(identities.map((identity) => [identity.station, identity]));
  others.delete(keeper);
  const restored = [...others].map(([station, identity]): [string, Verification] => {
    const path = replicaPath(dataDir, station);
    const journals = replicas.filter((each) => each.identity.station === station);
    const found = restoreFile(path, identity, journals, kept.get(station) ?? []);
    for (const problem of found.problems) problems.push(problem);
    const journal = new JournalReader(path);
    const verification = verifyReplica(journal);
    journal.close();
    return [station, verification];
  });
  return new Map(restored);
}

function gather(from: readonly string[], station: string | undefined): Sources {
  const sources: Sources = { journals: [], files: [], replicas: [], replicaFiles: [] };
  for (const path of from) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) throw new RestoreError(message('restore.no-file', { path }));
    const file = stat.isDirectory() ? join(path, 'journal.db') : path;
    const all = stat.isDirectory() ? copyFiles(path) : [];
    const files = all.filter(({ header }) =>
      station === undefined ? header.keptBy === undefined : header.station === station,
    );
    if (existsSync(file)) sources.journals.push(journalIn(file));
    else if (files.length === 0) throw new RestoreError(message('restore.nothing-in', { path }));
    for (const each of files) sources.files.push(each);
    for (const each of all) if (each.header.keptBy !== undefined) sources.replicaFiles.push(each);
    const peers = stat.isDirectory() ? replicaPaths(path) : databasesIn(replicasBeside(file));
    for (const peer of peers) sources.replicas.push(journalIn(peer));
  }
  for (const journals of [sources.journals, sources.replicas])
    journals.sort((one, other) => other.commits - one.commits);
  return sources;
}

function journalIn(path: string): JournalFile {
  const journal = new JournalReader(path);
  const commits = journal.count('commits');
  journal.close();
  return { path, identity: journal.identity, commits };
}

function oneIdentity({ journals, files }: Sources): JournalIdentity {
  const all = [...journals.map(({ identity }) => identity), ...files.map(({ header }) => header)];
  const [first] = all;
  if (first === undefined) throw new RestoreError(message('restore.nothing'));
  const stations = new Set(all.map(({ station }) => station));
  if (stations.size > 1)
    throw new RestoreError(message('restore.several', { count: stations.size, stations: [...stations] }));
  return identityOf(first);
}

function identityOf(from: CopyFile | JournalIdentity): JournalIdentity {
  const { station, ops, obs, createdAt } = 'header' in from ? from.header : from;
  return { station, ops, obs, createdAt };
}
