import type { Language, Ms, RaceDefinition } from '../timing/model/race.ts';
import { roundingUnit } from '../timing/model/rounding.ts';
import type { RaceResults, Timing } from '../timing/timing.ts';
import { asText, clockText, csvText, headingsOf } from './csv-text.ts';
import { columnsOf, shownOf, type Column, type Shown } from './out/columns.ts';
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
  const tables: Table[] = [];
  for (const one of now) {
    const sheet = yield* resultsSheet(one);
    const columns = columnsOf(sheet, one.race, language);
    tables.push({ ...one, sheet, columns, headings: headingsOf(columns) });
  }
  const all = inOneOrder(tables.map((table) => table.headings));
  yield csvText([all], language, true);
  for (const { race, sheet, columns, headings: own } of tables) {
    const places = all.map((heading) => columns[own.indexOf(heading)]);
    const unit = roundingUnit(race);
    for (let from = 0; from < sheet.lines.length; from += linesAtOnce) {
      const rows = sheet.lines.slice(from, from + linesAtOnce).map((line, index) => {
        const shown = shownOf(line, race);
        return places.map((column) =>
          column === undefined ? '' : csvCell(column, shown, from + index, unit),
        );
      });
      yield csvText(rows, language, false);
    }
  }
}

/** What one race puts into the file. */
interface Table {
  race: RaceDefinition;
  sheet: ResultsSheet;
  columns: Column[];
  headings: string[];
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

function csvCell(column: Column, shown: Shown, line: number, unit: Ms): string {
  if (column.kind === 'time') return clockText(column.cell(shown, line), unit);
  if (column.kind === 'place') return String(column.cell(shown, line) ?? '');
  return asText(column.cell(shown, line));
}
