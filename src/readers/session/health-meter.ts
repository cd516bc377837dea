import type { Ms } from '../../timing/model/race.ts';
import type { Bad } from '../protocol/protocol.ts';
import type { ReaderHealth } from '../reader.ts';

/** What the meter knows of a reader's health. */
export type MeterReport = Pick<
  ReaderHealth,
  | 'lastRead'
  | 'readsLastMinute'
  | 'readsTotal'
  | 'history'
  | 'antennas'
  | 'badFrames'
  | 'bytesDropped'
  | 'lastBad'
>;

const minuteSeconds = 60;
const historySteps = 30;
const stepMs = 10_000;
/** An antenna that heard nothing in the last minute is silent where another one heard so much. */
const busyReads = 20;
/** So many lines are kept of what was not understood, and so many characters of each. */
const [linesKept, shownMax] = [3, 80];

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
  /** Sum of what was said of the strength, and how often something was. */
  strength: SlidingCounts;
  heard: SlidingCounts;
}

/** Keeps count of what a reader hears. */
export class HealthMeter {
  readonly #minute = new SlidingCounts(minuteSeconds, 1000);
  readonly #history = new SlidingCounts(historySteps, stepMs);
  readonly #antennas = new Map<number, AntennaMeter>();
  #total = 0;
  #lastRead: Ms | null = null;
  #badFrames = 0;
  #bytesDropped = 0;
  #lastBad: MeterReport['lastBad'] = [];

  read(antenna: number, rssi: number | null, now: Ms): void {
    const meter = this.#antennas.get(antenna) ?? {
      lastRead: now,
      reads: new SlidingCounts(minuteSeconds, 1000),
      strength: new SlidingCounts(minuteSeconds, 1000),
      heard: new SlidingCounts(minuteSeconds, 1000),
    };
    this.#antennas.set(antenna, meter);
    meter.lastRead = now;
    meter.reads.add(now);
    if (rssi !== null) {
      meter.strength.add(now, rssi);
      meter.heard.add(now);
    }
    this.#minute.add(now);
    this.#history.add(now);
    this.#total += 1;
    this.#lastRead = now;
  }

  /** Bytes could not be understood. */
  bad({ reason, raw }: Pick<Bad, 'reason' | 'raw'>, now: Ms): void {
    this.#bytesDropped += raw.length;
    if (reason !== 'garbage') this.#badFrames += 1;
    const text = Buffer.from(raw).toString('utf8').trim();
    if (/^\P{C}{2,}$/u.test(text))
      this.#lastBad = [...this.#lastBad.slice(1 - linesKept), { text: text.slice(0, shownMax), at: now }];
  }

  report(now: Ms): MeterReport {
    const antennas = [...this.#antennas].sort(([one], [other]) => one - other);
    const busy = Math.max(0, ...antennas.map(([, { reads }]) => reads.sum(now)));
    return {
      lastRead: this.#lastRead,
      readsLastMinute: this.#minute.sum(now),
      readsTotal: this.#total,
      history: this.#history.at(now),
      antennas: antennas.map(([antenna, { lastRead, reads, strength, heard }]) => {
        const count = reads.sum(now);
        const said = heard.sum(now);
        return {
          antenna,
          lastRead,
          readsLastMinute: count,
          rssi: said === 0 ? null : Math.round(strength.sum(now) / said),
          silent: count === 0 && busy >= busyReads,
        };
      }),
      badFrames: this.#badFrames,
      bytesDropped: this.#bytesDropped,
      lastBad: this.#lastBad,
    };
  }
}
