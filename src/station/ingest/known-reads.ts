import type { Ms } from '../../timing/model/race.ts';

/** What tells one sighting of a reader with a clock from any other. */
export interface Sighting {
  chip: string;
  readerTime: Ms;
}

/** A page of what the journal holds of one reader; `next` is null after the last. */
export interface SightingsPage {
  sightings: Sighting[];
  next: number | null;
}

/**
 * The sightings of one reader that are recorded already: readers say things again, when their stored reads
 * are fetched or by themselves. The same chip at the same moment of the reader's own clock is the same
 * sighting, whatever its other fields say.
 */
export class KnownReads {
  readonly #times = new Map<string, Set<Ms>>();
  /** Settles when all of the journal is known. Page by page, so that no port has to wait for it. */
  readonly ready: Promise<void>;

  constructor(page: (after: number) => SightingsPage) {
    this.ready = this.#load(page);
  }

  /** Takes note of a sighting; false where it was known. */
  isNew({ chip, readerTime }: Sighting): boolean {
    const times = this.#times.get(chip);
    if (times === undefined) this.#times.set(chip, new Set([readerTime]));
    else if (times.has(readerTime)) return false;
    else times.add(readerTime);
    return true;
  }

  async #load(page: (after: number) => SightingsPage): Promise<void> {
    let next: number | null = 0;
    while (next !== null) {
      const { sightings, next: following }: SightingsPage = page(next);
      for (const sighting of sightings) this.isNew(sighting);
      next = following;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
