import { rangeText, writtenOut } from './category-presets.ts';
import type { CategoryDraft } from './event-draft.ts';

/** A stretch of ages on the strip of a sex: in how many categories it is. */
export interface Stretch {
  from: number;
  /** The last age of it. */
  to: number;
  /** Indices of the categories that hold these ages; the first takes them. */
  categories: number[];
}

export const youngest = 0;
export const oldest = 99;

/** Who is shown a strip: the sexes that categories name, or nobody in particular. */
export function sexesOf(categories: readonly CategoryDraft[]): ('F' | 'M' | 'X' | null)[] {
  const named = (['F', 'M', 'X'] as const).filter((sex) => categories.some((one) => one.sex === sex));
  return named.length === 0 ? [null] : named;
}

/** All ages of a sex in stretches that are in the same categories: gaps are in none, overlaps in two or more. */
export function stretchesOf(
  categories: 'five-year' | CategoryDraft[],
  sex: 'F' | 'M' | 'X' | null,
): Stretch[] {
  const own = writtenOut(categories)
    .map((category, index) => ({ category, index }))
    .filter(({ category }) => sex === null || category.sex === undefined || category.sex === sex);
  const edges = new Set([youngest, oldest + 1]);
  for (const { category } of own) {
    edges.add(Math.min(Math.max(category.minAge ?? youngest, youngest), oldest + 1));
    edges.add(Math.min((category.maxAge ?? oldest) + 1, oldest + 1));
  }
  const sorted = [...edges].toSorted((one, other) => one - other);
  return sorted.slice(0, -1).map((from, at) => ({
    from,
    to: (sorted[at + 1] ?? oldest + 1) - 1,
    categories: own
      .filter(({ category }) => (category.minAge ?? youngest) <= from && from <= (category.maxAge ?? oldest))
      .map(({ index }) => index),
  }));
}

/** The ages of a stretch in words: `18–34`, and open at the end. */
export const stretchText = ({ from, to }: Stretch) => rangeText(from, to >= oldest ? undefined : to);
