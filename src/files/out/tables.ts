import type { Language, Ms } from '../../timing/model/race.ts';
import { officialTime, roundingUnit } from '../../timing/model/rounding.ts';
import { officialTimes } from '../../timing/views/results-page.ts';
import { dictionary } from '../../words/dictionary.ts';
import { headingsOf, localText } from '../csv-text.ts';
import { factsInWords } from '../file-facts.ts';
import { basisText, listName, placeHeading } from '../list-names.ts';
import { columnsOf, shownOf, type Column } from './columns.ts';
import type { FileList, RaceFile, ResultsFile } from './results-file.ts';

/** What stands in a cell: a text, a number, milliseconds in a column of times; null where there is nothing. */
export type Cell = string | number | null;

export interface TableColumn {
  heading: string;
  kind: Column['kind'];
}

/** A table for people, as a sheet of a workbook or a part of a page. */
export interface Table {
  name: string;
  columns: TableColumn[];
  /** The smallest step of its times. */
  unit: Ms;
  length: number;
  isTeams?: boolean;
  rows: () => Iterable<Cell[]>;
}

/** More lists of one kind than this, clubs or nations, make one table with the list in a column. */
const tablesMax = 40;

/** The tables of a file: of each race everybody (where no list is asked for), each list, and each list's teams. */
export function tablesOf(file: ResultsFile, language: Language, list: string | undefined): Table[] {
  return file.races.flatMap((race) => {
    const before = file.races.length > 1 ? `${localText(race.race.name, language) ?? race.race.id} ` : '';
    const tables = [
      ...(list === undefined ? [everybody(race, language)] : []),
      ...listTables(race, language),
      ...race.lists.flatMap((one) => (one.teams === null ? [] : [teamTable(race, one, language)])),
    ];
    return tables.map((table) => ({ ...table, name: `${before}${table.name}` }));
  });
}

/** The table of everybody in a race, with the places in all lists. */
export function everybody(file: RaceFile, language: Language): Table {
  const columns = columnsOf(file.sheet, file.race, language);
  return {
    name: dictionary[language].heading.everybody,
    ...head(columns),
    unit: roundingUnit(file.race),
    length: file.sheet.lines.length,
    rows: () => rowsOf(file, file.sheet.lines.keys(), columns),
  };
}

function* rowsOf({ sheet, race }: RaceFile, lines: Iterable<number>, columns: Column[]): Iterable<Cell[]> {
  for (const line of lines) {
    const shown = shownOf(sheet.lines[line]!, race);
    yield columns.map((column) => column.cell(shown, line));
  }
}

function head(columns: readonly Column[]): Pick<Table, 'columns'> {
  const headings = headingsOf(columns, false);
  return { columns: columns.map(({ kind }, index) => ({ heading: headings[index]!, kind })) };
}

function listTables(file: RaceFile, language: Language): Table[] {
  const byDefinition = Map.groupBy(file.lists, ({ definition }) => definition.id);
  return [...byDefinition.values()].flatMap((lists) =>
    lists.length > tablesMax
      ? [listTable(file, lists, language)]
      : lists.map((list) => listTable(file, [list], language)),
  );
}

/** One list, or all lists of a kind one after the other, each line with its list. */
function listTable(file: RaceFile, lists: readonly FileList[], language: Language): Table {
  const { race, sheet } = file;
  const words = dictionary[language].heading;
  const [{ definition, placeOf, id }] = lists as [FileList];
  const nameOf = (list: FileList) => listName(list.id, definition, race, language);
  const ofList = new Map(
    lists.length > 1 ? lists.flatMap((list) => [...list.lines].map((line) => [line, nameOf(list)])) : [],
  );
  const constants: Column[] = [
    [words.placesBy, basisText(definition, race, language)] as const,
    ...factsInWords(sheet.facts, race, language),
  ].map(([heading, text]) => ({ heading, kind: 'text', cell: () => text }));
  const left = new Set([words.prizes, ...constants.map(({ heading }) => heading)]);
  const columns: Column[] = [
    {
      heading: placeHeading(definition, race, language),
      given: !usual.has(definition.id),
      kind: 'place',
      cell: (_, line) => placeOf[line] || null,
    },
    ...columnsOf(sheet, race, language).filter(
      ({ kind, heading, given }) => kind !== 'place' && (given === true || !left.has(heading)),
    ),
    ...constants,
  ];
  return {
    name:
      lists.length > 1
        ? (localText(definition.name, language) ?? definition.id)
        : nameOf({ ...lists[0]!, id }),
    columns: [
      ...(lists.length > 1 ? [{ heading: words.list, kind: 'text' as const }] : []),
      ...head(columns).columns,
    ],
    unit: roundingUnit(race),
    length: lists.reduce((sum, list) => sum + list.lines.length, 0),
    rows: function* () {
      for (const list of lists)
        for (const row of rowsOf(file, list.lines, columns))
          yield lists.length > 1 ? [nameOf(list), ...row] : row;
    },
  };
}

const usual: ReadonlySet<string> = new Set(['overall', 'sex', 'category', 'division']);

function teamTable({ race, sheet, lineOf }: RaceFile, list: FileList, language: Language): Table {
  const words = dictionary[language].heading;
  const { definition, teams } = list;
  const by = definition.teams?.score ?? 'time';
  const byChip = (definition.basis ?? race.rankBy) === 'chip';
  const timeOf = (line: number | undefined) => {
    if (line === undefined) return null;
    const { gun, chip } = officialTimes(sheet.lines[line]!.result, race);
    return (byChip ? chip : null) ?? gun;
  };
  const facts = factsInWords(sheet.facts, race, language);
  const columns: TableColumn[] = [
    { heading: words.teamPlace, kind: 'place' },
    { heading: words.team, kind: 'text' },
    { heading: words.score, kind: by === 'time' ? 'time' : 'place' },
    { heading: words.scoreBy, kind: 'text' },
    { heading: words.scorer, kind: 'place' },
    { heading: words.bib, kind: 'id' },
    { heading: words.name, kind: 'text' },
    { heading: words.placeInList, kind: 'place' },
    { heading: words.time, kind: 'time' },
    ...facts.map(([heading]) => ({ heading, kind: 'text' as const })),
  ];
  return {
    isTeams: true,
    name: `${words.teams} ${listName(list.id, definition, race, language)}`,
    columns,
    unit: roundingUnit(race),
    length: (teams ?? []).reduce((sum, { scorers }) => sum + scorers.length, 0),
    rows: function* () {
      for (const { place, team, score, scorers } of teams ?? [])
        for (const [index, bib] of scorers.entries()) {
          const line = lineOf.get(bib);
          yield [
            place,
            team,
            by === 'time' ? officialTime(score, race) : score,
            words.scores[by],
            index + 1,
            bib,
            line === undefined ? '' : sheet.lines[line]!.entry.name,
            line === undefined ? null : list.placeOf[line] || null,
            timeOf(line),
            ...facts.map(([, text]) => text),
          ];
        }
    },
  };
}
