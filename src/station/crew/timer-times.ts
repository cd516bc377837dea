import { createHash } from 'node:crypto';
import type { Ms } from '../../timing/model/race.ts';
import type { Recorder } from '../race/recorder.ts';
import type { StationRace } from '../race/station-race.ts';

/** A time without a chip that a timer tells. */
interface TimerTime {
  /** The race's own name of the mat. */
  point: string;
  time: Ms;
  /** The same whenever it is told again. */
  key: string;
}

/**
 * Times of timers become open times: passings without a bib, which the crew gives to runners. One that is told again, as from the
 * memory of the timer, is recorded once.
 */
export class TimerTimes {
  readonly #race: StationRace;
  readonly #recorder: Recorder;
  /** Ids of those that are on their way to the journal. */
  readonly #waiting = new Set<string>();

  constructor(race: StationRace, recorder: Recorder) {
    this.#race = race;
    this.#recorder = recorder;
  }

  take({ point, time, key }: TimerTime): void {
    // Without a race there is nobody whom it could be given to.
    if (this.#race.site === null) return;
    const id = idOf(key);
    if (this.#waiting.has(id) || this.#race.knows(id)) return;
    this.#waiting.add(id);
    const recorded = this.#recorder.record(
      { by: 'station', id },
      { type: 'passing.add', point, bib: null, time, source: 'backup' },
    );
    void recorded.finally(() => this.#waiting.delete(id));
  }
}

/** An id that follows from what is told, in the form of a UUID of version 8. */
function idOf(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
