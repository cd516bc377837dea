import type { ActionBody } from '../../timing/model/actions.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { StationClock } from '../process/clock.ts';
import { sameStallMs, type TimedStall } from '../process/stall-watch.ts';

/** So long after the end of a stall all that waited has been taken. */
const takenMs = 2000;
/** A stall of this length is recorded even where nothing came out of a buffer: readers that must be asked heard nobody. */
const longMs = 2000;

type StallAction = Extract<ActionBody, { type: 'station.stall' }>;

interface Noted {
  from: Ms;
  to: Ms;
  length: number;
  /** On the clock's line, when it was noted last. */
  line: number;
  /** Reads that came out of a buffer after it, by mat. */
  reads: Map<string, number>;
}

/** Stalls until all is known that came of them, each recorded once. */
export class StallsToRecord {
  readonly #clock: Pick<StationClock, 'line'>;
  /** The oldest first. */
  readonly #noted: Noted[] = [];

  constructor(clock: Pick<StationClock, 'line'>) {
    this.#clock = clock;
  }

  /** There was a stall, or more of one that was noted. */
  note({ from, to, length }: Omit<TimedStall, 'over'>): void {
    const { line } = this.#clock;
    const last = this.#noted.at(-1);
    if (last === undefined || from - last.to >= sameStallMs) {
      this.#noted.push({ from, to, length, line, reads: new Map() });
      return;
    }
    last.from = Math.min(last.from, from);
    last.to = Math.max(last.to, to);
    last.length = Math.max(last.length, length);
    last.line = line;
  }

  /** A read came at this mat. */
  saw({ point, earliest }: { point: string; earliest?: Ms | undefined }): void {
    if (earliest === undefined) return;
    const reads = this.#noted.at(-1)?.reads;
    reads?.set(point, (reads.get(point) ?? 0) + 1);
  }

  /** The next that is to be recorded, with all that came of it; null where there is none. `now`: also one that is just over. */
  next(now = false): StallAction | null {
    for (;;) {
      const [stall] = this.#noted;
      if (stall === undefined || (!now && this.#clock.line - stall.line < takenMs)) return null;
      this.#noted.shift();
      const { from, to, length, reads } = stall;
      if (reads.size === 0 && length < longMs) continue;
      return {
        type: 'station.stall',
        from,
        to,
        mats: [...reads].map(([mat, count]) => ({ mat, reads: count })),
      };
    }
  }
}
