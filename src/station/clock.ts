import { raceTimeAt, type SimulatedClock } from '../readers/simulated-clock.ts';
import type { Ms } from '../timing/race.ts';

/** What time it is at this station: the laptop's clock, or the simulated race's while mats are simulated. */
export class StationClock {
  #simulated: SimulatedClock | null = null;

  now = (): Ms => {
    if (this.#simulated === null) return Date.now();
    return raceTimeAt(this.#simulated, performance.timeOrigin + performance.now());
  };

  /** From a simulated reader's address on, all of the station lives in simulated time. */
  simulate(clock: SimulatedClock | null): void {
    this.#simulated = clock;
  }

  /** How fast race time runs; null while it is real. */
  get rate(): number | null {
    const wall = Date.now();
    return (
      this.#simulated?.findLast((segment) => segment.from <= wall)?.rate ?? this.#simulated?.[0]?.rate ?? null
    );
  }
}
