import type { Stall } from '../../readers/reader.ts';
import type { ActionBody } from '../../timing/model/actions.ts';
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
const sameMs = 1000;
/** So long after the end of a stall all that waited has been taken. */
const takenMs = 2000;
/** A stall of this length is recorded even where nothing came out of a buffer: readers that must be asked heard nobody. */
const longMs = 2000;

/** A moment on the clock's line and in race time. */
interface Mark {
  line: number;
  now: Ms;
}

type StallAction = Extract<ActionBody, { type: 'station.stall' }>;

/**
 * Notices that this process stood still: the laptop slept, somebody stopped it (a click into a Windows console does),
 * the disk hung, or something held the event loop. A timer leaves marks; who takes bytes from a port asks before,
 * because after a stall they may come before the timer does.
 */
export class StallWatch {
  readonly #clock: StationClock;
  readonly #onClockSet: (step: Ms) => void;
  readonly #timer: NodeJS.Timeout;
  /**
   * The last two marks. Ports are looked at after a mark, not at it: what comes out of one after the last mark may have
   * waited since soon after the mark before.
   */
  #before: Mark;
  #last: Mark;
  #latest: (Stall & { to: Ms; line: number }) | null = null;
  /** Reads that came out of a buffer after the latest stall, by mat. */
  #reads = new Map<string, number>();
  #isRecorded = true;

  /** `onClockSet`: on the way it was found that the laptop's clock was set, by so much. */
  constructor(clock: StationClock, onClockSet: (step: Ms) => void) {
    this.#clock = clock;
    this.#onClockSet = onClockSet;
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
  latest = (): Stall | null => {
    this.#look();
    return this.#latest;
  };

  /** A read came at this mat. */
  saw({ point, earliest }: { point: string; earliest?: Ms | undefined }): void {
    if (earliest !== undefined) this.#reads.set(point, (this.#reads.get(point) ?? 0) + 1);
  }

  /** What to record of a stall that is over, with all that came of it; null where there is nothing. `now`: also of one that is just over. */
  toRecord(now = false): StallAction | null {
    const stall = this.#latest;
    if (this.#isRecorded || stall === null) return null;
    if (!now && this.#clock.line - stall.line < takenMs) return null;
    this.#isRecorded = true;
    if (this.#reads.size === 0 && stall.length < longMs) return null;
    const mats = [...this.#reads].map(([mat, reads]) => ({ mat, reads }));
    return { type: 'station.stall', from: stall.from, to: stall.to, mats };
  }

  #look(): void {
    const step = this.#clock.glance();
    if (step !== null) this.#onClockSet(step);
    const mark = this.#mark();
    const { line, now } = mark;
    const before = this.#before;
    if (line - before.line < stallMs + markMs) return;
    const last = this.#latest;
    const isSame = last !== null && before.line - last.line < sameMs;
    this.#latest = {
      from: isSame ? last.from : before.now,
      to: now,
      length: line - before.line + (isSame ? last.length : 0),
      over: performance.now(),
      line,
    };
    if (!isSame) this.#reads = new Map();
    this.#isRecorded = false;
    this.#before = this.#last = mark;
  }

  #mark(): Mark {
    return { line: this.#clock.line, now: this.#clock.now() };
  }
}
