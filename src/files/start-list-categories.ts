import type { ListColumn } from '../contract/list-mapping.ts';
import type { Problem } from '../contract/problem.ts';
import { message } from '../words/message.ts';
import { problemOf } from '../words/problem-text.ts';
import { sexOfCategory } from './start-list-sexes.ts';
import type { Row } from './table/table-file.ts';

/** Categories that are named where a list has others than the race. */
const namedMax = 8;

/**
 * Cells that name no category of the race. Where most of a list are so, its maker has categories of their own (`F3539`, `SE`,
 * `Masters`), and nobody could enter: the column is left out, and that is told. A few in a list are mistakes.
 */
export class Categories {
  readonly unknown: Problem[] = [];
  /** Cells with a category. */
  read = 0;

  add(problem: Problem): void {
    this.unknown.push(problem);
  }

  get areOfOthers(): boolean {
    return this.unknown.length * 2 > this.read;
  }

  leftOut(): Problem {
    const named = [...new Set(this.unknown.map(({ value }) => value ?? ''))];
    const categories = named.slice(0, namedMax).join(', ') + (named.length > namedMax ? ' …' : '');
    return problemOf(message('problems.categories-left-out', { count: this.unknown.length, categories }));
  }
}

/** What is missing of a list that has no column for the sex, but categories that all say it. */
export function withoutSexOfCategory(
  missing: readonly string[],
  columns: readonly (ListColumn | null)[],
  rows: readonly Row[],
): string[] {
  const at = columns.indexOf('category');
  if (at < 0 || !missing.includes('sex')) return [...missing];
  const cells = rows.map(({ cells: row }) => row[at] ?? '').filter((cell) => cell !== '');
  const areSaid = cells.length > 0 && cells.every((cell) => sexOfCategory(cell) !== undefined);
  return missing.filter((column) => column !== 'sex' || !areSaid);
}
