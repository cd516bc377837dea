import type { Ms, RaceDefinition } from '../model/race.ts';
import type { Result } from '../model/result.ts';

const pairWithin: Ms = 100;
/** So many points in common, the start not counted, before two chips are a pair. */
const commonMin = 3;

type Passed = Pick<Result, 'passed' | 'instants'>;

const none: ReadonlySet<string> = new Set();

/**
 * Pairs of chips that were together all the way: two finishers never further apart than the race allows at
 * any point that both passed, except the start, where everybody is together. Perhaps one person carries both.
 */
export class Pairs {
  readonly #within: Ms | null;
  readonly #start: string;
  readonly #finished = new Map<string, Passed>();
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

  /** A finisher's times, anew; null for who has not finished. Gives the others whose pairs changed. */
  set(bib: string, times: Passed | null): ReadonlySet<string> {
    if (this.#within === null) return none;
    const before = this.#finished.get(bib) ?? null;
    if (before === null && times === null) return none;
    if (before !== null) this.#forget(bib, before);
    const changed = this.#partners.get(bib) ?? none;
    for (const other of changed) this.#partners.get(other)?.delete(bib);
    const own = times === null ? none : this.#partnersOf(times);
    if (own.size > 0) this.#partners.set(bib, new Set(own));
    else this.#partners.delete(bib);
    if (times !== null) this.#keep(bib, times);
    for (const other of own) {
      const theirs = this.#partners.get(other);
      if (theirs === undefined) this.#partners.set(other, new Set([bib]));
      else theirs.add(bib);
    }
    if (changed.size === 0) return own;
    return new Set([...changed, ...own].filter((other) => changed.has(other) !== own.has(other)));
  }

  #partnersOf(times: Passed): ReadonlySet<string> {
    let found: Set<string> | null = null;
    const step = this.#step(times);
    for (let near = step - 1; near <= step + 1; near += 1)
      for (const other of this.#finishers.get(near) ?? none)
        if (this.#isPair(times, this.#finished.get(other)!)) (found ??= new Set()).add(other);
    return found ?? none;
  }

  #isPair(one: Passed, other: Passed): boolean {
    let common = 0;
    let next = 0;
    for (const [index, point] of one.passed.entries()) {
      if (point === this.#start) continue;
      const found = other.passed.indexOf(point, next);
      if (found < 0) continue;
      if (Math.abs(other.instants[found]! - one.instants[index]!) > (this.#within ?? 0)) return false;
      next = found + 1;
      common += 1;
    }
    return common >= commonMin;
  }

  #step({ instants }: Passed): number {
    return Math.floor((instants.at(-1) ?? 0) / Math.max(1, this.#within ?? 0));
  }

  #keep(bib: string, times: Passed): void {
    const step = this.#step(times);
    const there = this.#finishers.get(step);
    if (there === undefined) this.#finishers.set(step, new Set([bib]));
    else there.add(bib);
    this.#finished.set(bib, times);
  }

  #forget(bib: string, times: Passed): void {
    this.#finishers.get(this.#step(times))?.delete(bib);
    this.#finished.delete(bib);
  }
}
