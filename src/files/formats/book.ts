import type { Language, ListDefinition, LocalText, Ms, RaceDefinition } from '../../timing/model/race.ts';
import { roundingUnit } from '../../timing/model/rounding.ts';
import { forEachInSteps, type Steps } from '../../timing/steps.ts';
import type { ListId, RaceResults, Timing } from '../../timing/timing.ts';
import { teamsAmong, type Team } from '../../timing/views/teams.ts';
import { localText } from '../csv-text.ts';
import { basisText, listName } from '../list-names.ts';
import { raceNow, resultsSheet, type ResultsSheet } from '../results-sheet.ts';

/** Everything that files of results hold, of one moment: each format is one way to write it. */
export interface ResultsBook {
  event: { id: string; name: LocalText; date: string };
  site: { id: string; name?: LocalText | undefined; country?: string | undefined; zone: string };
  races: BookRace[];
}

export interface BookRace {
  race: RaceDefinition;
  sheet: ResultsSheet;
  /** The smallest step of its official times, in milliseconds. */
  unit: Ms;
  /** Every list in which somebody has a place, in the order of the race. */
  lists: BookList[];
}

/** One list: who has a place in it, as lines of the sheet, first to last. */
export interface BookList {
  id: ListId;
  definition: ListDefinition;
  lines: number[];
  /** The place of each of them. */
  places: number[];
  /** Best first; none where the list scores no teams. */
  teams: Team[];
}

/** Races as they stand now; what comes later is not in the book. In steps. */
export function* resultsBook(timing: Timing, races: readonly RaceResults[]): Steps<ResultsBook> {
  const { site: own } = timing;
  if (own === null) throw new Error('a book of results needs a race');
  const now = races.map((results) => raceNow(timing, results));
  yield;
  const made: BookRace[] = [];
  for (const one of now) {
    const sheet = yield* resultsSheet(one);
    made.push({
      race: one.race,
      sheet,
      unit: roundingUnit(one.race),
      lists: yield* listsOf(sheet, one.race),
    });
  }
  const { event, site } = own;
  return { event, site, races: made };
}

function* listsOf(sheet: ResultsSheet, race: RaceDefinition): Steps<BookList[]> {
  const all: BookList[] = [];
  for (const { definition, places, groups, lists } of sheet.columns) {
    const lines: number[][] = lists.map(() => []);
    let line = 0;
    yield* forEachInSteps(sheet.lines, () => {
      if (places[line] !== 0) lines[groups[line]!]!.push(line);
      line += 1;
    });
    for (const [group, id] of lists.entries()) {
      const own = lines[group]!.sort((one, other) => places[one]! - places[other]! || one - other);
      yield;
      if (own.length === 0) continue;
      const teams = teamsOfList(sheet, race, definition, own, places);
      all.push({ id, definition, lines: own, places: own.map((at) => places[at]!), teams });
      yield;
    }
  }
  return all;
}

function teamsOfList(
  { lines }: ResultsSheet,
  race: RaceDefinition,
  definition: ListDefinition,
  own: readonly number[],
  places: Int32Array,
): Team[] {
  if (definition.teams === undefined) return [];
  const ranked = own.map((at) => ({ ...lines[at]!, place: places[at]! }));
  return teamsAmong(ranked, definition, race);
}

/** A list as people read it: its name, and what its places go by. */
export function listTexts({ id, definition }: BookList, race: RaceDefinition, language: Language) {
  return {
    name: listName(id, definition, race, language),
    basis: basisText(definition, race, language),
  };
}

/** What a race is called. */
export function raceName(race: RaceDefinition, language: Language): string {
  return localText(race.name, language) ?? race.id;
}
