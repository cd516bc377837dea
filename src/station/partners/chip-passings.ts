import { setImmediate as pause } from 'node:timers/promises';
import type { Gone, HandedOn, HandedOnPassings } from './handed-on.ts';

const pageMax = 200;

/** Whether it is a chip that is said for the first time. */
export const isNewChip = (one: HandedOn | Gone): one is HandedOn =>
  'isFirst' in one && one.isFirst && one.chip !== null;

/** Passings with a chip, counted from 1: a decoder has no others, and none that replaces another. */
export class ChipPassings {
  readonly #passings: HandedOnPassings;
  /** Their numbers in the journal. */
  readonly #numbers: number[] = [];
  #seen = 0;

  private constructor(passings: HandedOnPassings) {
    this.#passings = passings;
  }

  /** Looks through the journal, page by page, so that nothing else waits. */
  static async of(passings: HandedOnPassings): Promise<ChipPassings> {
    const chips = new ChipPassings(passings);
    while (chips.#lookOn()) await pause();
    return chips;
  }

  count(): number {
    while (this.#lookOn());
    return this.#numbers.length;
  }

  /** How many come before a number of the journal. */
  before(number: number): number {
    this.count();
    let [low, high] = [0, this.#numbers.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#numbers[middle] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  from(first: number, count: number): HandedOn[] {
    return this.#numbers
      .slice(Math.max(0, first - 1), first - 1 + count)
      .flatMap((number) => this.#passings.after(number - 1, 1).passings.filter(isNewChip));
  }

  /** Whether there was more to look at. */
  #lookOn(): boolean {
    const { passings, last } = this.#passings.after(this.#seen, pageMax);
    for (const one of passings) if (isNewChip(one)) this.#numbers.push(one.number);
    const isMore = last > this.#seen;
    this.#seen = last;
    return isMore;
  }
}
