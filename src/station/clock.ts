import { raceTimeAt, type SimulatedClock } from '../readers/simulated-clock.ts';
import type { Ms } from '../timing/race.ts';

/** What time it is at this station: the laptop's clock, or the simulated race's while mats are simulated. */
export class StationClock {
  #simulated: SimulatedClock | null = null;
  #followed: SimulatedClock | null = null;

  now = (): Ms => {
    const clock = this.#clock;
    if (clock === null) return Date.now();
    return raceTimeAt(clock, performance.timeOrigin + performance.now());
  };

  /** From a simulated reader's address on, all of the station lives in simulated time. */
  simulate(clock: SimulatedClock | null): void {
    this.#simulated = clock;
  }

  /** While no reader of its own is simulated, it lives in the time of the station that it follows. */
  follow(clock: SimulatedClock | null): void {
    this.#followed = clock;
  }

  /** How fast race time runs; null while it is real. */
  get rate(): number | null {
    const wall = Date.now();
    const clock = this.#clock;
    return clock?.findLast((segment) => segment.from <= wall)?.rate ?? clock?.[0]?.rate ?? null;
  }

  get #clock(): SimulatedClock | null {
    return this.#simulated ?? this.#followed;
  }
}
