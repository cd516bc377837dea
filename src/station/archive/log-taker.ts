import type { SiteRaces } from '../../timing/model/event.ts';
import { StringTable } from '../../timing/model/string-table.ts';
import type { JournalReader } from '../journal/journal-reader.ts';
import type { JournalWriter } from '../journal/writer.ts';
import { nextTurn, runYielding } from '../process/run-yielding.ts';
import type { StationRace } from '../race/station-race.ts';
import { dated, newReads, type ReplayedLog } from './dated-log.ts';
import { readLog, type LogFile } from './recorded-log.ts';
import { ToldBefore } from './told-before.ts';

/** Reads that are handed on in one piece, */
const readsPerStep = 1000;
/** and those that may wait for the disk before no more are. */
const backlogMax = 4000;

/** How far it is. */
export interface ReplayProgress {
  /** Of everything, from 0 to 1. */
  done: number;
  /** Reads that were taken in. */
  reads: number;
}

export interface LogTakerParts {
  site: SiteRaces;
  race: StationRace;
  journal: JournalReader;
  /** What writes the reads into the journal; null where they are only to be counted. */
  writer: JournalWriter | null;
  onProgress: (progress: ReplayProgress) => void;
}

/** Takes in logs, one after the other: the disk has the reads of one while the next is decoded. */
export class LogTaker {
  readonly #parts: LogTakerParts;
  readonly #chips = new StringTable();
  readonly #told: ToldBefore;
  readonly #bytes: number;
  #bytesDone = 0;
  #reads = 0;
  /** Of the next read in the journal. */
  #number: number;

  /** `logs`: all that are to come. */
  constructor(parts: LogTakerParts, logs: readonly LogFile[]) {
    this.#parts = parts;
    this.#bytes = logs.reduce((sum, { bytes }) => sum + bytes.size, 0);
    this.#number = parts.journal.count('reads') + 1;
    this.#told = new ToldBefore(this.#chips);
    for (const read of parts.journal.reads()) this.#told.add(read);
  }

  /** Takes in what a log has that was not there before. */
  async take(file: LogFile): Promise<ReplayedLog> {
    const { race, writer, site } = this.#parts;
    const { size } = file.bytes;
    const log = dated(await runYielding(readLog(file, this.#chips, (bytes) => this.#tell(bytes / 2))), site);
    const given: ReplayedLog = { ...log.given, reads: new Map(), known: 0, first: null, last: null };
    const from = this.#reads;
    const fresh = newReads(log, { chips: this.#chips, before: this.#told, first: this.#number }, given);
    for (const reads of inGroups(fresh, readsPerStep)) {
      race.gatherReads(reads);
      for (const read of reads) writer?.addRead(read);
      this.#number += reads.length;
      this.#reads += reads.length;
      this.#tell(size / 2 + ((this.#reads - from) / log.order.length) * (size / 2));
      await nextTurn();
      await writer?.drained(backlogMax);
    }
    this.#bytesDone += size;
    return given;
  }

  /** Half of the way of a log is to decode it. */
  #tell(bytesOfLog: number): void {
    this.#parts.onProgress({ done: (this.#bytesDone + bytesOfLog) / this.#bytes, reads: this.#reads });
  }
}

function* inGroups<Thing>(things: Iterable<Thing>, size: number): Iterable<Thing[]> {
  let group: Thing[] = [];
  for (const thing of things) {
    group.push(thing);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
