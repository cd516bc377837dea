import type { Ms } from '../timing/model/race.ts';
import { runNow } from '../timing/steps.ts';
import type { StoredRead } from './journal/rows.ts';
import type { JournalWriter } from './journal/writer.ts';
import type { Screens } from './live/screens.ts';
import { runYielding } from './process/run-yielding.ts';
import type { StationRace } from './race/station-race.ts';

export interface RaceIntakeParts {
  race: StationRace;
  writer: JournalWriter;
  screens: Screens;
  now: () => Ms;
}

/** Takes what came to be on disk into the race. What follows of it goes to the passing stream and to the screens. */
export class RaceIntake {
  readonly #parts: RaceIntakeParts;
  #last: Promise<void> = Promise.resolve();

  constructor(parts: RaceIntakeParts) {
    this.#parts = parts;
  }

  /** Makes the race of the journals, slowly enough that readers are heard meanwhile. */
  async make(): Promise<void> {
    const { race, writer, screens, now } = this.#parts;
    writer.addPassingLines(await runYielding(race.make(now)));
    await screens.start();
  }

  /** Takes in reads of a station, this one where none is named, at once. */
  takeReads(reads: readonly StoredRead[], station?: string): void {
    if (reads.length === 0) return;
    const { race, writer, screens, now } = this.#parts;
    const change = race.takeReads(reads, now(), station);
    writer.addPassingLines(change.lines);
    runNow(screens.update(change));
  }

  /** Takes in actions after those that came before them, so slowly that ports and screens are not held up. */
  takeActions(lines: readonly string[], station?: string): Promise<void> {
    const { race, writer, screens, now } = this.#parts;
    this.#last = this.#last.then(async () => {
      const change = await runYielding(race.takeActionsInSteps(lines, now, station));
      writer.addPassingLines(change.lines);
      await runYielding(screens.update(change));
    });
    return this.#last;
  }

  /** Resolves when the actions that are on disk are taken in. */
  get settled(): Promise<void> {
    return this.#last;
  }

  /** Says passings that have become quiet; ask now and then. */
  sayQuiet(): void {
    const { race, writer, now } = this.#parts;
    writer.addPassingLines(race.quietLines(now()));
  }

  /** Says all passings that grew since they were last said; for an orderly end. */
  sayLast(): void {
    const { race, writer, now } = this.#parts;
    writer.addPassingLines(race.lastLines(now()));
  }
}
