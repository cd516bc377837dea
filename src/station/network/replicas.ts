import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { databaseSuffixes } from '../journal/database-files.ts';
import type { JournalReader } from '../journal/journal-reader.ts';
import { message } from '../../words/message.ts';
import { toldOf } from '../../words/told-error.ts';
import { isBlockedDisk, isDiskError } from '../journal/disk-trouble.ts';
import { JournalError, type JournalIdentity } from '../journal/schema.ts';
import { warn } from '../process/terminal.ts';
import { PeerJournal, type PeerRows } from './peer-journal.ts';
import { ReplicaMisfit, ReplicaWriter } from './replica-writer.ts';

/** The journals of other stations in a data directory: `peers/<station>.db`. All of them count for the race. */
export class Replicas {
  readonly #folder: string;
  readonly #journals = new Map<string, PeerJournal>();
  /** Called for rows that came to be on disk, and before them for a journal that is new here. */
  onRows: (rows: PeerRows) => void = () => undefined;
  onNew: (journal: JournalReader) => void = () => undefined;

  constructor(dataDir: string) {
    this.#folder = replicaFolder(dataDir);
    mkdirSync(this.#folder, { recursive: true });
    for (const path of replicaPaths(dataDir)) this.#load(path);
  }

  get all(): readonly PeerJournal[] {
    return [...this.#journals.values()];
  }

  find(station: string): PeerJournal | undefined {
    return this.#journals.get(station);
  }

  /** The replica of a journal; made where it is not there. Rejects with {@link ReplicaMisfit} where another of the station is. */
  async open(identity: JournalIdentity): Promise<PeerJournal> {
    const known = this.#journals.get(identity.station);
    if (known !== undefined) {
      const { ops, obs } = known.reader.identity;
      if (ops === identity.ops && obs === identity.obs) return known;
      throw new ReplicaMisfit(message('replica.other-journal'));
    }
    const path = join(this.#folder, `${identity.station}.db`);
    await (await ReplicaWriter.open(path, identity)).close();
    const made = this.#load(path);
    if (made === null) throw new ReplicaMisfit(message('replica.unusable', { path }));
    this.onNew(made.reader);
    return made;
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((journal) => journal.close()));
  }

  #load(path: string): PeerJournal | null {
    try {
      const journal = new PeerJournal(path, (rows) => this.onRows(rows));
      this.#journals.set(journal.station, journal);
      return journal;
    } catch (error) {
      if (!(error instanceof JournalError || isDiskError(error)) || isBlockedDisk(error)) throw error;
      const aside = putAside(path);
      warn(message('replica.put-aside', { path, aside, why: toldOf(error) }));
      return null;
    }
  }
}

/** The replicas that are in a data directory. */
export function replicaPaths(dataDir: string): string[] {
  return databasesIn(replicaFolder(dataDir));
}

/** The databases in a folder, which may not be there. */
export function databasesIn(folder: string): string[] {
  return names(folder)
    .filter((name) => name.endsWith('.db'))
    .map((name) => join(folder, name));
}

/** Keeps a damaged replica under another name; gives that. */
export function putAside(path: string): string {
  const aside = `${path}.damaged-${Date.now()}`;
  for (const suffix of databaseSuffixes) move(path + suffix, aside + suffix);
  return aside;
}

/** Where the journal of another station is in a data directory; its folder is made. */
export function replicaPath(dataDir: string, station: string): string {
  const folder = replicaFolder(dataDir);
  mkdirSync(folder, { recursive: true });
  return join(folder, `${station}.db`);
}

function replicaFolder(dataDir: string): string {
  return join(dataDir, 'peers');
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
