import type { Row } from '../table/table-file.ts';
import { columnOf } from './columns.ts';

/** Where the headings of a table are. */
export interface Head {
  /** Rows above the first runner: titles and headings. */
  headRows: number;
  /** The heading of each column; of two lines, what they say together. */
  headings: string[];
  line: number;
}

/** So far down headings are looked for, below titles, logos and remarks. */
const rowsSeen = 60;

/**
 * The headings of a table: the row, or two rows together, in which most cells are known headings. Null where fewer than
 * two are, unless the first row can be nothing else.
 */
export function findHead(rows: readonly Row[]): Head | null {
  let best: { at: number; lines: number; known: number; headings: string[] } | null = null;
  for (let at = 0; at < Math.min(rows.length, rowsSeen); at += 1) {
    const cells = rows[at]?.cells ?? [];
    const single = knownOf(cells);
    const both = joined(cells, rows[at + 1]?.cells ?? []);
    const double = both === null ? 0 : knownOf(both);
    if (single > (best?.known ?? 1) && single >= figures(cells))
      best = { at, lines: 1, known: single, headings: [...cells] };
    if (both !== null && double > Math.max(best?.known ?? 1, single, knownOf(rows[at + 1]?.cells ?? [])))
      best = { at, lines: 2, known: double, headings: both };
  }
  if (best === null) return soleHead(rows);
  let headRows = best.at + best.lines;
  // The same headings in another language below them.
  while (isHeadings(rows[headRows]?.cells ?? [])) headRows += 1;
  return { headRows, headings: best.headings, line: rows[best.at + best.lines - 1]?.line ?? 1 };
}

/** A first row of words above rows with figures: headings, known or not. */
function soleHead(rows: readonly Row[]): Head | null {
  const [first] = rows;
  if (first === undefined || figures(first.cells) > 0) return null;
  const isHead = knownOf(first.cells) > 0 || rows.length === 1;
  return isHead ? { headRows: 1, headings: [...first.cells], line: first.line } : null;
}

/** Whether a row says nothing but headings, as where each page of a report has them again. */
export function isHeadings(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return (
    filled.length > 1 && figures(cells) === 0 && knownOf(cells) > 1 && knownOf(cells) * 2 > filled.length
  );
}

function knownOf(cells: readonly string[]): number {
  return new Set(cells.flatMap((cell) => (cell.length > 80 ? [] : (columnOf(cell) ?? [])))).size;
}

/** Cells that headings are not: numbers, dates, codes with more figures than letters. */
function figures(cells: readonly string[]): number {
  return cells.filter((cell) => (cell.match(/\p{N}/gu)?.length ?? 0) * 2 > cell.length).length;
}

function joined(above: readonly string[], below: readonly string[]): string[] | null {
  if (figures(above) > 0 || below.filter((cell) => /^\p{N}{2,}$/u.test(cell)).length > 0) return null;
  return Array.from({ length: Math.max(above.length, below.length) }, (_, at) => {
    const [top = '', bottom = ''] = [above[at], below[at]];
    if (top === '' || bottom === '') return top + bottom;
    const both = `${top} ${bottom}`;
    return columnOf(both) === undefined ? bottom : both;
  });
}
