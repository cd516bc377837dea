import { listIdOf } from '../../timing/lists/list-definitions.ts';
import type { LocalText, ListDefinition, RaceDefinition } from '../../timing/model/race.ts';
import { forEachInSteps, type Steps } from '../../timing/steps.ts';
import type { ListId, RaceResults, Timing } from '../../timing/timing.ts';
import { teamsOf, type Team } from '../../timing/views/teams.ts';
import { raceNow, resultsSheet, type RaceNow, type ResultsSheet } from '../results-sheet.ts';

/** What a file of results holds, of one moment, whatever format it is written in. */
export interface ResultsFile {
  event: { id: string; name: LocalText };
  races: RaceFile[];
}

/** One race: everybody once, and all lists as lines of the same sheet. */
export interface RaceFile {
  race: RaceDefinition;
  sheet: ResultsSheet;
  lists: FileList[];
  /** Lines of the sheet by bib. */
  lineOf: ReadonlyMap<string, number>;
}

export interface FileList {
  id: ListId;
  definition: ListDefinition;
  /** Lines of the sheet: who has a place, in order; then who is in the list without one. */
  lines: number[];
  /** The place of each line of the sheet in the list of this definition that it is in; 0 where there is none. */
  placeOf: Int32Array;
  /** How many of `lines` have a place. */
  placed: number;
  /** Best first; null for a list that scores no teams. */
  teams: Team[] | null;
}

/**
 * The results of these races as they stand at the first step; what comes in later is not in it. `list`: this list
 * alone, of each race that has it.
 */
export function* resultsFile(
  timing: Timing,
  races: readonly RaceResults[],
  list?: string,
): Steps<ResultsFile> {
  const { event } = timing.site ?? { event: { id: races[0]?.race.id ?? '', name: '' } };
  const now = races.map((results) => ({ ...raceNow(timing, results), teams: teamsNow(results) }));
  yield;
  const files: RaceFile[] = [];
  for (const one of now) {
    const sheet = yield* resultsSheet(one);
    const lists = yield* listsOf(sheet, one, list);
    const lineOf = new Map<string, number>();
    yield* forEachInSteps(sheet.lines, ({ entry }) => lineOf.set(entry.bib, lineOf.size));
    if (list === undefined || lists.length > 0) files.push({ race: one.race, sheet, lists, lineOf });
  }
  return { event: { id: event.id, name: event.name }, races: files };
}

type Now = RaceNow & { teams: ReadonlyMap<ListId, Team[]> };

function teamsNow(results: RaceResults): Map<ListId, Team[]> {
  const teams = new Map<ListId, Team[]>();
  for (const { id } of results.lists())
    if (results.listDefinition(id)?.teams !== undefined) teams.set(id, teamsOf(results, id));
  return teams;
}

function* listsOf(
  { lines, columns }: ResultsSheet,
  { race, teams }: Now,
  wanted: string | undefined,
): Steps<FileList[]> {
  const all: FileList[] = [];
  const without = new Map<string, number[]>();
  for (const { definition, lists, ranked, places } of columns) {
    for (const [group, id] of lists.entries()) {
      if (wanted !== undefined && id !== wanted) continue;
      const own = ranked[group]!;
      without.set(id, []);
      all.push({
        id,
        definition,
        lines: own,
        placeOf: places,
        placed: own.length,
        teams: teams.get(id) ?? null,
      });
    }
    // Who is in a list that goes down to some place only, or was left out of it for a prize, has no line in it.
    if (definition.depth !== undefined) continue;
    yield* forEachInSteps(lines.keys(), (line) => {
      if (places[line] !== 0) return;
      const { entry, result } = lines[line]!;
      if (result.status === 'finished' && result.ranked) return;
      const id = listIdOf(definition, entry, result.category, race);
      if (id !== null) without.get(id)?.push(line);
    });
  }
  return all.map((list) => ({ ...list, lines: [...list.lines, ...(without.get(list.id) ?? [])] }));
}
