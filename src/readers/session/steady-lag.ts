import type { Ms } from '../../timing/model/race.ts';

/** So many reads at the beginning and at the end, so far apart, tell whether a lag is steady: */
const readsEach = 3;
const spanMs: Ms = 20_000;
/** the quickest of each differ by no more. */
const differenceMax: Ms = 250;

interface Lag {
  at: Ms;
  lag: Ms;
}

/**
 * Tells a clock that is off from deliveries that are late. A clock that is off shows the same difference all the time,
 * apart from what the line adds to a read now and then; what was held up comes faster than it was made, or slower, and
 * its lag changes.
 */
export class SteadyLag {
  #first: Lag[] = [];
  #latest: Lag[] = [];
  readonly #rate: number;

  /** `rate`: how fast race time runs. */
  constructor(rate: number) {
    this.#rate = rate;
  }

  /** When the run of reads began that are not on time; null where there is none. */
  get since(): Ms | null {
    return this.#first[0]?.at ?? null;
  }

  /** A read came `lag` after the moment that its clock showed; gives the lag where it has been steady, else null. */
  add(lag: Ms, at: Ms): Ms | null {
    if (this.#first.length < readsEach) {
      this.#first.push({ at, lag });
      return null;
    }
    this.#latest.push({ at, lag });
    if (this.#latest.length > readsEach) this.#latest.shift();
    if (this.#latest.length < readsEach || at - this.#first[0]!.at < spanMs * this.#rate) return null;
    const [before, now] = [quickest(this.#first), quickest(this.#latest)];
    if (Math.abs(now - before) <= differenceMax * this.#rate) return Math.min(before, now);
    this.#first = this.#latest;
    this.#latest = [];
    return null;
  }

  /** A read was on time. */
  end(): void {
    this.#first = [];
    this.#latest = [];
  }
}

function quickest(lags: readonly Lag[]): Ms {
  return Math.min(...lags.map(({ lag }) => lag));
}
