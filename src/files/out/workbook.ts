import type { Cell, Table } from './tables.ts';
import { clockText } from '../csv-text.ts';

/** Lines that a column's width is taken from; who is further down is as long as these. */
const sample = 300;
const [narrowest, widest] = [6, 48];

/** Widths of the columns in characters, by their headings and first lines. */
export function widthsOf({ columns, rows, unit }: Table): number[] {
  const widths = columns.map(({ heading }) => widthOf(heading));
  let seen = 0;
  for (const row of rows()) {
    for (const [index, cell] of row.entries()) {
      const text =
        columns[index]!.kind === 'time' ? clockText(cell as number | null, unit) : String(cell ?? '');
      widths[index] = Math.max(widths[index]!, widthOf(text));
    }
    if ((seen += 1) === sample) break;
  }
  return widths.map((width) => Math.min(widest, Math.max(narrowest, width + 2)));
}

/** Characters of East Asia are twice as wide. */
function widthOf(text: string): number {
  return [...text.slice(0, widest * 2)].reduce((sum, sign) => sum + (sign >= '\u1100' ? 2 : 1), 0);
}

/** A time that a spreadsheet can show: none before zero. */
export function isDuration(cell: Cell): cell is number {
  return typeof cell === 'number' && cell >= 0;
}

/** Excel allows so many characters. */
const nameMax = 31;

/** Names of sheets as Excel allows them: without its signs, short, and each once whatever the case. */
export function sheetNames(tables: readonly Table[]): string[] {
  const taken = new Set<string>(['history']);
  return tables.map(({ name }) => {
    const plain = [
      ...name
        .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ];
    for (let number = 1; ; number += 1) {
      const end = number === 1 ? '' : ` (${number})`;
      const own = `${cut(plain, nameMax - end.length).replace(/^'+|'+$/g, '') || 'Sheet'}${end}`;
      if (taken.has(own.toLowerCase())) continue;
      taken.add(own.toLowerCase());
      return own;
    }
  });
}

/** Whole characters up to this length in UTF-16 units, which are what the limit counts. */
function cut(signs: readonly string[], length: number): string {
  let text = '';
  for (const sign of signs) {
    if (text.length + sign.length > length) break;
    text += sign;
  }
  return text;
}
