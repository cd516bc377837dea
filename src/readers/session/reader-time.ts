import type { ReaderStamp, TagRead } from '../protocol/protocol.ts';
import type { Ms } from '../../timing/model/race.ts';
import { ClockChanges, type ClockChangeDoubt } from './clock-changes.ts';
import { ClockHistory, type KnownClock } from './clock-history.ts';
import { ClockMeter } from './clock-meter.ts';
import { instantOfLocal, localOfInstant } from './zone.ts';

const day = 86_400_000;
const halfDay = day / 2;
/** A read cannot come before it was made; a little for clocks that run apart and for rounding. */
const earlyMax: Ms = 2000;
/** No search of a reader goes on for longer. */
const searchMax: Ms = 60_000;
/** What a reader's memory gives back so soon can only be from one of two hours. */
const soon: Ms = 1_800_000;

/** What is known of a read: `readerTime` is what the reader's clock said, put into an instant; `time` is what counts. */
export interface Dated {
  time: Ms;
  readerTime: Ms | null;
  /** Where `time` is uncertain: the earliest moment at which it can have been. */
  earliest?: Ms;
}

export interface ReaderTimeParts {
  /** Venue's IANA zone. */
  zone: () => string;
  /** Whether the crew said themselves how far the clock was off at that time. */
  corrected?: (readerTime: Ms) => boolean;
  /** How far the station's clock is ahead of that of another station, by which the reader's clock is right. */
  ahead?: () => Ms;
  /** What was known of the clock before, as reads at this point tell. */
  known?: (point: string | undefined) => KnownClock | null;
  /** How fast race time runs. */
  rate?: number;
}

/**
 * Which moment of a read counts. The reader's own time, where its clock is right: it knows when the chip was
 * heard, the station only when the line brought it, and lines deliver late. A clock that was asked and is wrong by
 * more than two seconds (the wrong hour, 1970 after its battery went flat) is put right by what was measured; where
 * it was changed, by what held when the read was made ({@link ClockHistory}). What cannot be true, a read from the
 * future or of a clock that was never set, counts when it arrived. Where nobody knows whether the clock was right, the
 * read counts when it arrived and is uncertain. Both times are kept with every read, so that a correction of the crew
 * can still decide otherwise.
 */
export class ReaderTime {
  readonly meter: ClockMeter;
  /** What came from memory, or from a log, comes in the order in which it was recorded. */
  readonly #recorded = new ClockChanges();
  readonly #parts: ReaderTimeParts;
  /** By the point that a line names: behind each may be a reader of its own. */
  readonly #histories = new Map<string | undefined, ClockHistory>();
  #connectedAt: Ms | null = null;

  constructor(parts: ReaderTimeParts) {
    this.#parts = parts;
    this.meter = new ClockMeter(() => this.#parts.ahead?.() ?? 0);
  }

  /** A connection begins. */
  connected(at: Ms): void {
    this.#connectedAt = at;
    for (const history of this.#histories.values()) history.connected(at);
  }

  /** A clock was heard. */
  heard(shown: { kind: 'instant' | 'local'; ms: Ms }, at: Ms, roundTrip: Ms): void {
    const isMoved = this.meter.answered(this.#instantOf(shown, at, false), at, roundTrip);
    this.#history(undefined).measured(this.meter.correction, at - this.meter.ahead, isMoved);
  }

  /**
   * `arrived` is when its first byte came, as exactly as the line tells. `stored`: it did not come when it was made.
   * `since`: the bytes waited in a buffer and may have come at any moment from then to `arrived`.
   */
  date(
    read: Pick<TagRead, 'stamp' | 'point'>,
    arrived: Ms,
    stored: boolean,
    cycleStart?: Ms,
    since: Ms | null = null,
  ): Dated {
    const { stamp } = read;
    const earliest = since === null || since >= arrived ? {} : { earliest: since };
    if (stamp === null) return { time: arrived, readerTime: null, ...earliest };
    // The beginning of a search is known from when its answers came.
    if (stamp.kind === 'since-cycle')
      return { time: inCycle(stamp.ms, arrived, cycleStart), readerTime: null, ...earliest };
    const readerTime = this.#instantOf(stamp, arrived, stored);
    if (this.#parts.corrected?.(readerTime) === true) return { time: readerTime, readerTime };
    const history = this.#history(read.point);
    const heard = arrived - this.meter.ahead;
    if (stored) {
      const { time, ...uncertain } = history.kept(readerTime, heard);
      return { time: time ?? readerTime, readerTime, ...uncertain };
    }
    if (since === null) this.meter.arrived(arrived - readerTime);
    const moment = history.live(readerTime, heard, heard - arrived + (since ?? arrived));
    if (moment.time !== null) return { ...moment, time: moment.time, readerTime };
    const from = Math.min(moment.earliest ?? arrived, since ?? arrived);
    return { time: arrived, readerTime, ...(from < arrived ? { earliest: from } : {}) };
  }

  /** The moment of the next read of a log of which nobody heard the lines arrive; `near` gives a day to a time of day. */
  fromLog(stamp: Exclude<ReaderStamp, { kind: 'since-cycle' }>, near: Ms): Ms {
    return stamp.kind === 'local'
      ? this.#recorded.next(stamp.ms, this.#parts.zone())
      : this.#instantOf(stamp, near, true);
  }

  /** Reads from memory or a log that may be an hour off, because clocks were changed; null where there are none. */
  clockChangeDoubt(): ClockChangeDoubt | null {
    return this.#recorded.doubt();
  }

  #history(point: string | undefined): ClockHistory {
    const known = this.#histories.get(point);
    if (known !== undefined) return known;
    const history = new ClockHistory(this.#parts.rate ?? 1, this.#parts.known?.(point) ?? null);
    if (this.#connectedAt !== null) history.connected(this.#connectedAt);
    this.#histories.set(point, history);
    return history;
  }

  #instantOf(stamp: Exclude<ReaderStamp, { kind: 'since-cycle' }>, near: Ms, stored: boolean): Ms {
    if (stamp.kind === 'instant') return stamp.ms;
    const zone = this.#parts.zone();
    if (stamp.kind === 'local') {
      const nearest = instantOfLocal(stamp.ms, zone, near);
      return stored && Math.abs(near - nearest) > soon ? this.#recorded.next(stamp.ms, zone) : nearest;
    }
    return instantOfLocal(withDate(stamp.ms, localOfInstant(near, zone), stored), zone, near);
  }
}

/** The day on which a time of day is nearest to `near`, both on a wall clock; what was stored lies in the past. */
function withDate(timeOfDay: Ms, near: Ms, stored: boolean): Ms {
  const today = Math.floor(near / day) * day + timeOfDay;
  const latest = near + (stored ? earlyMax : halfDay);
  const earliest = latest - day;
  if (today > latest) return today - day;
  return today <= earliest ? today + day : today;
}

/** A reader that counts from the beginning of a search says no more than that: what does not fit counts when it arrived. */
function inCycle(since: Ms, arrived: Ms, cycleStart: Ms | undefined): Ms {
  if (cycleStart === undefined) return arrived;
  const time = cycleStart + since;
  return time > arrived || arrived - time > searchMax ? arrived : Math.round(time);
}
