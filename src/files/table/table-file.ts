import { problemOf } from '../../words/problem-text.ts';
import { message } from '../../words/message.ts';
import type { Problem } from '../../contract/problem.ts';
import { plainText } from '../../timing/model/plain-text.ts';

/** A file with tables in it, of whatever kind: what it says, before anybody asks what it means. */
export interface TableFile {
  /** At least one; a text has one without a name. */
  sheets: Sheet[];
}

export interface Sheet {
  name: string;
  /** Rows that have something in them. */
  rows: Row[];
}

export interface Row {
  /** As a spreadsheet or an editor numbers it, from 1. */
  line: number;
  /**
   * The text of each cell ({@link plainText}), empty where there is none; blank cells at the end are left out. What a
   * workbook knows to be a day is `YYYY-MM-DD`, a time of day `HH:MM:SS`; a number has all its digits, and one whose
   * digits the workbook lost is written as it was lost: `3.00833E+23`.
   */
  cells: string[];
}

/** More than any start list has; what is larger would fill the memory. */
export const tableLimits = { rows: 250_000, columns: 300, sheets: 50 } as const;

/** Throws where a file has more than {@link tableLimits} or cannot be read as a table: what is wrong, without the file's name. */
export class TableError extends Error {
  override name = 'TableError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Rows in the making: counted, without blank cells at their ends. */
export class RowsInTheMaking {
  readonly rows: Row[] = [];

  /** Adds a row unless it is blank. Throws {@link TableError} beyond the limits. */
  add(line: number, cells: readonly string[]): void {
    const plain = cells.map(cellText);
    while (plain.at(-1) === '') plain.pop();
    if (plain.length === 0) return;
    if (plain.length > tableLimits.columns)
      throw new TableError({
        ...problemOf(message('problems.table-wide', { count: plain.length, line, max: tableLimits.columns })),
        line,
      });
    if (this.rows.length >= tableLimits.rows)
      throw new TableError(problemOf(message('problems.table-long', { max: tableLimits.rows })));
    this.rows.push({ line, cells: plain });
  }
}

/** `="0012"` and `'0012` are how codes are kept from a spreadsheet: the code is meant. */
const guarded = /^(?:="(.*)"|'(?=\p{N})(.*))$/su;

function cellText(text: string): string {
  const plain = plainText(text);
  if (!plain.startsWith('=') && !plain.startsWith("'")) return plain;
  const found = guarded.exec(plain);
  return found === null ? plain : plainText(found[1] ?? found[2] ?? '');
}
