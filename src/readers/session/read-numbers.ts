import type { Ms } from '../../timing/model/race.ts';

/** What was asked for and did not come is asked for again after this long, */
const againMs: Ms = 5000;
/** and after so many times it is believed to be lost. */
const triesMax = 3;
const complete = 'all reads came up to number';

/**
 * Reads that their reader numbers without a gap, and which of them are missing. What came without a gap is
 * remembered beyond the connection, so that what passed while the line was cut is missed as well.
 */
export class ReadNumbers {
  readonly #memory: Map<string, number>;
  /** Numbers behind the first gap that came. */
  readonly #beyond = new Set<number>();
  /** Null while no number is known on this connection. */
  #highest: number | null = null;
  #asked: { from: number; at: Ms; tries: number } = { from: NaN, at: -Infinity, tries: 0 };

  constructor(memory: Map<string, number>) {
    this.#memory = memory;
  }

  /** Whether the read of this number came; those from before the first that was ever heard count as such. */
  has(number: number): boolean {
    return number <= this.#complete(number - 1) || this.#beyond.has(number);
  }

  /** A read came. */
  came(number: number): void {
    const before = this.#complete(number - 1);
    this.exists(number);
    if (number <= before) return;
    this.#beyond.add(number);
    this.#advance(before);
  }

  /** The reader has reads up to this number. The first time, only what comes later is missed. */
  exists(number: number): void {
    this.#memory.set(complete, this.#complete(number));
    this.#highest = Math.max(this.#highest ?? number, number);
  }

  /** The reader counts anew, from `next` on. */
  restart(next: number): void {
    this.#beyond.clear();
    this.#highest = null;
    this.#memory.set(complete, next - 1);
  }

  /** The first and last number of what is to be asked for now; null where nothing is missing or an answer may still come. */
  toAsk(now: Ms): { from: number; to: number } | null {
    const highest = this.#highest;
    if (highest === null) return null;
    for (;;) {
      const from = this.#complete(highest) + 1;
      if (from > highest) return null;
      const to = this.#firstBeyond(highest + 1) - 1;
      if (this.#asked.from !== from) this.#asked = { from, at: -Infinity, tries: 0 };
      if (now - this.#asked.at < againMs) return null;
      if (this.#asked.tries < triesMax) {
        this.#asked = { from, at: now, tries: this.#asked.tries + 1 };
        return { from, to };
      }
      this.#advance(to);
    }
  }

  #firstBeyond(otherwise: number): number {
    let first = otherwise;
    for (const number of this.#beyond) if (number < first) first = number;
    return first;
  }

  #complete(otherwise: number): number {
    return this.#memory.get(complete) ?? otherwise;
  }

  #advance(to: number): void {
    let last = to;
    while (this.#beyond.delete(last + 1)) last += 1;
    this.#memory.set(complete, last);
  }
}
