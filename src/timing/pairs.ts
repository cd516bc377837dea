import type { Ms, RaceDefinition } from './race.ts';
import type { Split } from './result.ts';

const pairWithin: Ms = 100;
/** So many points in common, the start not counted, before two chips are a pair. */
const commonMin = 3;

const none: ReadonlySet<string> = new Set();

/**
 * Pairs of chips that were together all the way: two finishers never further apart than the race allows at
 * any point that both passed, except the start, where everybody is together. Perhaps one person carries both.
 */
export class Pairs {
  readonly #within: Ms | null;
  readonly #start: string;
  readonly #splits = new Map<string, readonly Split[]>();
  /** Finishers by the moment of the finish, in steps as long as the limit. */
  readonly #finishers = new Map<number, Set<string>>();
  readonly #partners = new Map<string, Set<string>>();

  constructor(race: RaceDefinition | null) {
    this.#within = race?.pairWithin === undefined ? pairWithin : race.pairWithin;
    this.#start = race?.points[0]?.id ?? '';
  }

  isPaired(bib: string): boolean {
    return (this.#partners.get(bib)?.size ?? 0) > 0;
  }

  /** Who was with this runner all the way. */
  of(bib: string): string[] {
    return [...(this.#partners.get(bib) ?? [])];
  }

  /** A finisher's splits, anew; none for who has not finished. Gives the others whose pairs changed. */
  set(bib: string, splits: readonly Split[]): ReadonlySet<string> {
    if (this.#within === null) return none;
    const before = this.#splits.get(bib) ?? [];
    if (before.length === 0 && splits.length === 0) return none;
    this.#forget(bib, before);
    const changed = this.#partners.get(bib) ?? none;
    for (const other of changed) this.#partners.get(other)?.delete(bib);
    const own = this.#partnersOf(splits);
    if (own.size > 0) this.#partners.set(bib, new Set(own));
    else this.#partners.delete(bib);
    if (splits.length > 0) this.#keep(bib, splits);
    for (const other of own) {
      const theirs = this.#partners.get(other);
      if (theirs === undefined) this.#partners.set(other, new Set([bib]));
      else theirs.add(bib);
    }
    if (changed.size === 0) return own;
    return new Set([...changed, ...own].filter((other) => changed.has(other) !== own.has(other)));
  }

  #partnersOf(splits: readonly Split[]): ReadonlySet<string> {
    if (splits.length === 0) return none;
    let found: Set<string> | null = null;
    const step = this.#step(splits);
    for (let near = step - 1; near <= step + 1; near += 1)
      for (const other of this.#finishers.get(near) ?? none)
        if (this.#isPair(splits, this.#splits.get(other) ?? [])) (found ??= new Set()).add(other);
    return found ?? none;
  }

  #isPair(one: readonly Split[], other: readonly Split[]): boolean {
    let common = 0;
    let next = 0;
    for (const split of one) {
      if (split.point === this.#start) continue;
      const found = other.findIndex(({ point }, index) => index >= next && point === split.point);
      if (found < 0) continue;
      if (Math.abs(other[found]!.time - split.time) > (this.#within ?? 0)) return false;
      next = found + 1;
      common += 1;
    }
    return common >= commonMin;
  }

  #step(splits: readonly Split[]): number {
    return Math.floor((splits.at(-1)?.time ?? 0) / Math.max(1, this.#within ?? 0));
  }

  #keep(bib: string, splits: readonly Split[]): void {
    const step = this.#step(splits);
    const there = this.#finishers.get(step);
    if (there === undefined) this.#finishers.set(step, new Set([bib]));
    else there.add(bib);
    this.#splits.set(bib, splits);
  }

  #forget(bib: string, splits: readonly Split[]): void {
    if (splits.length === 0) return;
    this.#finishers.get(this.#step(splits))?.delete(bib);
    this.#splits.delete(bib);
  }
}
