import type { ListMapping } from '../contract/list-mapping.ts';
import { boundedProblems, type Problem } from '../contract/problem.ts';
import type { EntryField } from '../timing/model/actions.ts';
import type { Entry } from '../timing/model/race.ts';
import { headsKey } from './head/guess-mapping.ts';
import { readStartList, type ListFor } from './read-start-list.ts';
import { mapList } from './start-list.ts';
import type { TakenChip } from './start-list-doubles.ts';
import { maskedId } from './start-list-id-numbers.ts';
import type { Row, TableFile } from './table/table-file.ts';

/** How a list is read, for a person to look at. */
export interface ListLook {
  sheets: { name: string; rows: number }[];
  mapping: ListMapping;
  headings: string[];
  from: ('heading' | 'cells' | 'person' | null)[];
  rivals: number[][];
  isOrderAsked: boolean;
  rows: Row[];
  wrongRows: Row[];
  /** What lists of the same maker have in common. */
  key: string;
}

/** A list as it was read: the entries of its good rows, and what is wrong with the others. */
export interface LookedAt {
  look: ListLook;
  entries: Entry[];
  fields: EntryField[];
  bad: number;
  problems: Problem[];
  warnings: Problem[];
  taken: TakenChip[];
}

/** Rows shown, and characters of a cell. */
const [rowsShown, wrongShown, cellShown] = [40, 100, 60];

/**
 * Reads a list as it is given, as its maker's lists were read before (`remembered`), or as it seems to be; what cannot be known
 * is left open for a person instead of refused.
 */
export function lookAtList(
  table: TableFile,
  list: ListFor,
  given: ListMapping | undefined,
  remembered: Readonly<Record<string, ListMapping>> = {},
): { ok: true; value: LookedAt } | { ok: false; problems: Problem[] } {
  const mapped = mapList(table, list, given);
  if (!mapped.ok) return mapped;
  const { guess, sheet, questions, warnings } = mapped.value;
  const key = headsKey(guess);
  const before = given === undefined ? remembered[key] : undefined;
  const isFitting = before !== undefined && before.columns.length === guess.mapping.columns.length;
  const mapping: ListMapping =
    before !== undefined && isFitting
      ? {
          ...guess.mapping,
          columns: before.columns,
          ...(before.dates === undefined ? {} : { dates: before.dates }),
          ...(before.races === undefined ? {} : { races: before.races }),
        }
      : mapped.value.mapping;
  const isSaid = given !== undefined || isFitting;
  const rivals = isSaid ? [] : guess.rivals.map(({ at }) => at);
  const open: ListMapping = {
    ...mapping,
    columns: mapping.columns.map((column, at) =>
      rivals.some((places) => places.slice(1).includes(at)) ? null : column,
    ),
  };
  const read = readStartList(sheet, open, list);
  const value = read.ok
    ? read.value
    : { rows: [], fields: [], problems: read.problems, warnings: [], taken: [] };
  const wrong = new Set(value.problems.map(({ line }) => line));
  const shown = (row: Row) => shownRow(row, open);
  return {
    ok: true,
    value: {
      look: {
        sheets: table.sheets.map(({ name, rows }) => ({ name, rows: rows.length })),
        mapping: open,
        headings: guess.headings.map((heading) => heading.slice(0, cellShown)),
        from: open.columns.map((column, at) =>
          column === null ? null : isSaid ? 'person' : (guess.from[at] ?? null),
        ),
        rivals,
        isOrderAsked: guess.isOrderAsked && open.dates === undefined && open.columns.includes('birthDate'),
        rows: sheet.rows.slice(0, rowsShown).map(shown),
        wrongRows: sheet.rows
          .filter(({ line }) => wrong.has(line))
          .slice(0, wrongShown)
          .map(shown),
        key,
      },
      entries: value.rows.filter(({ isBad }) => !isBad).map(({ entry }) => entry),
      fields: value.fields,
      bad: value.rows.filter(({ isBad }) => isBad).length,
      problems: boundedProblems([...(isSaid ? [] : questions), ...value.problems]),
      warnings: boundedProblems([...(isSaid ? [] : warnings), ...value.warnings]),
      taken: value.taken,
    },
  };
}

function shownRow({ line, cells }: Row, { columns }: ListMapping): Row {
  return {
    line,
    cells: cells.map((cell, at) => {
      const short = cell.length > cellShown ? `${cell.slice(0, cellShown)}…` : cell;
      return columns[at] === 'idNumber' ? maskedId(short) : short;
    }),
  };
}
