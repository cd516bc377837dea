import type { ResultRow, ResultsPage } from '../../contract/rows.ts';
import {
  getEntry,
  getEventRaceResults,
  getRaceResults,
  getResults,
  type ResultsQuery,
} from '../api/calls.ts';
import { serviceEvent, stationEvent, type EventSource } from './event-source.ts';

/** Where results come from, and under which path they are shown. */
export interface ResultsSource {
  get: (query: ResultsQuery, signal?: AbortSignal) => Promise<ResultsPage>;
  /** The runner with exactly this bib; null where nobody has it. */
  runner: (bib: string, signal: AbortSignal) => Promise<ResultRow | null>;
  /** Path of the page; a list's id comes after it. */
  path: string;
  /** Whether this is the finish-line laptop, with its console and its files. */
  station: boolean;
  /** The event; null where the address names none. */
  event: EventSource | null;
}

export const stationSource: ResultsSource = {
  get: getResults,
  runner: async (bib, signal) => (await getEntry(bib, signal)).result,
  path: '/results',
  station: true,
  event: stationEvent,
};

const raceSources = new Map<string, ResultsSource>();

/** Results of one race of a service, by its event where the address names it; the same object for the same race. */
export function raceSource(race: string, event: string | null = null): ResultsSource {
  const of = event === null ? null : serviceEvent(event);
  const path = of === null ? `/races/${encodeURIComponent(race)}` : of.raceAddress(race, {});
  let source = raceSources.get(path);
  if (source === undefined) {
    const get: ResultsSource['get'] = (query, signal) =>
      event === null ? getRaceResults(race, query, signal) : getEventRaceResults(event, race, query, signal);
    source = { get, runner: (bib, signal) => findRunner(get, bib, signal), path, station: false, event: of };
    raceSources.set(path, source);
  }
  return source;
}

const pageMax = 500;

/** Looks through those whose bib begins like this one: in the overall list, then in the others, as divisions are in none of the runners'. */
async function findRunner(
  get: ResultsSource['get'],
  bib: string,
  signal: AbortSignal,
): Promise<ResultRow | null> {
  const lists = ['overall'];
  for (const list of lists) {
    for (let offset = 0; ; offset += pageMax) {
      const page = await get({ race: undefined, list, offset, limit: pageMax, q: bib }, signal);
      const row = page.rows.find(({ person }) => person.bib === bib);
      if (row !== undefined) return row;
      if (list === 'overall' && offset === 0) lists.push(...othersOf(page));
      if (offset + page.rows.length >= page.total || page.rows.length === 0) break;
    }
  }
  return null;
}

/** The lists besides the overall one, divisions first. */
function othersOf({ lists }: ResultsPage): string[] {
  const others = lists.map(({ id }) => id).filter((id) => id !== 'overall');
  const isDivision = (id: string) => id.startsWith('division:');
  return [...others.filter(isDivision), ...others.filter((id) => !isDivision(id))];
}
