import type { EventListDefinition } from '../model/event.ts';
import type { Entry, RaceDefinition } from '../model/race.ts';
import type { Result } from '../model/result.ts';
import type { RankKey } from '../facts/judged-order.ts';
import { forEachInSteps, sorted, type Steps } from '../steps.ts';
import { listIdOf, type ListId } from './list-definitions.ts';
import { keysOf } from './race-lists.ts';
import { compareBibs } from './ranking.ts';

/** One race as it stands, wherever it is run: its entrants and their results. */
export interface RaceAtSite {
  site: string;
  results: {
    readonly race: RaceDefinition;
    entries(): Iterable<Entry>;
    result(bib: string): Result | undefined;
  };
}

/** One line of a list over races. A bib alone says nobody: each site has its own. */
export interface EventListRow {
  site: string;
  race: string;
  bib: string;
  place: number;
}

/** A list over races, or one group of it. */
export interface EventListStanding {
  id: ListId;
  /** First to last; equal times share the place (1, 2, 2, 4). */
  rows: EventListRow[];
}

/**
 * The standings of a list over several races, made of each race's own results: of all groups, in no order. A single
 * computation over all of them would give the same.
 */
export function* eventListStandings(
  definition: EventListDefinition,
  races: readonly RaceAtSite[],
): Steps<EventListStanding[]> {
  const groups = new Map<ListId, Keyed[]>();
  for (const race of races) {
    if (!definition.races.includes(race.results.race.id)) continue;
    yield* forEachInSteps(race.results.entries(), (entry) => {
      const keyed = keyedOf(definition, race, entry);
      if (keyed === null) return;
      const known = groups.get(keyed.list);
      if (known === undefined) groups.set(keyed.list, [keyed]);
      else known.push(keyed);
    });
  }
  const standings: EventListStanding[] = [];
  for (const [id, rows] of groups) {
    const inOrder = yield* sorted(rows, compare);
    standings.push({ id, rows: placed(inOrder, definition.depth ?? Infinity) });
  }
  return standings;
}

interface Keyed extends Omit<EventListRow, 'place'> {
  list: ListId;
  key: RankKey;
}

/** Null for a runner who does not stand in the list, or is not ranked. */
function keyedOf(definition: EventListDefinition, { site, results }: RaceAtSite, entry: Entry): Keyed | null {
  const { race } = results;
  const own = results.result(entry.bib);
  if (own === undefined) return null;
  const list = listIdOf(definition, entry, own.category, race);
  const keys = keysOf(definition, own, race);
  const key = (definition.basis ?? race.rankBy) === 'chip' ? keys.chip : keys.gun;
  return list === null || key === null ? null : { list, key, site, race: race.id, bib: entry.bib };
}

/** Equal times: by race and bib, so that the order is the same everywhere. */
function compare(one: Keyed, other: Keyed): number {
  if (one.key !== other.key) return one.key - other.key;
  if (one.race !== other.race) return one.race < other.race ? -1 : 1;
  return compareBibs(one.bib, other.bib);
}

function placed(inOrder: readonly Keyed[], depth: number): EventListRow[] {
  const rows: EventListRow[] = [];
  let [place, last] = [0, NaN];
  for (const [index, { key, site, race, bib }] of inOrder.entries()) {
    if (key !== last) [place, last] = [index + 1, key];
    if (place > depth) break;
    rows.push({ site, race, bib, place });
  }
  return rows;
}
