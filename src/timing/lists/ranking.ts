import type { RankKey } from '../facts/judged-order.ts';
import { forEachInSteps, sorted, type Steps } from '../steps.ts';

export interface Ranked {
  bib: string;
  time: RankKey;
}

/**
 * A list in the order of its times. Equal raw times share the place and the next place is skipped
 * (1, 2, 2, 4); equal published seconds do not, because ranking comes before rounding.
 */
export class Ranking {
  #rows: Ranked[] = [];
  #times = new Map<string, RankKey>();

  /** Puts these rows, in any order, each bib once, in the place of all. */
  *fill(rows: readonly Ranked[]): Steps<void> {
    this.#rows = yield* sorted(rows, (one, other) => (isBefore(one, other) ? -1 : 1));
    this.#times = new Map();
    yield* forEachInSteps(rows, ({ bib, time }) => this.#times.set(bib, time));
  }

  /** Puts a runner in, moves them, or takes them out (`null`). */
  set(bib: string, time: RankKey | null): void {
    const before = this.#times.get(bib);
    if (before === time || (before === undefined && time === null)) return;
    if (before !== undefined) {
      this.#rows.splice(this.#indexOf({ bib, time: before }), 1);
      this.#times.delete(bib);
    }
    if (time !== null) {
      this.#rows.splice(this.#indexOf({ bib, time }), 0, { bib, time });
      this.#times.set(bib, time);
    }
  }

  /** From 1; null for somebody who is not in the list. */
  place(bib: string): number | null {
    const time = this.#times.get(bib);
    return time === undefined ? null : this.#indexOf({ bib: '', time }) + 1;
  }

  /** From the first to the last, or the first `count`, as they stand now. */
  rows(count?: number): readonly Ranked[] {
    return this.#rows.slice(0, count);
  }

  get size(): number {
    return this.#rows.length;
  }

  /** Bibs from the first to the last, or the first `count`. */
  bibs(count = this.#rows.length): string[] {
    return this.#rows.slice(0, count).map((row) => row.bib);
  }

  /** Bibs of the first `places` places: more than that many where the last is shared. */
  top(places: number): string[] {
    const last = this.#rows[Math.min(places, this.#rows.length) - 1];
    if (last === undefined) return [];
    let count = Math.min(places, this.#rows.length);
    while (this.#rows[count]?.time === last.time) count += 1;
    return this.bibs(count);
  }

  /** Where `row` stands or belongs. */
  #indexOf(row: Ranked): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(this.#rows[middle]!, row)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Same time: by bib, so that the order is always the same. */
function isBefore(one: Ranked, other: Ranked): boolean {
  if (one.time !== other.time) return one.time < other.time;
  return one.bib !== other.bib && compareBibs(one.bib, other.bib) < 0;
}

/** Numbers by value, then letters: 9 before 10 before A1. */
export function compareBibs(one: string, other: string): number {
  const [a, b] = [Number(one), Number(other)];
  if (one !== '' && other !== '' && Number.isFinite(a) && Number.isFinite(b) && a !== b) return a - b;
  const [isA, isB] = [Number.isFinite(a), Number.isFinite(b)];
  if (isA !== isB) return isA ? -1 : 1;
  return one < other ? -1 : one > other ? 1 : 0;
}
