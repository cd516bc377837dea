import type { Ms } from '../../timing/model/race.ts';
import { SteadyLag } from './steady-lag.ts';

/** A read that comes so soon after (or, as clocks run apart, before) its moment is on time. */
export const onTimeMs: Ms = 2000;
const day: Ms = 86_400_000;
/** Clocks in a wrong zone are off by less. What is older was kept from another day, or its clock was never set. */
const zonesMax: Ms = day / 2;
/** Nothing is delivered later: such a clock was never set. */
const keptMax: Ms = 60 * day;
/** So many changes of a clock, and times in which nobody listened, are remembered. */
const stretchesKept = 20;

/** A time in which a clock ran evenly, `offset` ahead; `from` and `until` are the first and the last moment that showed it. */
interface Stretch {
  offset: Ms;
  from: Ms;
  until: Ms;
}

/** A time in which no line to the reader was open: what it made then it may have kept, and say later. */
interface Gap {
  from: Ms;
  until: Ms;
}

/** A moment at which a read can have been made, and whether that is by what the clock shows now. */
interface Way {
  told: Ms;
  isNewest: boolean;
}

/** What was known of a clock at a moment. */
export type KnownClock = Pick<Stretch, 'offset'> & { at: Ms };

/** The moment of a read; null where its clock does not tell it. `earliest`: `time` is uncertain, and this the earliest possible. */
export interface Moment {
  time: Ms | null;
  earliest?: Ms;
}

/**
 * What a reader's clock showed over the day, and what a read's own time is worth by it. A clock that agreed before
 * dates a read right however late it is delivered. Where the clock was changed, a read is dated by the stretch that
 * it can have been made in; where that is more than one, or nobody knows, its moment is uncertain.
 */
export class ClockHistory {
  /** Oldest first. */
  readonly #stretches: Stretch[] = [];
  /** Nothing was seen of the clock yet, or something that the newest stretch does not explain. */
  #isDoubted = true;
  readonly #onTime: Ms;
  readonly #lag: SteadyLag;
  #connectedAt: Ms = -Infinity;
  /** Oldest first. */
  readonly #gaps: Gap[] = [];
  #measuredAt: Ms = -Infinity;
  /** When the last read came that was on time. */
  #lastOnTime: Ms = -Infinity;

  /** `rate`: how fast race time runs; `known`: what was known of the clock before this process heard it. */
  constructor(rate: number, known: KnownClock | null = null) {
    this.#onTime = onTimeMs * rate;
    this.#lag = new SteadyLag(rate);
    if (known === null) return;
    this.#agreed(known.offset, known.at, known.at);
    this.#lastOnTime = known.at;
  }

  /** A connection begins. What its reader kept since the last one may come over it. */
  connected(at: Ms): void {
    this.#connectedAt = at;
    const from = this.#lastOnTime;
    // Where nothing was heard of it yet, there is no time before in which its clock was known.
    if (from === -Infinity) return;
    if (this.#gaps.at(-1)?.from === from) this.#gaps.pop();
    this.#gaps.push({ from, until: at });
    if (this.#gaps.length > stretchesKept) this.#gaps.shift();
  }

  /** The clock was asked. `moved`: it does not show what it showed before. */
  measured(offset: Ms, at: Ms, moved: boolean): void {
    const newest = this.#stretches.at(-1);
    if (newest !== undefined && !moved && Math.abs(newest.offset - offset) <= this.#onTime)
      newest.offset = offset;
    this.#measuredAt = at;
    this.#agreed(offset, at, at);
  }

  /**
   * The moment of a read that was sent when it was made: what its clock showed, and when it arrived. `since`: it came at
   * some moment from then on; it says nothing of the clock.
   */
  live(shown: Ms, arrived: Ms, since: Ms = arrived): Moment {
    const offset = this.#offsetOnTime(shown, since, arrived);
    if (offset !== null) {
      if (since === arrived) this.#wasOnTime(offset, arrived);
      return { time: shown - offset };
    }
    const ways = this.#waysToDate(shown, arrived);
    if (since === arrived && ways.every(({ isNewest }) => isNewest)) this.#notOnTime(shown, arrived);
    if (ways.length > 1) return between(ways);
    const [{ told } = { told: null }] = ways;
    if (told === null || arrived - told > zonesMax) return { time: told };
    return this.#isDoubted || this.#isOvertaken(told) ? { time: null, earliest: told } : { time: told };
  }

  /** The moment of a read from the reader's memory. */
  kept(shown: Ms, arrived: Ms): Moment {
    const ways = this.#waysToDate(shown, arrived);
    return ways.length === 0 ? { time: shown } : between(ways);
  }

  /** When a read can have been made, by each stretch that it can have been made in. */
  #waysToDate(shown: Ms, arrived: Ms): Way[] {
    const stretches = this.#stretches.length === 0 ? [{ offset: 0, from: 0, until: 0 }] : this.#stretches;
    return stretches.flatMap(({ offset }, index) => {
      const told = shown - offset;
      const latest = Math.min(arrived, stretches[index + 1]?.from ?? Infinity) + this.#onTime;
      const earliest = Math.max(arrived - keptMax, (stretches[index - 1]?.until ?? -Infinity) - this.#onTime);
      if (told > latest || told < earliest) return [];
      return [{ told: Math.min(told, arrived), isNewest: index === stretches.length - 1 }];
    });
  }

  /** How far the clock is ahead where the read is on time by it; null where it is not. */
  #offsetOnTime(shown: Ms, since: Ms, arrived: Ms): Ms | null {
    const newest = this.#stretches.at(-1)?.offset ?? 0;
    const offsets = this.#isDoubted ? [newest, 0] : [newest];
    const isOnTime = (told: Ms) => told >= since - this.#onTime && told <= arrived + this.#onTime;
    return offsets.find((offset) => isOnTime(shown - offset)) ?? null;
  }

  #wasOnTime(offset: Ms, at: Ms): void {
    this.#agreed(offset, at, at);
    this.#lastOnTime = at;
    this.#lag.end();
  }

  #notOnTime(shown: Ms, arrived: Ms): void {
    const told = shown - (this.#stretches.at(-1)?.offset ?? 0);
    const isEarly = told > arrived;
    const isPutBack = told > this.#connectedAt && this.#isOvertaken(told);
    if (isEarly || isPutBack || arrived - told > keptMax) this.#isDoubted = true;
    const begun = this.#lag.since;
    const steady = this.#lag.add(arrived - shown, arrived);
    if (steady === null) return;
    // A clock that is behind, and a line that takes always as long, look alike.
    if (steady > 0 && steady <= zonesMax) this.#isDoubted = true;
    else this.#agreed(-steady, begun ?? arrived, arrived);
  }

  /**
   * Whether a read that seems to have been made at this moment came after others that were made later. On one line none
   * can: its clock was put back, or its reader kept it. It can have kept it where nobody listened then; or where it was
   * asked for its clock since the connection began, and has said nothing on time since.
   */
  #isOvertaken(told: Ms): boolean {
    if (told >= this.#lastOnTime - this.#onTime) return false;
    if (this.#lastOnTime < this.#connectedAt && this.#measuredAt >= this.#connectedAt) return false;
    return !this.#gaps.some(({ from, until }) => told >= from - this.#onTime && told <= until + this.#onTime);
  }

  #agreed(offset: Ms, from: Ms, until: Ms): void {
    this.#isDoubted = false;
    const newest = this.#stretches.at(-1);
    if (newest?.offset === offset) newest.until = Math.max(newest.until, until);
    else this.#stretches.push({ offset, from, until });
    if (this.#stretches.length > stretchesKept) this.#stretches.shift();
  }
}

function between(ways: readonly Way[]): Moment {
  const moments = ways.map(({ told }) => told);
  const [earliest, latest] = [Math.min(...moments), Math.max(...moments)];
  return earliest === latest ? { time: latest } : { time: latest, earliest };
}
