import type { Problem } from '../../contract/problem.ts';
import type { EventDefinition } from '../../timing/model/event.ts';

/** Why nothing can be timed here yet: no event is loaded, or nobody said at which of its sites the station is. */
export function noSite(event: EventDefinition | null): Problem {
  if (event === null) return { code: 'no-race', message: 'load the race definition first' };
  const sites = event.sites.map(({ id }) => id).join(', ');
  return {
    code: 'site-needed',
    message: `the event "${event.id}" has several sites (${sites}): say at which of them this station is, in the console or with goldline station --site`,
    params: { event: event.id, sites },
  };
}

/** Why a site cannot be chosen: the event has no such one. */
export function unknownSite({ id: event, sites }: EventDefinition, site: string): Problem {
  const known = sites.map(({ id }) => id).join(', ');
  return {
    code: 'site-unknown',
    message: `the event "${event}" has no site "${site}"; it has ${known}`,
    params: { site, sites: known },
  };
}
