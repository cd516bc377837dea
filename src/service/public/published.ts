import type { Answers } from './answers.ts';
import type { Edition, Editions } from './editions.ts';
import type { RaceSearch } from './race-search.ts';

/** What the public side of the service is made of. */
export interface Published {
  editions: Editions;
  search: RaceSearch;
  answers: Answers;
  /** Settled once everything that was stored at the start is shown. */
  ready: Promise<void>;
  /** The edition that a JSON answer was made of. */
  madeOf: WeakMap<object, Edition>;
}
