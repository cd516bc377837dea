import { siteRacesOf, type EventDefinition } from '../../timing/model/event.ts';
import type { RaceDefinition } from '../../timing/model/race.ts';
import { definesEvent } from '../../timing/facts/station-event.ts';
import type { RaceResults } from '../../timing/timing.ts';
import type { ProjectedSite } from './projection.ts';

/** An event with what is known of its sites. */
export interface ProjectedEvent {
  /** As it was defined last, at whichever site. */
  event: EventDefinition;
  sites: ProjectedSite[];
  races: ProjectedRace[];
}

/** A race of an event, and how it stands. */
export interface ProjectedRace {
  race: RaceDefinition;
  /** Site id. */
  site: string;
  /** Null where no station of its site has delivered yet. */
  at: (ProjectedSite & { results: RaceResults }) | null;
}

/** Events of these sites, the latest first. */
export function eventsOf(sites: readonly ProjectedSite[]): ProjectedEvent[] {
  return [...Map.groupBy(sites, ({ event }) => event.id).values()]
    .map(eventOf)
    .sort((one, other) => compare(other.event.date, one.event.date) || compare(one.event.id, other.event.id));
}

function eventOf(sites: ProjectedSite[]): ProjectedEvent {
  const { event } = sites.toSorted(byDefinition).at(-1)!;
  const races = event.sites.flatMap(({ id }) => {
    const own = sites.find(({ timing }) => timing.site?.site.id === id);
    return (siteRacesOf(event, id)?.races ?? []).map((race): ProjectedRace => {
      const results = own?.timing.race(race.id);
      return results === undefined || own === undefined
        ? { race, site: id, at: null }
        : { race: results.race, site: id, at: { ...own, results } };
    });
  });
  return { event, sites, races };
}

/** The one that was defined last comes last. */
function byDefinition(one: ProjectedSite, other: ProjectedSite): number {
  const [a, b] = [definedAt(one), definedAt(other)];
  return a.at - b.at || compare(a.id, b.id);
}

function definedAt({ timing }: ProjectedSite) {
  return timing.actions.findLast(definesEvent) ?? { at: 0, id: '' };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
