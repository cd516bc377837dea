import type { MatView } from '../../contract/mat-view.ts';
import type { Ms } from '../../timing/model/race.ts';
import { readerKey } from '../ingest/reader-owners.ts';
import type { ClockView } from './clock-offset.ts';

/** So far off is a reader's clock that another station dates its reads by. */
const agreedMs: Ms = 2000;
/** What others say is looked at so often. */
const againMs = 1000;

/** What another station said last of its mats, and how its clock stands against this one's. */
interface Other {
  clock: ClockView | null;
  mats: readonly MatView[];
}

/**
 * Readers whose clocks other stations found to be right. Where such a station's clock differs from this one's, it is
 * this one that is off: two clocks agree against one.
 */
export class AgreedClocks {
  readonly #others: () => readonly Other[];
  #ahead = new Map<string, Ms>();
  #lookedAt = -Infinity;

  constructor(others: () => readonly Other[]) {
    this.#others = others;
  }

  /**
   * How far this laptop's clock is ahead of that of another station by which the clock of the reader at `address` is
   * right; 0 where there is none, or the two agree.
   */
  aheadOf(address: string): Ms {
    const now = performance.now();
    if (now - this.#lookedAt > againMs) {
      this.#lookedAt = now;
      this.#ahead = new Map(this.#others().flatMap(agreedBy));
    }
    return this.#ahead.get(readerKey(address)) ?? 0;
  }
}

function agreedBy({ clock, mats }: Other): [string, Ms][] {
  if (clock === null || !clock.warn) return [];
  return mats.flatMap(({ address, clock: reader }): [string, Ms][] => {
    if (reader === undefined || reader === null) return [];
    const isRight = reader.counts === 'reader' && reader.jump === null && Math.abs(reader.offset) <= agreedMs;
    return isRight ? [[readerKey(address), -clock.offset]] : [];
  });
}
