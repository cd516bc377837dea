import type { EventState } from '../../contract/event-results.ts';
import type { EventEdition } from './editions.ts';

/** How new an event is. */
export function stateOf({ event, races, silent }: EventEdition): EventState {
  return {
    v: 1,
    races: Object.fromEntries(races),
    sites: event.event.sites.map(({ id }) => ({
      id,
      asOf: event.sites.find(({ timing }) => timing.site?.site.id === id)?.asOf ?? null,
      silentSince: silent.get(id) ?? null,
    })),
  };
}
