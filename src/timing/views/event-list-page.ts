import { eventListStandings, type EventListRow, type EventListStanding } from '../lists/event-lists.ts';
import { compareGroups, type ListId } from '../lists/list-definitions.ts';
import { siteRacesOf, type EventDefinition, type EventListDefinition } from '../model/event.ts';
import type { Ms, RaceDefinition } from '../model/race.ts';
import type { Steps } from '../steps.ts';
import { countsOf } from '../race-results.ts';
import type { Timing } from '../timing.ts';
import { eventChoices } from './event-choices.ts';
import { officialTimes, personIn, raceView } from './results-page.ts';

/** A site as it is known here. */
export interface SiteAsOf {
  timing: Timing;
  /** When the last of it came. */
  asOf: Ms;
  /** Since when it does not answer; null while it does. */
  silentSince: Ms | null;
}

export interface EventListQuery {
  /** Null for the first. */
  group: ListId | null;
  offset: number;
  limit: number;
}

/** A page of a list over races; see {@link eventListPage}. */
export type EventListPageOf = ReturnType<typeof pageOf>;

/**
 * One page of a list over races of an event, and how complete it is: in steps. `sites`: those of the event that are
 * known here, each at most once.
 */
export function* eventListPage(
  event: EventDefinition,
  definition: EventListDefinition,
  sites: readonly SiteAsOf[],
  query: EventListQuery,
): Steps<EventListPageOf> {
  const standings = yield* standingsOf(definition, sites);
  return pageOf(event, definition, sites, standings, query);
}

function pageOf(
  event: EventDefinition,
  definition: EventListDefinition,
  sites: readonly SiteAsOf[],
  standings: readonly EventListStanding[],
  { group, offset, limit }: EventListQuery,
) {
  const own = group === null ? standings[0] : standings.find(({ id }) => id === group);
  const rows = own?.rows ?? [];
  return {
    v: 1 as const,
    event: { id: event.id, name: event.name, date: event.date },
    list: {
      id: definition.id,
      name: definition.name ?? definition.id,
      races: definition.races,
      basis: definition.basis,
    },
    choices: eventChoices(
      event,
      event.races.filter(({ id }) => sites.some(({ timing }) => timing.race(id) !== undefined)),
    ),
    races: event.sites.flatMap(({ id: site }) =>
      racesIn(event, site, definition).map((race) => ({ ...raceView(race), site })),
    ),
    groups: standings.map(({ id, rows: { length } }) => ({ id, finishers: length })),
    group: own?.id ?? group,
    total: rows.length,
    offset,
    rows: rows.slice(offset, offset + limit).flatMap((row) => rowOf(sites, row)),
    sites: event.sites
      .filter(({ id }) => racesIn(event, id, definition).length > 0)
      .map(({ id, name }) => ({ id, name, ...completeness(definition, siteIn(sites, id)) })),
  };
}

function racesIn(event: EventDefinition, site: string, { races }: EventListDefinition): RaceDefinition[] {
  return siteRacesOf(event, site)?.races.filter(({ id }) => races.includes(id)) ?? [];
}

function rowOf(sites: readonly SiteAsOf[], { place, site, race, bib }: EventListRow) {
  const results = siteIn(sites, site)?.timing.race(race);
  const entry = results?.entry(bib);
  const result = results?.result(bib);
  if (results === undefined || entry === undefined || result === undefined) return [];
  const { gun, chip } = officialTimes(result, results.race);
  return {
    place,
    site,
    race,
    person: personIn(entry, result, race),
    status: result.status,
    gun,
    chip,
    evidence: result.evidence,
  };
}

function completeness({ races: listed }: EventListDefinition, site: SiteAsOf | undefined) {
  const races = (site?.timing.races ?? []).filter(({ race }) => listed.includes(race.id));
  const { entries, finished, inReview, onCourse } = countsOf(races);
  return {
    entries,
    finished,
    inReview,
    onCourse,
    closed: races.length > 0 && races.every(({ isClosed }) => isClosed),
    asOf: site?.asOf ?? null,
    silentSince: site?.silentSince ?? null,
  };
}

function siteIn(sites: readonly SiteAsOf[], id: string): SiteAsOf | undefined {
  return sites.find(({ timing }) => timing.site?.site.id === id);
}

/** Kept until a race changes: pages of one list are asked for one after the other. */
const kept = new WeakMap<EventListDefinition, { of: readonly unknown[]; standings: EventListStanding[] }>();

function* standingsOf(
  definition: EventListDefinition,
  sites: readonly SiteAsOf[],
): Steps<EventListStanding[]> {
  const races = sites
    .flatMap(({ timing }) => timing.races.map((results) => ({ site: timing.site?.site.id ?? '', results })))
    .filter(({ results }) => definition.races.includes(results.race.id));
  const of = races.flatMap(({ results }) => [results, results.revision]);
  const known = kept.get(definition);
  if (known !== undefined && isSame(known.of, of)) return known.standings;
  const standings = yield* eventListStandings(definition, races);
  const [first] = races;
  if (first !== undefined)
    standings.sort((one, other) => compareGroups(first.results.race, definition.by, one.id, other.id));
  kept.set(definition, { of, standings });
  return standings;
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}
