import type { ListColumn } from '../../contract/list-mapping.ts';
import { columnHeadings, plainHeading, surestHeadings } from './headings.ts';

const columnOfHeading = new Map<string, ListColumn>(
  Object.entries(columnHeadings).flatMap(([column, headings]) =>
    headings.map((heading) => [heading, column as ListColumn] as const),
  ),
);

/** Which column a heading means; chips and legs may have several: Tag, Tag1, Tag2. */
export function columnOf(heading: string): ListColumn | undefined {
  return (
    columnOfWords(heading) ??
    columnOfWords(heading.replace(/[([（【［].*$/su, '')) ??
    columnOfTwoLanguages(heading)
  );
}

function columnOfWords(heading: string): ListColumn | undefined {
  const plain = plainHeading(heading);
  if (plain === '') return undefined;
  const column = columnOfHeading.get(plain) ?? columnOfHeading.get(plain.replace(/\d+$/, ''));
  return isListed(column) || columnOfHeading.has(plain) ? column : undefined;
}

/** A heading in two scripts, such as `姓名 Name` or `Пол / Sex`: at least one is known, and both mean one thing. */
function columnOfTwoLanguages(heading: string): ListColumn | undefined {
  const latin = heading.replace(/[^\p{Script=Latin}\p{N}\s.#'’]/gu, ' ').trim();
  const other = heading.replace(/[\p{Script=Latin}]/gu, ' ').trim();
  if (!/\p{L}/u.test(latin) || !/\p{L}/u.test(other)) return undefined;
  const [one, two] = [columnOfWords(other), columnOfWords(latin)];
  return one === undefined || two === undefined || one === two ? (one ?? two) : undefined;
}

/** What one entry may have several of. */
export function isListed(column: ListColumn | undefined): boolean {
  return column === 'chip' || column === 'legs';
}

/** Two columns or more that could both be one thing, and nothing says which. */
export interface Rivals {
  column: ListColumn;
  headings: string[];
  /** Their places from the left, from 0. */
  at: number[];
}

/** What the headings of a list mean. */
export interface ColumnsMeant {
  columns: (ListColumn | undefined)[];
  /** Headings that lost against a surer one. */
  passedOver: { heading: string; taken: string }[];
  /** Those that nobody can decide between. */
  rivals: Rivals[];
}

/**
 * The column that each heading of a list means. Of several for one thing the surest heading counts; all do where their
 * cells say the same.
 */
export function columnsOf(headings: readonly string[], rows: readonly (readonly string[])[]): ColumnsMeant {
  const columns = headings.map(columnOf);
  withSexOfOe(headings, columns);
  const passedOver: { heading: string; taken: string }[] = [];
  const rivals: Rivals[] = [];
  for (const [column, places] of Map.groupBy(columns.keys(), (at) => columns[at])) {
    if (column === undefined || isListed(column)) continue;
    const filled = places.filter((at) => rows.some((cells) => (cells[at] ?? '') !== ''));
    if (filled.length < 2 || rows.every((cells) => new Set(filled.map((at) => cells[at] ?? '')).size < 2))
      continue;
    const sure = filled.filter((at) => surestHeadings.has(plainHeading(headings[at] ?? '')));
    const [first] = sure;
    if (first === undefined || sure.length > 1) {
      rivals.push({ column, headings: filled.map((at) => headings[at] ?? ''), at: filled });
      continue;
    }
    for (const at of places.filter((one) => one !== first)) {
      columns[at] = undefined;
      passedOver.push({ heading: headings[at] ?? '', taken: headings[first] ?? '' });
    }
  }
  return { columns, passedOver, rivals };
}

/** OE's lists call the sex `S`, beside `Stno` and `YB`. */
function withSexOfOe(headings: readonly string[], columns: (ListColumn | undefined)[]): void {
  const plain = headings.map(plainHeading);
  const at = plain.indexOf('s');
  if (at >= 0 && !columns.includes('sex') && (plain.includes('stno') || plain.includes('yb')))
    columns[at] = 'sex';
}
