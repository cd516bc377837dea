import type { ReaderStamp, TagRead } from '../protocol/protocol.ts';
import type { Ms } from '../../timing/model/race.ts';
import { ClockChanges, type ClockChangeDoubt } from './clock-changes.ts';
import { ClockMeter } from './clock-meter.ts';
import { instantOfLocal, localOfInstant } from './zone.ts';

const day = 86_400_000;
/** A read cannot come before it was made; a little for clocks that run apart and for rounding. */
const earlyMax: Ms = 2000;
/** A read of a clock that nobody asked for so long is believed no later than this. */
const lateMax: Ms = 60_000;
const freshMs: Ms = 120_000;
const halfDay = day / 2;
/** What a reader's memory gives back so soon can only be from one of two hours. */
const soon: Ms = 1_800_000;

/** What is known of a read: `readerTime` is what the reader's clock said, put into an instant; `time` is what counts. */
export interface Dated {
  time: Ms;
  readerTime: Ms | null;
  /** Where `time` is when it arrived, and that is uncertain: the earliest moment at which it can have been. */
  earliest?: Ms;
}

/**
 * Which moment of a read counts. The reader's own time, where its clock is right: it knows when the chip was
 * heard, the station only when the line brought it. A clock that was asked and is wrong by more than two
 * seconds (the wrong hour, 1970 after its battery went flat) is put right by what was measured. What cannot
 * be true, a read from the future or from hours ago on a line where nothing waits so long, counts when it
 * arrived. Both are kept with every read, so that a correction of the crew can still decide otherwise.
 */
export class ReaderTime {
  readonly meter = new ClockMeter();
  /** What came from memory, or from a log, comes in the order in which it was recorded. */
  readonly #recorded = new ClockChanges();
  readonly #zone: () => string;
  readonly #corrected: (readerTime: Ms) => boolean;

  /** `corrected` tells whether the crew said themselves how far the clock was off at that time. */
  constructor(zone: () => string, corrected: (readerTime: Ms) => boolean) {
    this.#zone = zone;
    this.#corrected = corrected;
  }

  /** A clock was heard. */
  heard(shown: { kind: 'instant' | 'local'; ms: Ms }, at: Ms, roundTrip: Ms): void {
    this.meter.answered(this.#instantOf(shown, at, false), at, roundTrip);
  }

  /**
   * `arrived` is when its first byte came, as exactly as the line tells. `stored`: it did not come when it was made.
   * `since`: the bytes waited in a buffer and may have come at any moment from then to `arrived`.
   */
  date(
    read: Pick<TagRead, 'stamp'>,
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
    if (this.#corrected(readerTime)) return { time: readerTime, readerTime };
    const { measured, measuredAt } = this.meter;
    const told = measured !== null && this.meter.counts === 'corrected' ? readerTime - measured : readerTime;
    if (stored) return { time: told, readerTime };
    if (since === null) this.meter.arrived(arrived - readerTime);
    // What waited may have come at any moment from `since` on.
    const late = since === null || told > arrived ? arrived - told : Math.max(0, since - told);
    const isFresh = measuredAt !== null && arrived - measuredAt < freshMs;
    const isPossible = late >= -earlyMax && late <= (isFresh ? halfDay : lateMax);
    return isPossible ? { time: told, readerTime } : { time: arrived, readerTime, ...earliest };
  }

  /** The moment of the next read of a log of which nobody heard the lines arrive; `near` gives a day to a time of day. */
  fromLog(stamp: Exclude<ReaderStamp, { kind: 'since-cycle' }>, near: Ms): Ms {
    return stamp.kind === 'local'
      ? this.#recorded.next(stamp.ms, this.#zone())
      : this.#instantOf(stamp, near, true);
  }

  /** Reads from memory or a log that may be an hour off, because clocks were changed; null where there are none. */
  clockChangeDoubt(): ClockChangeDoubt | null {
    return this.#recorded.doubt();
  }

  #instantOf(stamp: Exclude<ReaderStamp, { kind: 'since-cycle' }>, near: Ms, stored: boolean): Ms {
    if (stamp.kind === 'instant') return stamp.ms;
    const zone = this.#zone();
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
  return time > arrived || arrived - time > lateMax ? arrived : Math.round(time);
}
