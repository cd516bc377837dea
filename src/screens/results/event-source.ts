import type { EventListPage } from '../../contract/event-results.ts';
import { getEventList, getOwnEventList, type EventListQuery } from '../api/calls.ts';
import { withQuery } from '../path.ts';

/** Where the lists over races of an event come from, and where these and its races are shown. */
export interface EventSource {
  /** Whether this is the finish-line laptop, which knows its own site. */
  station: boolean;
  get: (list: string, query: EventListQuery, signal: AbortSignal) => Promise<EventListPage>;
  /** Address of a list; of its first group where null. */
  listAddress: (list: string, group: string | null) => string;
  /** Address of a race: what is searched for in it, and whose card is open. */
  raceAddress: (race: string, shown: { q?: string; bib?: string }) => string;
}

export const stationEvent: EventSource = {
  station: true,
  get: getOwnEventList,
  listAddress: (list, group) => withQuery(`/results/lists/${encodeURIComponent(list)}`, { group }),
  raceAddress: (race, shown) => withQuery('/results/overall', { race, ...shown }),
};

const known = new Map<string, EventSource>();

/** An event of a service; the same object for the same event. */
export function serviceEvent(id: string): EventSource {
  let source = known.get(id);
  if (source === undefined) {
    const path = `/events/${encodeURIComponent(id)}`;
    source = {
      station: false,
      get: (list, query, signal) => getEventList(id, list, query, signal),
      listAddress: (list, group) => withQuery(`${path}/lists/${encodeURIComponent(list)}`, { group }),
      raceAddress: (race, shown) => withQuery(`${path}/races/${encodeURIComponent(race)}`, shown),
    };
    known.set(id, source);
  }
  return source;
}
