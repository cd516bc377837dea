import type { Language, ListDefinition, Ms, RaceDefinition, TimingPoint } from '../../timing/model/race.ts';
import { officialTimes, personIn } from '../../timing/views/results-page.ts';
import { dictionary } from '../../words/dictionary.ts';
import { text } from '../../words/text.ts';
import { localText, type Heading } from '../csv-text.ts';
import { factTexts, type FactId } from '../file-facts.ts';
import { basisText, listName, placeHeading } from '../list-names.ts';
import type { Line, PlaceColumn, ResultsSheet } from '../results-sheet.ts';
import { statusText } from '../status-text.ts';

/** A text, a number, or a time in official milliseconds; null where there is none. */
export type Cell = string | number | null;

/** A column of a results file for people. */
export interface OutColumn extends Heading {
  /** The same in every language: `bib`, `gunTime`, `split:10k`, `place:clubs` … */
  id: string;
  kind: 'text' | 'number' | 'time';
  cell: (shown: Shown, line: number) => Cell;
}

/** A line as its cells need it. */
export type Shown = ReturnType<typeof shownOf>;

/** A line with its official times. */
export function shownOf({ entry, result }: Line, race: RaceDefinition) {
  const times = officialTimes(result, race);
  return {
    person: personIn(entry, result),
    division: entry.division ?? '',
    entry,
    result,
    times,
    splitAt: new Map(times.splits.map((split) => [split.point, split])),
  };
}

/** All columns that a race's file for people has, in their usual order. */
export function columnsOf(sheet: ResultsSheet, race: RaceDefinition, language: Language): OutColumn[] {
  const words = dictionary[language].heading;
  const isUsual = ({ definition }: PlaceColumn) => usual.has(definition.id);
  const [overall, sex, category, division] = sheet.columns.filter(isUsual);
  const own = sheet.columns.filter((column) => !isUsual(column) && column.lists.length > 0);
  const places = (column: PlaceColumn | undefined): OutColumn[] =>
    column === undefined
      ? []
      : [
          {
            id: usualIds[column.definition.id] ?? `place:${column.definition.id}`,
            heading: placeHeading(column.definition, race, language),
            given: !isUsual(column),
            kind: 'number',
            cell: (_, line) => (column.places[line] === 0 ? null : column.places[line]!),
          },
        ];
  return [
    ...[overall, sex, category].flatMap(places),
    column('bib', words.bib, ({ person }) => person.bib),
    column('name', words.name, ({ person }) => person.name),
    column('latinName', words.latinName, ({ person }) => person.latinName),
    column('sex', words.sex, ({ person }) => person.sex),
    column('nationality', words.nationality, ({ person }) => person.nationality),
    column('club', words.club, ({ person }) => person.club),
    column('category', words.category, ({ person }) => person.category),
    column('wave', words.wave, ({ person }) => person.wave),
    time('gunTime', words.gunTime, ({ times }) => times.gun),
    time('chipTime', words.chipTime, ({ times }) => times.chip),
    column('evidence', words.evidence, ({ result: { evidence }, times }) =>
      times.gun === null || evidence === null ? null : dictionary[language].evidence[evidence],
    ),
    ...(race.kind === 'online'
      ? [
          column('grade', words.grade, ({ person: { evidence } }) =>
            evidence === undefined ? null : dictionary[language].evidenceGrade[evidence],
          ),
        ]
      : []),
    ...race.points.flatMap((point) => (point.kind === 'split' ? splitColumns(point, language) : [])),
    column('status', words.status, ({ result }) =>
      [statusText(result.status, language), result.ruling?.rule ?? ''].join(' ').trim(),
    ),
    column('flags', words.flags, ({ result }) =>
      result.flags.map((flag) => dictionary[language].flag[flag]).join(' · '),
    ),
    column('division', words.division, (shown) => shown.division),
    ...[division, ...own].flatMap(places),
    ...prizesColumn(sheet, race, language),
    column('placesBy', words.placesBy, () => placesByText(sheet.columns, race, language)),
    ...factTexts(sheet.facts, race, language).map(([id, heading, fact]) => column(id, heading, () => fact)),
  ];
}

/** Columns that say the same in every line. */
export const constantColumns: ReadonlySet<string> = new Set<FactId | 'placesBy'>([
  'placesBy',
  'race',
  'site',
  'date',
  'state',
  'finishers',
  'inReview',
  'version',
  'asOf',
]);

const usualIds: Readonly<Record<string, string>> = {
  overall: 'place',
  sex: 'sexPlace',
  category: 'categoryPlace',
  division: 'divisionPlace',
};
const usual: ReadonlySet<string> = new Set(Object.keys(usualIds));

function column(id: string, heading: string, cell: OutColumn['cell']): OutColumn {
  return { id, heading, kind: 'text', cell };
}

function time(id: string, heading: string, cell: (shown: Shown) => Ms | null): OutColumn {
  return { id, heading, kind: 'time', cell };
}

/** What a point is called: by its name, or by its distance. */
export function pointName(point: TimingPoint, language: Language): string {
  return localText(point.name, language) ?? `${Number((point.distance / 1000).toFixed(3))} km`;
}

function splitColumns(point: TimingPoint, language: Language): OutColumn[] {
  const name = pointName(point, language);
  const byChip = text(language, 'heading.byChip', { name });
  return [
    { ...time(`split:${point.id}`, name, ({ splitAt }) => splitAt.get(point.id)?.gun ?? null), given: true },
    {
      ...time(`split:${point.id}:chip`, byChip, ({ splitAt }) => splitAt.get(point.id)?.chip ?? null),
      given: true,
    },
  ];
}

/** The lists in which a runner wins a prize, with the place in each; only in a race that has prizes. */
function prizesColumn({ columns }: ResultsSheet, race: RaceDefinition, language: Language): OutColumn[] {
  const withPrizes = columns.flatMap((column) => {
    const prizes = prizesOf(column.definition);
    if (prizes === undefined) return [];
    const names = column.lists.map((id) => listName(id, column.definition, race, language));
    return [{ ...column, prizes, names }];
  });
  if (withPrizes.length === 0) return [];
  const cell: OutColumn['cell'] = (_, line) =>
    withPrizes
      .filter(({ places, prizes }) => places[line]! > 0 && places[line]! <= prizes)
      .map(({ places, groups, names }) => `${names[groups[line]!]} ${places[line]}`)
      .join(' · ');
  return [column('prizes', dictionary[language].heading.prizes, cell)];
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
