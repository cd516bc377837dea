import type { Ms } from '../../timing/model/race.ts';

/** What a read can have waited in the reader and on the line. */
const delayMax: Ms = 250;

/**
 * When a search of a reader began that counts milliseconds from there. A search cannot have begun later than
 * any of its reads allows: the read that came quickest tells best. An end of a search that got lost shows in
 * reads that would have taken longer than they can.
 */
export class CycleClock {
  #start: Ms | null = null;
  #newest: Ms = 0;

  /** The search is over, and the next begins. */
  next(arrived: Ms): void {
    this.#start = arrived;
    this.#newest = 0;
  }

  /** When the search began in which a tag was heard after `offset`, reported at `arrived`. */
  startOf(offset: Ms, arrived: Ms): Ms {
    const latest = arrived - offset;
    const isNew = this.#start === null || offset < this.#newest || latest - this.#start > delayMax;
    const start = isNew ? latest : Math.min(this.#start ?? latest, latest);
    this.#start = start;
    this.#newest = offset;
    return start;
  }
}
