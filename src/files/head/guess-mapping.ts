import type { ListColumn, ListMapping } from '../../contract/list-mapping.ts';
import { withRaceColumn } from '../start-list-race.ts';
import { dateOrderOf } from '../start-list-dates.ts';
import type { Row, Sheet, TableFile } from '../table/table-file.ts';
import { columnsOf, type ColumnsMeant } from './columns.ts';
import { findHead } from './find-head.ts';
import { guessByCells, type GuessHelp } from './guess-cells.ts';
import { plainHeading } from './headings.ts';

/** What a sheet seems to mean, and what nobody can know but a person. */
export interface Guess {
  mapping: ListMapping;
  sheet: Sheet;
  /** The heading of each column, as it stands in the file; empty where there is none. */
  headings: string[];
  /** Line of the headings; null where there are none. */
  headLine: number | null;
  /** By column: whether its heading says what it is, or what its cells look like. */
  from: ('heading' | 'cells' | null)[];
  passedOver: ColumnsMeant['passedOver'];
  rivals: ColumnsMeant['rivals'];
  /** The columns by their headings tell too little: dates may be day or month first. */
  isOrderAsked: boolean;
}

/** Of the sheets of a file, the one that looks most like a start list, and what its columns mean. */
export function guessMapping(table: TableFile, help: GuessHelp, sheetName?: string): Guess {
  const named = table.sheets.filter(({ name }) => name === sheetName);
  const sheets = named.length > 0 ? named : table.sheets;
  const guesses = sheets.map((sheet) => guessSheet(sheet, help));
  const weightOf = ({ mapping, sheet }: Guess) => {
    const known = new Set(mapping.columns.filter((column) => column !== null));
    const isList = known.has('bib') && known.size > 1;
    return (isList ? 100 : 0) + known.size + Math.min(sheet.rows.length, 1000) / 1000;
  };
  const best = guesses.reduce((one, other) => (weightOf(other) > weightOf(one) ? other : one));
  return table.sheets.length < 2 ? best : { ...best, mapping: { sheet: best.sheet.name, ...best.mapping } };
}

function guessSheet(sheet: Sheet, help: GuessHelp): Guess {
  const head = findHead(sheet.rows);
  const cells = cellsBelow(sheet.rows, head?.headRows ?? 0);
  const width = cells.reduce((most, { length }) => Math.max(most, length), head?.headings.length ?? 0);
  const headings = Array.from({ length: width }, (_, at) => head?.headings[at] ?? '');
  const meant = columnsOf(headings, cells);
  const named = withRaceColumn(meant.columns, cells, help.site);
  const columns =
    head === null || headings.includes('')
      ? guessByCells(cells, named, help, (at) => headings[at] === '')
      : named;
  const { order, isAsked } = orderIn(columns, cells);
  return {
    mapping: {
      headRows: head?.headRows ?? 0,
      columns: columns.map((column) => column ?? null),
      ...(order === undefined ? {} : { dates: order }),
    },
    sheet,
    headings,
    headLine: head?.line ?? null,
    from: columns.map((column, at) =>
      column === undefined ? null : named[at] === undefined ? 'cells' : 'heading',
    ),
    passedOver: meant.passedOver,
    rivals: meant.rivals,
    isOrderAsked: isAsked,
  };
}

/** Day or month first, as the cells of the birth dates tell. */
export function orderIn(
  columns: readonly (ListColumn | null | undefined)[],
  cells: readonly (readonly string[])[],
): ReturnType<typeof dateOrderOf> {
  const at = columns.indexOf('birthDate');
  return at < 0 ? { order: undefined, isAsked: false } : dateOrderOf(cells.map((row) => row[at] ?? ''));
}

/** What two lists of one maker have in common: their headings, or how many columns they have without. */
export function headsKey({ headings, headLine }: Pick<Guess, 'headings' | 'headLine'>): string {
  return headLine === null ? `${headings.length}` : headings.map(plainHeading).join('|').slice(0, 2000);
}

export function cellsBelow(rows: readonly Row[], headRows: number): string[][] {
  return rows.slice(headRows).map(({ cells }) => cells);
}
