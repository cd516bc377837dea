import type { FinisherRow } from '../../contract/rows.ts';

/** The one thing worth saying of a finisher: the best of the places. */
export type Fact =
  | { kind: 'overall'; place: number }
  | { kind: 'sex'; sex: 'F' | 'M' | 'X'; place: number }
  | { kind: 'category'; category: string; place: number };

/** The sex for its first ten, then the category, then overall; null where there is no place. */
export function factOf({ places, person }: FinisherRow): Fact | null {
  const { overall, sex, category } = places;
  if (sex !== null && sex <= 10) return { kind: 'sex', sex: person.sex, place: sex };
  if (category !== null && person.category !== null)
    return { kind: 'category', category: person.category, place: category };
  if (overall !== null) return { kind: 'overall', place: overall };
  return null;
}

const steps = [10, 50, 100, 250, 500];

/** The next round number of finishers: 10, 50, 100, 250, 500, then each 500. */
export function nextMilestone(finished: number): number {
  return steps.find((step) => step > finished) ?? (Math.floor(finished / 500) + 1) * 500;
}
