import type { Language, Ms, RaceDefinition } from '../timing/model/race.ts';
import { roundingUnit } from '../timing/model/rounding.ts';
import type { RaceResults, Timing } from '../timing/timing.ts';
import { csvText, headingsOf } from './csv-text.ts';
import { columnsOf, shownOf, type OutColumn } from './formats/columns.ts';
import { cellText } from './formats/cell-text.ts';
import { raceNow, resultsSheet, type ResultsSheet } from './results-sheet.ts';

/** Lines between two pauses. */
const linesAtOnce = 50;

/** The results as CSV, whole: see {@link resultsCsvParts}. */
export function resultsCsv(timing: Timing, races: readonly RaceResults[], language: Language): string {
  return [...resultsCsvParts(timing, races, language)].join('');
}

/**
 * The results as CSV for people, part by part: a line for everybody entered, with the places in all lists,
 * times from the gun and from the own start side by side, and which race, state and version it is. One race after the
 * other; a column that a race does not have is empty in its lines. Pauses every few milliseconds, without a part while
 * the lines are put in order; what comes in meanwhile is not in it.
 */
export function* resultsCsvParts(
  timing: Timing,
  races: readonly RaceResults[],
  language: Language,
): Generator<string | undefined, void, undefined> {
  const now = races.map((results) => raceNow(timing, results));
  yield;
  const tables: CsvTable[] = [];
  for (const one of now) {
    const sheet = yield* resultsSheet(one);
    tables.push({
      race: one.race,
      unit: roundingUnit(one.race),
      sheet,
      columns: columnsOf(sheet, one.race, language),
    });
  }
  yield* csvParts(tables, language);
}

/** What one race puts into the file. */
export interface CsvTable {
  race: RaceDefinition;
  unit: Ms;
  sheet: ResultsSheet;
  columns: OutColumn[];
  /** Lines of the sheet that are written, in order; all where absent. */
  only?: readonly number[];
}

/** Tables of races as one CSV. */
export function* csvParts(
  tables: readonly CsvTable[],
  language: Language,
): Generator<string, void, undefined> {
  const all = inOneOrder(tables.map(({ columns }) => headingsOf(columns)));
  yield csvText([all], language, true);
  for (const { race, unit, sheet, columns, only } of tables) {
    const own = headingsOf(columns);
    const places = all.map((heading) => columns[own.indexOf(heading)]);
    const count = only?.length ?? sheet.lines.length;
    for (let from = 0; from < count; from += linesAtOnce) {
      const rows: string[][] = [];
      for (let at = from; at < Math.min(count, from + linesAtOnce); at += 1) {
        const line = only?.[at] ?? at;
        const shown = shownOf(sheet.lines[line]!, race);
        rows.push(places.map((column) => (column === undefined ? '' : cellText(column, shown, line, unit))));
      }
      yield csvText(rows, language, false);
    }
  }
}

/** All headings once, each behind the one that it stands behind in its own race. */
function inOneOrder(lists: readonly string[][]): string[] {
  const all: string[] = [];
  for (const headings of lists)
    for (const [index, heading] of headings.entries())
      if (!all.includes(heading))
        all.splice(index === 0 ? 0 : all.indexOf(headings[index - 1]!) + 1, 0, heading);
  return all;
}
