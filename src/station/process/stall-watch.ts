import type { Stall } from '../../readers/reader.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { StationClock } from './clock.ts';

/** The event loop leaves a mark this often. */
const markMs = 25;
/**
 * Held for longer than this, stamps are told to be uncertain. Ports are otherwise looked at every few milliseconds
 * (what is slow pauses, see timing/steps), and a stamp that is off by less changes no published second but for one
 * in four; a busy laptop's pauses stay below it.
 */
const stallMs = 250;
/** A stall that follows so soon is the same one: what waited is still being taken. */
export const sameStallMs = 1000;

/** A moment on the clock's line and in race time. */
interface Mark {
  line: number;
  now: Ms;
}

/** A stall in race time. */
export interface TimedStall extends Stall {
  to: Ms;
}

/**
 * Notices that this process stood still: the laptop slept, somebody stopped it (a click into a Windows console does),
 * the disk hung, or something held the event loop. A timer leaves marks; who takes bytes from a port asks before,
 * because after a stall they may come before the timer does.
 */
export class StallWatch {
  readonly #clock: StationClock;
  readonly #onClockSet: (step: Ms) => void;
  readonly #onStall: (stall: TimedStall) => void;
  readonly #timer: NodeJS.Timeout;
  /**
   * The last two marks. Ports are looked at after a mark, not at it: what comes out of one after the last mark may have
   * waited since soon after the mark before.
   */
  #before: Mark;
  #last: Mark;
  #latest: (TimedStall & { line: number }) | null = null;

  /** `onClockSet`: on the way it was found that the laptop's clock was set, by so much. `onStall`: there was one, or more of the same. */
  constructor(
    clock: StationClock,
    onClockSet: (step: Ms) => void,
    onStall: (stall: TimedStall) => void = () => undefined,
  ) {
    this.#clock = clock;
    this.#onClockSet = onClockSet;
    this.#onStall = onStall;
    this.#before = this.#last = this.#mark();
    this.#timer = setInterval(() => {
      this.#look();
      this.#before = this.#last;
      this.#last = this.#mark();
    }, markMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** The latest stall, as of this moment. */
  latest = (): TimedStall | null => {
    this.#look();
    return this.#latest;
  };

  #look(): void {
    const step = this.#clock.glance();
    if (step !== null) this.#onClockSet(step);
    const mark = this.#mark();
    const { line, now } = mark;
    const before = this.#before;
    if (line - before.line < stallMs + markMs) return;
    const last = this.#latest;
    const isSame = last !== null && before.line - last.line < sameStallMs;
    this.#latest = {
      from: isSame ? last.from : before.now,
      to: now,
      length: line - before.line + (isSame ? last.length : 0),
      over: performance.now(),
      line,
    };
    this.#before = this.#last = mark;
    this.#onStall(this.#latest);
  }

  #mark(): Mark {
    return { line: this.#clock.line, now: this.#clock.now() };
  }
}
