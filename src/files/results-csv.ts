import type { Language, ListDefinition, Ms, RaceDefinition, TimingPoint } from '../timing/model/race.ts';
import { officialTimes, personIn } from '../timing/views/results-page.ts';
import { roundingUnit } from '../timing/model/rounding.ts';
import type { RaceResults, Timing } from '../timing/timing.ts';
import { asText, clockText, csvText, headingsOf, localText, type Heading } from './csv-text.ts';
import { factTexts } from './file-facts.ts';
import { basisText, listName, placeHeading } from './list-names.ts';
import { dictionary } from '../words/dictionary.ts';
import { text } from '../words/text.ts';
import { statusText } from './status-text.ts';
import { raceNow, resultsSheet, type Line, type PlaceColumn, type ResultsSheet } from './results-sheet.ts';

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
    for (let from = 0; from < sheet.lines.length; from += linesAtOnce) {
      const rows = sheet.lines.slice(from, from + linesAtOnce).map((line, index) => {
        const shown = shownOf(line, race);
        return places.map((column) => column?.cell(shown, from + index) ?? '');
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

/** A line as its cells need it. */
type Shown = ReturnType<typeof shownOf>;

interface Column extends Heading {
  cell: (shown: Shown, line: number) => string;
}

function shownOf({ entry, result }: Line, race: RaceDefinition) {
  const times = officialTimes(result, race);
  return {
    person: personIn(entry, result),
    division: entry.division ?? '',
    result,
    times,
    splitAt: new Map(times.splits.map((split) => [split.point, split])),
  };
}

function columnsOf(sheet: ResultsSheet, race: RaceDefinition, language: Language): Column[] {
  const words = dictionary[language].heading;
  const unit = roundingUnit(race);
  const isUsual = ({ definition }: PlaceColumn) => usual.has(definition.id);
  const [overall, sex, category, division] = sheet.columns.filter(isUsual);
  const own = sheet.columns.filter((column) => !isUsual(column) && column.lists.length > 0);
  const places = (column: PlaceColumn | undefined): Column[] =>
    column === undefined
      ? []
      : [
          {
            heading: placeHeading(column.definition, race, language),
            given: !isUsual(column),
            cell: (_, line) => (column.places[line] === 0 ? '' : String(column.places[line])),
          },
        ];
  return [
    ...[overall, sex, category].flatMap(places),
    { heading: words.bib, cell: ({ person }) => asText(person.bib) },
    { heading: words.name, cell: ({ person }) => asText(person.name) },
    { heading: words.latinName, cell: ({ person }) => asText(person.latinName ?? '') },
    { heading: words.sex, cell: ({ person }) => person.sex },
    { heading: words.nationality, cell: ({ person }) => asText(person.nationality ?? '') },
    { heading: words.club, cell: ({ person }) => asText(person.club ?? '') },
    { heading: words.category, cell: ({ person }) => asText(person.category ?? '') },
    { heading: words.wave, cell: ({ person }) => asText(person.wave) },
    { heading: words.gunTime, cell: ({ times }) => clockText(times.gun, unit) },
    { heading: words.chipTime, cell: ({ times }) => clockText(times.chip, unit) },
    {
      heading: words.evidence,
      cell: ({ result: { evidence }, times }) =>
        times.gun === null || evidence === null ? '' : dictionary[language].evidence[evidence],
    },
    ...race.points.flatMap((point) => (point.kind === 'split' ? splitColumns(point, language, unit) : [])),
    {
      heading: words.status,
      cell: ({ result }) => [statusText(result.status, language), result.ruling?.rule ?? ''].join(' ').trim(),
    },
    {
      heading: words.flags,
      cell: ({ result }) => result.flags.map((flag) => dictionary[language].flag[flag]).join(' · '),
    },
    { heading: words.division, cell: ({ division }) => asText(division) },
    ...[division, ...own].flatMap(places),
    ...prizesColumn(sheet, race, language),
    constant(words.placesBy, placesByText(sheet.columns, race, language)),
    ...factTexts(sheet.facts, race, language).map(([heading, text]) => constant(heading, text)),
  ];
}

function constant(heading: string, text: string): Column {
  return { heading, cell: () => text };
}

const usual: ReadonlySet<string> = new Set(['overall', 'sex', 'category', 'division']);

function splitColumns(point: TimingPoint, language: Language, unit: Ms): Column[] {
  const name = localText(point.name, language) ?? `${Number((point.distance / 1000).toFixed(3))} km`;
  return [
    {
      heading: name,
      given: true,
      cell: ({ splitAt }) => clockText(splitAt.get(point.id)?.gun ?? null, unit),
    },
    {
      heading: text(language, 'heading.byChip', { name }),
      given: true,
      cell: ({ splitAt }) => clockText(splitAt.get(point.id)?.chip ?? null, unit),
    },
  ];
}

/** The lists in which a runner wins a prize, with the place in each; only in a race that has prizes. */
function prizesColumn({ columns }: ResultsSheet, race: RaceDefinition, language: Language): Column[] {
  const withPrizes = columns.flatMap((column) => {
    const prizes = prizesOf(column.definition);
    if (prizes === undefined) return [];
    const names = column.lists.map((id) => listName(id, column.definition, race, language));
    return [{ ...column, prizes, names }];
  });
  if (withPrizes.length === 0) return [];
  const cell: Column['cell'] = (_, line) =>
    asText(
      withPrizes
        .filter(({ places, prizes }) => places[line]! > 0 && places[line]! <= prizes)
        .map(({ places, groups, names }) => `${names[groups[line]!]} ${places[line]}`)
        .join(' · '),
    );
  return [{ heading: dictionary[language].heading.prizes, cell }];
}

function prizesOf({ prizes, depth }: ListDefinition): number | undefined {
  return prizes ?? depth;
}

/** What the places of the usual lists go by; each list by name where they differ. */
function placesByText(columns: readonly PlaceColumn[], race: RaceDefinition, language: Language): string {
  const bases = columns
    .filter(({ definition, lists }) => usual.has(definition.id) && lists.length > 0)
    .map(({ definition }) => ({
      heading: placeHeading(definition, race, language),
      basis: basisText(definition, race, language),
    }));
  const [first] = bases;
  if (bases.every(({ basis }) => basis === first?.basis))
    return first?.basis ?? dictionary[language].heading.basis[race.rankBy];
  return bases.map(({ heading, basis }) => `${heading}: ${basis}`).join(' · ');
}
