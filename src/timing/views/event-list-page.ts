import { eventListStandings, type EventListRow, type EventListStanding } from '../lists/event-lists.ts';
import type { ListId } from '../lists/list-definitions.ts';
import type { EventDefinition, EventListDefinition } from '../model/event.ts';
import type { Ms } from '../model/race.ts';
import type { Passing } from '../model/read.ts';
import type { Steps } from '../steps.ts';
import { countsOf, type RaceResults } from '../race-results.ts';
import type { Timing } from '../timing.ts';
import { officialTimes, personIn } from './results-page.ts';

/** A site, and when it was last heard of. */
export interface SiteAsOf {
  timing: Timing;
  asOf: Ms;
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
    list: { id: definition.id, name: definition.name ?? definition.id, races: definition.races },
    groups: standings.map(({ id, rows: { length } }) => ({ id, finishers: length })),
    group: own?.id ?? group,
    total: rows.length,
    offset,
    rows: rows.slice(offset, offset + limit).flatMap((row) => rowOf(sites, row)),
    sites: event.sites
      .filter(({ id }) => event.races.some((race) => race.site === id && definition.races.includes(race.id)))
      .map(({ id, name }) => ({ id, name, ...completeness(definition, timingOf(sites, id)) })),
  };
}

function rowOf(sites: readonly SiteAsOf[], { place, site, race, bib }: EventListRow) {
  const timing = timingOf(sites, site)?.timing;
  const results = timing?.race(race);
  const entry = results?.entry(bib);
  const result = results?.result(bib);
  if (timing === undefined || results === undefined || entry === undefined || result === undefined) return [];
  const { gun, chip } = officialTimes(result, results.race);
  return {
    place,
    site,
    race,
    person: personIn(entry, result, race),
    status: result.status,
    gun,
    chip,
    evidence: finishEvidence(timing, results, bib),
  };
}

/** What a runner's finish is by; null without a finish. */
function finishEvidence(timing: Timing, { race }: RaceResults, bib: string): Passing['source'] | null {
  const finish = race.points.at(-1)?.id;
  const used = [...timing.used(bib)].find(([, point]) => point === finish);
  return used === undefined ? null : (timing.passing(used[0])?.source ?? null);
}

function completeness({ races: listed }: EventListDefinition, site: SiteAsOf | undefined) {
  const races = (site?.timing.races ?? []).filter(({ race }) => listed.includes(race.id));
  return {
    onCourse: countsOf(races).onCourse,
    closed: races.length > 0 && races.every(({ isClosed }) => isClosed),
    asOf: site?.asOf ?? null,
  };
}

function timingOf(sites: readonly SiteAsOf[], id: string): SiteAsOf | undefined {
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
  standings.sort((one, other) => (one.id < other.id ? -1 : 1));
  kept.set(definition, { of, standings });
  return standings;
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}
