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

/** A stall that is not recorded yet, with the reads that came out of a buffer after it, by mat. */
interface Unrecorded {
  stall: Stall & { to: Ms; line: number };
  reads: Map<string, number>;
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
  #latest: Unrecorded['stall'] | null = null;
  /** Oldest first: one stall may follow before all is known of the one before. */
  readonly #unrecorded: Unrecorded[] = [];

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
    if (earliest === undefined) return;
    const reads = this.#unrecorded.findLast(({ stall }) => stall.from <= earliest)?.reads;
    reads?.set(point, (reads.get(point) ?? 0) + 1);
  }

  /** What to record of stalls that are over, with all that came of them, in order. `now`: also of those that are just over. */
  toRecord(now = false): StallAction[] {
    const isOver = ({ stall }: Unrecorded) => now || this.#clock.line - stall.line >= takenMs;
    const over = this.#unrecorded.splice(0, this.#unrecorded.findLastIndex(isOver) + 1);
    return over.flatMap(({ stall, reads }) => {
      if (reads.size === 0 && stall.length < longMs) return [];
      const mats = [...reads].map(([mat, count]) => ({ mat, reads: count }));
      return [{ type: 'station.stall', from: stall.from, to: stall.to, mats }];
    });
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
    const stall = {
      from: isSame ? last.from : before.now,
      to: now,
      length: line - before.line + (isSame ? last.length : 0),
      over: performance.now(),
      line,
    };
    this.#latest = stall;
    const newest = this.#unrecorded.at(-1);
    if (isSame && newest !== undefined) newest.stall = stall;
    else this.#unrecorded.push({ stall, reads: new Map() });
    this.#before = this.#last = mark;
  }

  #mark(): Mark {
    return { line: this.#clock.line, now: this.#clock.now() };
  }
}
