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
  const event = definitionOf(sites);
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

/** As it was defined last at a place, with the online site and its races, which only the service itself defines. */
function definitionOf(sites: readonly ProjectedSite[]): EventDefinition {
  const isOnline = ({ timing }: ProjectedSite) => timing.site?.site.kind === 'online';
  const placed = sites.filter((site) => !isOnline(site));
  const online = sites.find(isOnline)?.event;
  const event = placed.toSorted(byDefinition).at(-1)?.event;
  if (event === undefined || online === undefined) return event ?? online!;
  const known = joined.get(event)?.get(online);
  if (known !== undefined) return known;
  const own = new Set(online.sites.map(({ id }) => id));
  const both = {
    ...event,
    sites: [...event.sites.filter(({ id }) => !own.has(id)), ...online.sites],
    races: [...event.races.filter(({ site }) => !own.has(site)), ...online.races],
  };
  joined.set(event, new WeakMap([[online, both]]));
  return both;
}

/** By what they are made of: the same definitions are the same event, by which editions know that nothing changed. */
const joined = new WeakMap<EventDefinition, WeakMap<EventDefinition, EventDefinition>>();

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
