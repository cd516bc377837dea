import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { raceTimeAt, type SimulatedClock } from '../../readers/simulated-clock.ts';
import type { Ms } from '../../timing/model/race.ts';

/** The clocks of the computer. */
export interface LaptopClocks {
  /** What it says the time is; people and time servers set it. Milliseconds of UTC. */
  wall(): Ms;
  /** Milliseconds that went by; cannot be set, and stands still while the computer sleeps. */
  elapsed(): number;
  /** Milliseconds since the computer was switched on, sleep included; goes on across processes, but is coarse. */
  uptime(): number;
  /** Which switching-on that was; null where the system does not say. */
  boot(): string | null;
}

/** Where the time line of a station was, so that a station started again goes on with it. */
export interface ClockMark {
  boot: string | null;
  uptime: number;
  line: Ms;
  offset: Ms;
}

const laptop: LaptopClocks = {
  wall: () => Date.now(),
  elapsed: () => performance.now(),
  uptime: () => uptime() * 1000,
  boot: () => {
    try {
      return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    } catch {
      return null;
    }
  },
};

/** A time server that steps the clock does so by more; reading two clocks differs by less. */
const jumpMinMs = 50;
/** Sleep is known no finer than the uptime is. */
const sleepMinMs = 1000;
/** No station ran before this: a line that comes from before it is damaged, or of a laptop whose clock was set since. */
const firstPossible: Ms = Date.UTC(2020, 0, 1);
/** Two readings of clocks within this time of each other are one moment. */
const momentMs = 2;

/**
 * What time it is at this station: the laptop's clock when the station began, and from there on the time
 * that went by. So guns and reads stand on one line whatever is done to the laptop's clock meanwhile;
 * `look` tells of it. While mats are simulated, it is the simulated race's time.
 */
export class StationClock {
  readonly #clocks: LaptopClocks;
  #simulated: SimulatedClock | null = null;
  #followed: SimulatedClock | null = null;
  /** Station time is elapsed time plus this. */
  #base = 0;
  /** How far the laptop's clock is ahead of station time. */
  #offset: Ms = 0;
  /** Uptime less elapsed time: grows while the computer sleeps. */
  #asleep: number;
  /** The step that was found at the start. */
  #found: Ms | null = null;

  /** @param mark where an earlier process left the line; it goes on while the computer was not switched off */
  constructor(mark: ClockMark | null = null, clocks: LaptopClocks = laptop) {
    this.#clocks = clocks;
    const { wall, elapsed, uptime: up } = this.#moment();
    this.#asleep = up - elapsed;
    this.#base = wall - elapsed;
    const boot = clocks.boot();
    if (mark === null || boot === null || mark.boot !== boot) return;
    if (mark.line < firstPossible && wall >= firstPossible) return;
    const expected = mark.line + up - mark.uptime;
    const step = Math.round(wall - mark.offset - expected);
    const jumped = Math.abs(step) >= sleepMinMs;
    this.#found = jumped ? step : null;
    this.#offset = jumped ? mark.offset + step : mark.offset;
    this.#base -= this.#offset;
  }

  /** What time it is, or was at a moment of `performance.now()`. */
  now = (moment = this.#clocks.elapsed()): Ms => {
    const race = this.#race;
    if (race === null) return Math.round(this.#base + moment);
    return raceTimeAt(race, performance.timeOrigin + moment);
  };

  /** How far the laptop's clock is ahead of station time, in milliseconds. */
  get offset(): Ms {
    return this.#offset;
  }

  /** Station time to a fraction of a millisecond, whatever race is simulated: for how long something took, sleep included. */
  get line(): number {
    return this.#base + this.#clocks.elapsed();
  }

  /**
   * Looks closer where the laptop's clock and the time that went by have parted, as after sleep; otherwise null. It
   * costs so little that it is done for each chunk of each port: what comes right after sleep is stamped right.
   */
  glance(): Ms | null {
    const apart = this.#clocks.wall() - this.line - this.#offset;
    return Math.abs(apart) < sleepMinMs ? null : this.look();
  }

  /** Looks whether the laptop's clock was set since the last look: by how much, or null. Time asleep is time that went by. */
  look(): Ms | null {
    const { wall, elapsed, uptime: up } = this.#moment();
    const slept = up - elapsed - this.#asleep;
    if (slept >= sleepMinMs) {
      this.#asleep += slept;
      this.#base += slept;
    }
    const offset = Math.round(wall - this.#base - elapsed);
    const step = offset - this.#offset + (this.#found ?? 0);
    this.#found = null;
    if (Math.abs(step) < jumpMinMs) return null;
    this.#offset = offset;
    return step;
  }

  /** To be kept for the next start. */
  mark(): ClockMark {
    const { elapsed, uptime: up } = this.#moment();
    return {
      boot: this.#clocks.boot(),
      uptime: up,
      line: Math.round(this.#base + elapsed),
      offset: this.#offset,
    };
  }

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
    const race = this.#race;
    return race?.findLast((segment) => segment.from <= wall)?.rate ?? race?.[0]?.rate ?? null;
  }

  get #race(): SimulatedClock | null {
    return this.#simulated ?? this.#followed;
  }

  /** All clocks at one moment: where the computer was busy between them, they are read again. */
  #moment(): { wall: Ms; elapsed: number; uptime: number } {
    for (let tries = 0; ; tries += 1) {
      const elapsed = this.#clocks.elapsed();
      const wall = this.#clocks.wall();
      const up = this.#clocks.uptime();
      if (this.#clocks.elapsed() - elapsed < momentMs || tries > 100) return { wall, elapsed, uptime: up };
    }
  }
}
