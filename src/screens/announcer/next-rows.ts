import type { ContenderRow } from '../../contract/insight.ts';
import type { GunView, RaceView } from '../../contract/rows.ts';

/** One runner who comes next, with the list that says most of them. */
export interface NextRow {
  row: ContenderRow;
  /** Seconds until the estimated finish; 0 where it is past. */
  seconds: number;
}

/** A runner stands in several lists: the best possible place tells, and of equal ones the wider list. */
export function nextRows(contenders: readonly ContenderRow[], now: number, most: number): NextRow[] {
  const best = new Map<string, ContenderRow>();
  for (const row of contenders) {
    const known = best.get(row.bib);
    if (known === undefined || isBetter(row, known)) best.set(row.bib, row);
  }
  return [...best.values()]
    .toSorted((one, other) => one.time - other.time || (one.bib < other.bib ? -1 : 1))
    .slice(0, most)
    .map((row) => ({ row, seconds: Math.max(0, Math.ceil((row.time - now) / 1000)) }));
}

/**
 * The time at the finish if somebody comes as estimated, from the gun; null where another clock ranks, or no gun was fired:
 * then nobody can say it.
 */
export function projectedTime(
  { time, person }: ContenderRow,
  guns: readonly GunView[],
  race: RaceView | null,
): number | null {
  const gun = guns.find(({ wave }) => wave === person?.wave)?.gun ?? null;
  return gun === null || race?.rankBy !== 'gun' ? null : time - gun;
}

function isBetter(row: ContenderRow, than: ContenderRow): boolean {
  return row.possible < than.possible || (row.possible === than.possible && width(row) < width(than));
}

const widths = ['overall', 'sex', 'list', 'division', 'category'];

function width({ list }: ContenderRow): number {
  return widths.indexOf(list.split(':', 1)[0] ?? '');
}
