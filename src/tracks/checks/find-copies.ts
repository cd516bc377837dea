import type { CopyKeys } from './copy-keys.ts';

/** Who has a key: memory, or a table with an index on it. */
export interface KeyIndex<Run> {
  withTimed: (key: number) => Iterable<Run>;
  withWay: (key: number) => Iterable<Run>;
}

/** A run that may be the same; only a comparison in full says whether it is. */
export interface CopyCandidate<Run> {
  run: Run;
  /** The part of the keys that both have. */
  share: number;
  /** At the same place at the same time, or the same ways at other times. */
  by: 'time' | 'way';
}

/** The part of its keys that a run must share with another to be compared with it. */
const leastShare = 0.5;
/** Fewer keys than that say nothing. */
const leastKeys = 3;
/** No more than that are worth comparing in full. */
const mostCandidates = 50;

/** Runs that share at least half of the keys, those that share most first. */
export function findCopies<Run>(index: KeyIndex<Run>, keys: CopyKeys): CopyCandidate<Run>[] {
  const byTime = sharing(keys.timed, (key) => index.withTimed(key)).map((one) => ({
    ...one,
    by: 'time' as const,
  }));
  const known = new Set(byTime.map(({ run }) => run));
  const byWay = sharing(keys.ways, (key) => index.withWay(key))
    .filter(({ run }) => !known.has(run))
    .map((one) => ({ ...one, by: 'way' as const }));
  return byTime
    .concat(byWay as never[])
    .sort((one, other) => other.share - one.share)
    .slice(0, mostCandidates);
}

function sharing<Run>(
  keys: Uint32Array,
  runsWith: (key: number) => Iterable<Run>,
): { run: Run; share: number }[] {
  if (keys.length < leastKeys) return [];
  const counts = new Map<Run, number>();
  for (const key of keys) for (const run of runsWith(key)) counts.set(run, (counts.get(run) ?? 0) + 1);
  return [...counts]
    .map(([run, count]) => ({ run, share: count / keys.length }))
    .filter(({ share }) => share >= leastShare);
}

/** Runs and their keys in memory, four bytes a key and four a run: made once of all of them, then only asked. */
export class CopyIndex implements KeyIndex<number> {
  readonly #timed: SortedKeys;
  readonly #ways: SortedKeys;

  /** @param runs the keys of each run; a run is known by its position */
  constructor(runs: readonly CopyKeys[]) {
    this.#timed = new SortedKeys(runs.map(({ timed }) => timed));
    this.#ways = new SortedKeys(runs.map(({ ways }) => ways));
  }

  withTimed(key: number): Iterable<number> {
    return this.#timed.runsWith(key);
  }

  withWay(key: number): Iterable<number> {
    return this.#ways.runsWith(key);
  }
}

/** Keys in the order of a table by their upper 16 bits, so that each is found in a few steps. */
class SortedKeys {
  readonly #starts = new Uint32Array(65_537);
  readonly #keys: Uint32Array;
  readonly #runs: Uint32Array;

  constructor(runs: readonly Uint32Array[]) {
    const total = runs.reduce((sum, keys) => sum + keys.length, 0);
    this.#keys = new Uint32Array(total);
    this.#runs = new Uint32Array(total);
    for (const keys of runs) for (const key of keys) this.#starts[(key >>> 16) + 1]! += 1;
    for (let at = 1; at < this.#starts.length; at += 1) this.#starts[at]! += this.#starts[at - 1]!;
    const next = this.#starts.slice();
    for (const [run, keys] of runs.entries())
      for (const key of keys) {
        const at = next[key >>> 16]!;
        next[key >>> 16] = at + 1;
        this.#keys[at] = key;
        this.#runs[at] = run;
      }
  }

  *runsWith(key: number): Iterable<number> {
    for (let at = this.#starts[key >>> 16]!; at < this.#starts[(key >>> 16) + 1]!; at += 1)
      if (this.#keys[at] === key) yield this.#runs[at]!;
  }
}
