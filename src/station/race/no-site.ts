import type { Problem } from '../../contract/problem.ts';
import { message } from '../../words/message.ts';
import { problemOf } from '../../words/problem-text.ts';
import type { EventDefinition } from '../../timing/model/event.ts';

/** Why nothing can be timed here yet: no event is loaded, or nobody said at which of its sites the station is. */
export function noSite(event: EventDefinition | null): Problem {
  if (event === null) return problemOf(message('problems.no-race'));
  return problemOf(message('problems.site-needed', { sites: idsOf(event) }));
}

/** Why a site cannot be chosen: the event has no such one. */
export function unknownSite(event: EventDefinition, site: string): Problem {
  return problemOf(message('problems.site-unknown', { site, sites: idsOf(event) }));
}

const idsOf = ({ sites }: EventDefinition) => sites.map(({ id }) => id).join(', ');
