import { StationClock } from './process/clock.ts';
import { endByForce } from './process/end-by-force.ts';
import { runYielding } from './process/run-yielding.ts';
import { Publishing } from './crew/publishing.ts';
import { ResultsCopies } from './crew/results-copies.ts';
import type { DataDir } from './data/data-dir.ts';
import type { JournalReader } from './journal/journal-reader.ts';
import type { JournalWriter } from './journal/writer.ts';
import { listMemory } from './list-memory.ts';
import type { Replicas } from './network/replicas.ts';
import { openData, type OpenedData } from './opened-data.ts';
import { RaceFiles } from './race/race-files.ts';
import { Recorder } from './race/recorder.ts';
import type { StationRace } from './race/station-race.ts';

/**
 * A data directory whose station does not run, for a command that does one thing to its journal: no reader is connected, no
 * address opened and nothing sent. What it records is on disk when it is closed.
 */
export class ShutStation {
  readonly race: StationRace;
  readonly files: RaceFiles;
  readonly copies: ResultsCopies;
  readonly publishing: Publishing;
  readonly #dir: DataDir;
  readonly #journal: JournalReader;
  readonly #writer: JournalWriter;
  readonly #replicas: Replicas;

  private constructor({ dir, journal, writer, replicas, race }: OpenedData) {
    this.race = race;
    this.#dir = dir;
    this.#journal = journal;
    this.#writer = writer;
    this.#replicas = replicas;
    const recorder = new Recorder(
      journal.identity.station,
      race,
      writer,
      new StationClock(dir.settings.clock),
    );
    this.files = new RaceFiles(race, recorder, listMemory(dir));
    this.copies = new ResultsCopies(race, recorder);
    this.publishing = new Publishing(race, recorder, () => journal.head);
  }

  /** Takes a data directory. Rejects with {@link DataDirError} where its station runs. */
  static async open(dataDir: string): Promise<ShutStation> {
    let race: StationRace | null = null;
    let writer: JournalWriter | null = null;
    const opened = await openData(
      { dataDir },
      {
        onCommit: async ({ actionLines }) => {
          if (race === null || actionLines.length === 0) return;
          const { lines } = await runYielding(race.takeActionsInSteps(actionLines, Date.now));
          writer?.addPassingLines(lines);
        },
        onTrouble: () => undefined,
      },
      { repairs: [] },
    );
    ({ race, writer } = opened);
    // What waited for the disk at the last stop goes first, as at a start.
    for (const read of opened.waiting.reads) writer.addRead(read);
    if (opened.waiting.actionLines.length > 0) await writer.addActions(opened.waiting.actionLines);
    writer.addPassingLines(await runYielding(race.make(Date.now)));
    return new ShutStation(opened);
  }

  /** Waits until everything is on disk, and lets go of it. */
  async close(): Promise<void> {
    await this.#writer.settle();
    await this.#replicas.close();
    this.#journal.close();
    if (await this.#writer.close()) this.#dir.release();
    else endByForce();
  }
}
