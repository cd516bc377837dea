import type { Ms } from '../../timing/race.ts';
import type { ReaderHealth } from '../reader.ts';

const minuteSeconds = 60;
const historySteps = 30;
const stepMs = 10_000;

/** Counts per slot of time, the oldest forgotten as time goes on. */
class SlidingCounts {
  readonly #slots: number[];
  readonly #slotMs: Ms;
  #newest = -Infinity;

  constructor(slots: number, slotMs: Ms) {
    this.#slots = Array.from({ length: slots }, () => 0);
    this.#slotMs = slotMs;
  }

  add(now: Ms, value = 1): void {
    this.#moveTo(now);
    const slot = this.#slots.length - 1;
    this.#slots[slot] = (this.#slots[slot] ?? 0) + value;
  }

  /** Oldest first. */
  at(now: Ms): number[] {
    this.#moveTo(now);
    return [...this.#slots];
  }

  sum(now: Ms): number {
    return this.at(now).reduce((total, value) => total + value, 0);
  }

  #moveTo(now: Ms): void {
    const slot = Math.floor(now / this.#slotMs);
    // A clock that was set back by more than all slots leaves nothing here that is still true.
    if (slot < this.#newest - this.#slots.length) this.#newest = -Infinity;
    const steps = Math.min(slot - this.#newest, this.#slots.length);
    for (let step = 0; step < steps; step += 1) {
      this.#slots.shift();
      this.#slots.push(0);
    }
    this.#newest = Math.max(this.#newest, slot);
  }
}

interface AntennaMeter {
  lastRead: Ms;
  reads: SlidingCounts;
  strength: SlidingCounts;
}

/** Keeps count of what a reader hears. */
export class HealthMeter {
  readonly #minute = new SlidingCounts(minuteSeconds, 1000);
  readonly #history = new SlidingCounts(historySteps, stepMs);
  readonly #antennas = new Map<number, AntennaMeter>();
  #total = 0;
  #lastRead: Ms | null = null;
  badFrames = 0;
  bytesDropped = 0;

  read(antenna: number, rssi: number, now: Ms): void {
    const meter = this.#antennas.get(antenna) ?? {
      lastRead: now,
      reads: new SlidingCounts(minuteSeconds, 1000),
      strength: new SlidingCounts(minuteSeconds, 1000),
    };
    this.#antennas.set(antenna, meter);
    meter.lastRead = now;
    meter.reads.add(now);
    meter.strength.add(now, rssi);
    this.#minute.add(now);
    this.#history.add(now);
    this.#total += 1;
    this.#lastRead = now;
  }

  /** Whether this antenna ever heard a chip. */
  hasHeard(antenna: number): boolean {
    return this.#antennas.has(antenna);
  }

  report(now: Ms): Omit<ReaderHealth, 'state' | 'since' | 'detail'> {
    const antennas = [...this.#antennas].sort(([one], [other]) => one - other);
    return {
      lastRead: this.#lastRead,
      readsLastMinute: this.#minute.sum(now),
      readsTotal: this.#total,
      history: this.#history.at(now),
      antennas: antennas.map(([antenna, { lastRead, reads, strength }]) => {
        const count = reads.sum(now);
        return {
          antenna,
          lastRead,
          readsLastMinute: count,
          rssi: count === 0 ? null : Math.round(strength.sum(now) / count),
        };
      }),
      badFrames: this.badFrames,
      bytesDropped: this.bytesDropped,
    };
  }
}
