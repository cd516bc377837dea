import { bringOver } from './archive/bring-over.ts';
import { mendReplicas } from './archive/mend-replicas.ts';
import type { RepairView } from '../contract/disk-view.ts';
import { PortError } from '../http/listen.ts';
import { CopyFolderError } from './copy/second-copies.ts';
import { joinedRepairs, mendJournal } from './copy/mend.ts';
import { DataDir, DataDirError } from './data/data-dir.ts';
import { isBlockedDisk } from './journal/disk-trouble.ts';
import { JournalReader } from './journal/journal-reader.ts';
import { JournalError } from './journal/schema.ts';
import { JournalWriter, type Rows, type WriterEvents } from './journal/writer.ts';
import { onDiskRehearsed } from './rehearsal/disk-rehearsed.ts';
import type { StationOptions } from './station-options.ts';
import { mendNetwork } from './network/mend-network.ts';
import { Replicas } from './network/replicas.ts';
import { StationRace } from './race/station-race.ts';

/** What a station refuses to start for, whatever its journal is like. */
export const refusals = [PortError, DataDirError, CopyFolderError, JournalError];

/** Whether a start failed for what may be damage of the journal that a first look did not find. */
export function mayBeDamage(error: unknown): boolean {
  return !refusals.some((kind) => error instanceof kind) && !isBlockedDisk(error);
}

/** What earlier tries to start a station left. */
export interface Tries {
  /** What they mended. */
  repairs: RepairView[];
  /** Why the last of them failed, where that may be damage: then every seal is checked. */
  failure?: unknown;
}

/** A data directory that is taken and mended, with everything in it that a station works with. */
export interface OpenedData {
  dir: DataDir;
  journal: JournalReader;
  writer: JournalWriter;
  replicas: Replicas;
  race: StationRace;
  repaired: RepairView | null;
  /** Rows that waited for the disk at the last stop and are not in the journal yet. */
  waiting: Rows;
}

/**
 * Takes a data directory, mends what is damaged in it and opens it. Rejects with {@link DataDirError} where another station
 * has it, with SqliteError where the disk does not let a journal be opened, and with the failure of the earlier try where
 * nothing is damaged.
 */
export async function openData(
  { dataDir, copy, isRehearsal }: Pick<StationOptions, 'dataDir' | 'copy' | 'isRehearsal'>,
  events: WriterEvents,
  tries: Tries,
): Promise<OpenedData> {
  const isThorough = tries.failure !== undefined;
  const dir = DataDir.take(dataDir);
  const closers: (() => unknown)[] = [() => dir.release()];
  try {
    bringOver(dir);
    mendNetwork(dir, isThorough);
    const { repaired, waiting } = mendJournal(dir, isThorough, copy);
    mendReplicas(dir, copy);
    if (repaired !== null) tries.repairs.push(repaired);
    else if (isThorough) throw tries.failure;
    const writer = await JournalWriter.open(dir.journal, events);
    closers.unshift(() => writer.close());
    if (isRehearsal === true) onDiskRehearsed((isFull) => writer.rehearseFullDisk(isFull));
    const journal = new JournalReader(dir.journal);
    closers.unshift(() => journal.close());
    const replicas = new Replicas(dir.path);
    closers.unshift(() => replicas.close());
    const others = replicas.all.map(({ reader }) => reader);
    const race = StationRace.open(journal, others);
    return { dir, journal, writer, replicas, race, repaired: joinedRepairs(tries.repairs), waiting };
  } catch (error) {
    for (const close of closers) await close();
    throw error;
  }
}
