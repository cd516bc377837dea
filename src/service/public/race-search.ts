import type { Steps } from '../../timing/steps.ts';
import type { RaceResults } from '../../timing/timing.ts';
import { searchText, withoutGaps } from '../../timing/views/find.ts';
import { resultsPageInSteps, resultsPageOf, type ResultsQuery } from '../../timing/views/results-page.ts';
import { runYielding } from '../projection/run-yielding.ts';
import { SearchIndex } from './search-index.ts';

/** Of a race that is searched: its index, and whether that is being brought up to date. */
interface Searched {
  index: SearchIndex;
  updating: boolean;
}

/** Pages of lists, and what is searched for in them: by an index of each race, which is made when it is first searched. */
export class RaceSearch {
  readonly #races = new Map<string, Searched>();
  readonly #log: (message: string) => void;

  constructor(log: (message: string) => void) {
    this.#log = log;
  }

  /** A page of a list. While the index of the race is being made, everybody is looked through instead. */
  *page(
    event: string,
    results: RaceResults,
    query: ResultsQuery,
  ): Steps<ReturnType<typeof resultsPageOf> extends Steps<infer Page> ? Page : never> {
    if (withoutGaps(searchText(query.q)) === '') return yield* resultsPageInSteps(results, query);
    const key = JSON.stringify([event, results.race.id]);
    const searched = this.#races.get(key) ?? { index: new SearchIndex(), updating: false };
    this.#races.set(key, searched);
    if (!searched.updating && !searched.index.isUpToDate(results)) this.#update(searched, results);
    if (searched.updating || !searched.index.isUpToDate(results))
      return yield* resultsPageInSteps(results, query);
    return yield* resultsPageOf(results, query, yield* searched.index.find(query.q));
  }

  #update(searched: Searched, results: RaceResults): void {
    searched.updating = true;
    runYielding(searched.index.update(results)).then(
      () => {
        searched.updating = false;
      },
      (error: unknown) => {
        // Half made it is of no use.
        searched.index = new SearchIndex();
        searched.updating = false;
        this.#log(`the index for searching was not made: ${(error as Error).message}`);
      },
    );
  }
}
