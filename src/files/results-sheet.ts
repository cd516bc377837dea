import { definitionsOf } from '../timing/lists/list-definitions.ts';
import type { Entry, ListDefinition, RaceDefinition } from '../timing/model/race.ts';
import { compareBibs } from '../timing/lists/ranking.ts';
import type { Result } from '../timing/model/result.ts';
import { statusOrder } from '../timing/views/results-page.ts';
import { placedIn, type Standing } from '../timing/lists/standing.ts';
import { forEachInSteps, sorted, type Steps } from '../timing/steps.ts';
import type { ListId, RaceResults, Timing } from '../timing/timing.ts';
import { fileFacts, type FileFacts } from './file-facts.ts';

/** Everybody entered, once each, and their places in every list, all of one moment. */
export interface ResultsSheet {
  lines: Line[];
  columns: PlaceColumn[];
  facts: FileFacts;
}

export interface Line {
  entry: Entry;
  result: Result;
}

/** The places of one list, or of all groups of a list that is made for each sex, category, club … */
export interface PlaceColumn {
  definition: ListDefinition;
  /** The place of each line; 0 where there is none. */
  places: Int32Array;
  /** The list that the place of each line is in, as an index of `lists`. */
  groups: Int32Array;
  lists: ListId[];
}

/** A race as it stands at one moment. */
export interface RaceNow {
  race: RaceDefinition;
  standings: readonly Standing[];
  entries: readonly Entry[];
  results: readonly Result[];
  facts: FileFacts;
}

/** A race as it stands now; what comes later is not in it. */
export function raceNow(timing: Timing, own: RaceResults): RaceNow {
  return {
    race: own.race,
    standings: own.standings(),
    entries: [...own.entries()],
    results: [...own.results()],
    facts: fileFacts(timing, own),
  };
}

/**
 * The sheet of a race as it stood. The main list
 * first, in its order; then each division in the order of its list; then who has no place there: finishers by
 * time, in review, on the course, not started, DNF, out of time, DNS, DQ, each by bib.
 */
export function* resultsSheet({ race, standings, entries, results, facts }: RaceNow): Steps<ResultsSheet> {
  const lines = yield* inOrder(yield* linesOf(entries, results), standings, race);
  const index = new Map<string, number>();
  yield* forEachInSteps(lines, ({ entry }) => index.set(entry.bib, index.size));
  const columns: PlaceColumn[] = [];
  for (const definition of definitionsOf(race)) {
    const lists = standings.filter((standing) => standing.definition.id === definition.id);
    const places = new Int32Array(lines.length);
    const groups = new Int32Array(lines.length);
    for (const [group, standing] of lists.entries())
      yield* forEachInSteps(placedIn(standing), ({ bib, place }) => {
        const line = index.get(bib);
        if (line === undefined) return;
        places[line] = place;
        groups[line] = group;
      });
    columns.push({ definition, places, groups, lists: lists.map(({ id }) => id) });
  }
  return { lines, columns, facts };
}

function* linesOf(entries: readonly Entry[], results: readonly Result[]): Steps<Map<string, Line>> {
  const entryOf = new Map<string, Entry>();
  yield* forEachInSteps(entries, (entry) => entryOf.set(entry.bib, entry));
  const lines = new Map<string, Line>();
  yield* forEachInSteps(results, (result) => {
    const entry = entryOf.get(result.bib);
    if (entry !== undefined) lines.set(result.bib, { entry, result });
  });
  return lines;
}

function* inOrder(
  lines: Map<string, Line>,
  standings: readonly Standing[],
  race: RaceDefinition,
): Steps<Line[]> {
  const ordered: Line[] = [];
  for (const standing of standings) {
    if (standing.definition.id !== 'overall' && standing.definition.id !== 'division') continue;
    yield* forEachInSteps(placedIn(standing), ({ bib }) => {
      const line = lines.get(bib);
      if (line !== undefined && lines.delete(bib)) ordered.push(line);
    });
  }
  const timeOf = ({ result }: Line) =>
    result.status !== 'finished'
      ? 0
      : ((race.rankBy === 'chip' ? result.chipTime : null) ?? result.gunTime ?? Infinity);
  const others = yield* sorted(
    lines.values(),
    (one, other) =>
      statusOrder[one.result.status] - statusOrder[other.result.status] ||
      timeOf(one) - timeOf(other) ||
      compareBibs(one.entry.bib, other.entry.bib),
  );
  yield* forEachInSteps(others, (line) => ordered.push(line));
  return ordered;
}
