import type { ResultsFile } from '../../contract/results-file.ts';
import type { ResultsState } from '../../timing/views/versions.ts';

type RaceInFile = ResultsFile['races'][number];

/** What the results of a race are, for programs: official only where nothing has changed since. */
export function codeOfState({ state, changed }: ResultsState): RaceInFile['state'] {
  if (state === 'closed' || (state === 'official' && changed > 0)) return 'closed';
  return state === 'official' ? 'official' : 'provisional';
}

/** What was published last; for results of which something was. */
export function publishedOf({ state, number, changed }: ResultsState): RaceInFile['published'] {
  if (number === null || state === 'open' || state === 'closed') return undefined;
  return { state, number, changed };
}
