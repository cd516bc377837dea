import { officialTimes, personIn } from '../../timing/views/results-page.ts';
import type { Language, ListDefinition, Ms, RaceDefinition, TimingPoint } from '../../timing/model/race.ts';
import { dictionary } from '../../words/dictionary.ts';
import { text } from '../../words/text.ts';
import { localText, type Heading } from '../csv-text.ts';
import { factsInWords } from '../file-facts.ts';
import { basisText, listName, placeHeading } from '../list-names.ts';
import type { Line, PlaceColumn, ResultsSheet } from '../results-sheet.ts';
import { statusText } from '../status-text.ts';

/** A line as its cells need it. */
export type Shown = ReturnType<typeof shownOf>;

/**
 * A column of a table for people. A cell of `text` is a text that may be anything, of `id` one that looks like a number
 * and is none, of `place` a number, of `time` milliseconds as the race publishes them; null where there is nothing.
 */
export type Column = Heading &
  (
    | { kind: 'text' | 'id'; cell: (shown: Shown, line: number) => string }
    | { kind: 'place'; cell: (shown: Shown, line: number) => number | null }
    | { kind: 'time'; cell: (shown: Shown, line: number) => Ms | null }
  );

/** What the cells of a line are made of, with the times as the race publishes them. */
export function shownOf({ entry, result }: Line, race: RaceDefinition) {
  const times = officialTimes(result, race);
  return {
    person: personIn(entry, result),
    division: entry.division ?? '',
    result,
    times,
    splitAt: new Map(times.splits.map((split) => [split.point, split])),
  };
}

/** The columns of everybody's line, in order: see docs/results-file.md. */
export function columnsOf(sheet: ResultsSheet, race: RaceDefinition, language: Language): Column[] {
  const words = dictionary[language].heading;
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
            kind: 'place',
            cell: (_, line) => column.places[line] || null,
          },
        ];
  return [
    ...[overall, sex, category].flatMap(places),
    { heading: words.bib, kind: 'id', cell: ({ person }) => person.bib },
    { heading: words.name, kind: 'text', cell: ({ person }) => person.name },
    { heading: words.latinName, kind: 'text', cell: ({ person }) => person.latinName ?? '' },
    { heading: words.sex, kind: 'text', cell: ({ person }) => person.sex },
    { heading: words.nationality, kind: 'text', cell: ({ person }) => person.nationality ?? '' },
    { heading: words.club, kind: 'text', cell: ({ person }) => person.club ?? '' },
    { heading: words.category, kind: 'text', cell: ({ person }) => person.category ?? '' },
    { heading: words.wave, kind: 'text', cell: ({ person }) => person.wave },
    { heading: words.gunTime, kind: 'time', cell: ({ times }) => times.gun },
    { heading: words.chipTime, kind: 'time', cell: ({ times }) => times.chip },
    {
      heading: words.evidence,
      kind: 'text',
      cell: ({ result: { evidence }, times }) =>
        times.gun === null || evidence === null ? '' : dictionary[language].evidence[evidence],
    },
    ...race.points.flatMap((point) => (point.kind === 'split' ? splitColumns(point, language) : [])),
    {
      heading: words.status,
      kind: 'text',
      cell: ({ result }) => [statusText(result.status, language), result.ruling?.rule ?? ''].join(' ').trim(),
    },
    {
      heading: words.flags,
      kind: 'text',
      cell: ({ result }) => result.flags.map((flag) => dictionary[language].flag[flag]).join(' · '),
    },
    { heading: words.division, kind: 'text', cell: ({ division }) => division },
    ...[division, ...own].flatMap(places),
    ...prizesColumn(sheet, race, language),
    constant(words.placesBy, placesByText(sheet.columns, race, language)),
    ...factsInWords(sheet.facts, race, language).map(([heading, text]) => constant(heading, text)),
  ];
}

function constant(heading: string, text: string): Column {
  return { heading, kind: 'text', cell: () => text };
}

const usual: ReadonlySet<string> = new Set(['overall', 'sex', 'category', 'division']);

function splitColumns(point: TimingPoint, language: Language): Column[] {
  const name = localText(point.name, language) ?? `${Number((point.distance / 1000).toFixed(3))} km`;
  return [
    {
      heading: name,
      given: true,
      kind: 'time',
      cell: ({ splitAt }) => splitAt.get(point.id)?.gun ?? null,
    },
    {
      heading: text(language, 'heading.byChip', { name }),
      given: true,
      kind: 'time',
      cell: ({ splitAt }) => splitAt.get(point.id)?.chip ?? null,
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
  const cell = (_: Shown, line: number) =>
    withPrizes
      .filter(({ places, prizes }) => places[line]! > 0 && places[line]! <= prizes)
      .map(({ places, groups, names }) => `${names[groups[line]!]} ${places[line]}`)
      .join(' · ');
  return [{ heading: dictionary[language].heading.prizes, kind: 'text', cell }];
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
