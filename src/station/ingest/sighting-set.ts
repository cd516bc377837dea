import type { Ms } from '../../timing/model/race.ts';

/** A key is exact as long as there are no more chips, */
const chipsMax = 2 ** 20;
/** and the times lie within about seven weeks of the first. */
const spanMs: Ms = 2 ** 33;
/** So many keys are gathered before they are sorted into a block, */
const gatheredMax = 4096;
/** and blocks are joined up to so many keys, so that joining never takes long. */
const blockMax = 2 ** 18;

/**
 * A set of pairs of chip (as a number) and moment, exact, in eight bytes each: most of them lie in sorted arrays
 * of numbers.
 */
export class SightingSet {
  #base: Ms | null = null;
  /** Sightings mostly come in the order of time: what lies above is not there. */
  #highest = -1;
  #gathered = new Set<number>();
  /** Sorted. */
  readonly #blocks: Float64Array[] = [];
  /** What has no key: times far away, as of clocks that were never set. */
  readonly #others = new Set<string>();

  has(chip: number, time: Ms): boolean {
    const key = this.#keyOf(chip, time);
    if (key === null) return this.#others.has(`${chip} ${time}`);
    return (
      key <= this.#highest && (this.#gathered.has(key) || this.#blocks.some((block) => holds(block, key)))
    );
  }

  /** Takes a pair that it does not have. */
  add(chip: number, time: Ms): void {
    this.#base ??= time - spanMs / 2;
    const key = this.#keyOf(chip, time);
    if (key === null) this.#others.add(`${chip} ${time}`);
    else {
      this.#gathered.add(key);
      this.#highest = Math.max(this.#highest, key);
    }
    if (this.#gathered.size < gatheredMax) return;
    this.#blocks.push(Float64Array.from(this.#gathered).sort());
    this.#gathered = new Set();
    this.#joinBlocks();
  }

  #joinBlocks(): void {
    for (;;) {
      const [before, last] = this.#blocks.slice(-2);
      if (before === undefined || last === undefined) return;
      if (before.length > last.length || before.length + last.length > blockMax) return;
      this.#blocks.splice(-2, 2, joined(before, last));
    }
  }

  #keyOf(chip: number, time: Ms): number | null {
    const since = time - (this.#base ?? 0);
    return chip < chipsMax && since >= 0 && since < spanMs ? since * chipsMax + chip : null;
  }
}

function holds(block: Float64Array, key: number): boolean {
  let [low, high] = [0, block.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = block[middle]!;
    if (found === key) return true;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

function joined(one: Float64Array, other: Float64Array): Float64Array {
  const all = new Float64Array(one.length + other.length);
  let [atOne, atOther] = [0, 0];
  for (let at = 0; at < all.length; at += 1) {
    const takesOne = atOther === other.length || one[atOne]! < other[atOther]!;
    all[at] = takesOne ? one[atOne++]! : other[atOther++]!;
  }
  return all;
}
