import { getRaceResults, getResults, type ResultsQuery } from '../api/calls.ts';
import type { ResultsPage } from '../../contract/rows.ts';

/** Where results come from, and under which path they are shown. */
export interface ResultsSource {
  get: (query: ResultsQuery, signal?: AbortSignal) => Promise<ResultsPage>;
  /** Path of the page; a list's id comes after it. */
  path: string;
  /** Whether this is the finish-line laptop, with its console and its files. */
  station: boolean;
}

export const stationSource: ResultsSource = { get: getResults, path: '/results', station: true };

const raceSources = new Map<string, ResultsSource>();

/** Results of one race of a service; the same object for the same race. */
export function raceSource(race: string): ResultsSource {
  let source = raceSources.get(race);
  if (source === undefined) {
    source = {
      get: (query, signal) => getRaceResults(race, query, signal),
      path: `/races/${encodeURIComponent(race)}`,
      station: false,
    };
    raceSources.set(race, source);
  }
  return source;
}
