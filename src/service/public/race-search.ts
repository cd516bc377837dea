import { runNow } from '../../timing/steps.ts';
import type { RaceResults } from '../../timing/timing.ts';
import { searchText, withoutGaps } from '../../timing/views/find.ts';
import { resultsPageInSteps, resultsPageOf, type ResultsQuery } from '../../timing/views/results-page.ts';
import { runYielding } from '../projection/run-yielding.ts';
import { SearchIndex } from './search-index.ts';

/** Of a race that is searched: its index, and what waits for it to be brought up to date. */
interface Searched {
  index: SearchIndex;
  updating: Promise<void> | null;
}

/** Entries may change while the index is made; then it is made again, and after so many times everybody is looked through. */
const triesMax = 3;

/** Pages of lists, and what is searched for in them, by an index of each race. */
export class RaceSearch {
  readonly #races = new Map<string, Searched>();
  readonly #log: (message: string) => void;

  constructor(log: (message: string) => void) {
    this.#log = log;
  }

  /** Makes the index of a race ready, before somebody searches. */
  async prepare(event: string, results: RaceResults): Promise<SearchIndex | null> {
    const searched = this.#searched(event, results);
    for (let tries = 0; tries < triesMax; tries += 1) {
      if (searched.updating === null && searched.index.isUpToDate(results)) return searched.index;
      searched.updating ??= this.#update(searched, results);
      await searched.updating;
    }
    return null;
  }

  /** A page of a list. */
  async page(event: string, results: RaceResults, query: ResultsQuery) {
    const isSearch = withoutGaps(searchText(query.q)) !== '';
    const index = isSearch ? await this.prepare(event, results) : null;
    if (index === null) return runYielding(resultsPageInSteps(results, query));
    // In one piece: the index must not change meanwhile.
    const found = runNow(index.find(query.q));
    return runYielding(resultsPageOf(results, query, found));
  }

  #searched(event: string, results: RaceResults): Searched {
    const key = JSON.stringify([event, results.race.id]);
    const searched = this.#races.get(key) ?? { index: new SearchIndex(), updating: null };
    this.#races.set(key, searched);
    return searched;
  }

  async #update(searched: Searched, results: RaceResults): Promise<void> {
    try {
      await runYielding(searched.index.update(results));
    } catch (error) {
      // Half made it is of no use.
      searched.index = new SearchIndex();
      this.#log(`the index for searching was not made: ${(error as Error).message}`);
    } finally {
      searched.updating = null;
    }
  }
}
