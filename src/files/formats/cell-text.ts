import type { Ms } from '../../timing/model/race.ts';
import { asText, clockText } from '../csv-text.ts';
import type { OutColumn, Shown } from './columns.ts';

/** A cell as a CSV for people has it: no spreadsheet takes a text for a formula. */
export function cellText(column: OutColumn, shown: Shown, line: number, unit: Ms): string {
  const cell = column.cell(shown, line);
  if (cell === null) return '';
  if (typeof cell === 'string') return asText(cell);
  return column.kind === 'time' ? clockText(cell, unit) : String(cell);
}
