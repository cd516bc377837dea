import type { RankKey } from '../facts/judged-order.ts';
import type { ListDefinition, RaceDefinition } from '../model/race.ts';
import { Ranking, type Ranked } from './ranking.ts';
import type { ListId } from './list-definitions.ts';
import { forEachInSteps, type Steps } from '../steps.ts';

/** What ranks a runner by gun and by chip; null for who is not ranked. */
export interface RankKeys {
  gun: RankKey | null;
  chip: RankKey | null;
}

/** One list of one race: who stands in it, in which order. */
export class List {
  readonly id: ListId;
  readonly definition: ListDefinition;
  readonly #basis: 'gun' | 'chip' | { first: number };
  readonly #gun: Ranking;
  readonly #chip: Ranking;
  entrants = 0;

  constructor(id: ListId, definition: ListDefinition, race: RaceDefinition) {
    this.id = id;
    this.definition = definition;
    this.#basis = definition.basis ?? race.rankBy;
    this.#gun = new Ranking();
    this.#chip = new Ranking();
  }

  get isByGun(): boolean {
    return this.#basis !== 'chip';
  }

  set(bib: string, { gun, chip }: RankKeys): void {
    if (this.#basis !== 'chip') this.#gun.set(bib, gun);
    if (this.#basis !== 'gun') this.#chip.set(bib, chip);
  }

  /** Puts these in the place of all; each bib once. */
  *fill<Row extends { bib: string }>(rows: readonly Row[], keysOf: (row: Row) => RankKeys): Steps<void> {
    if (this.#basis !== 'chip') yield* this.#gun.fill(yield* by('gun', rows, keysOf));
    if (this.#basis !== 'gun') yield* this.#chip.fill(yield* by('chip', rows, keysOf));
  }

  /** How many are ranked. */
  get size(): number {
    return this.#basis === 'chip' ? this.#chip.size : this.#gun.size;
  }

  /** From 1; equal keys share the place (1, 2, 2, 4). Null for who is not ranked. */
  place(bib: string): number | null {
    if (this.#basis === 'chip') return this.#chip.place(bib);
    const byGun = this.#gun.place(bib);
    if (this.#basis === 'gun' || byGun === null) return byGun;
    const top = this.#gun.top(this.#basis.first);
    if (byGun <= this.#basis.first) return byGun;
    const byChip = this.#chip.place(bib) ?? 0;
    const ahead = top.filter((other) => (this.#chip.place(other) ?? Infinity) < byChip).length;
    return top.length + byChip - ahead;
  }

  /** Who is ranked, first to last, as they stand now; see {@link Standing}. */
  parts(): (readonly Ranked[])[] {
    if (this.#basis === 'chip') return [this.#chip.rows()];
    if (this.#basis === 'gun') return [this.#gun.rows()];
    const { length } = this.#gun.top(this.#basis.first);
    return [this.#gun.rows(length), this.#chip.rows()];
  }

  /** Bibs from the first to the last, or the first `count`. */
  bibs(count?: number): string[] {
    if (this.#basis === 'chip') return this.#chip.bibs(count);
    if (this.#basis === 'gun') return this.#gun.bibs(count);
    const top = this.#gun.top(this.#basis.first);
    const isTop = new Set(top);
    const enough = count === undefined ? undefined : count + top.length;
    return [...top, ...this.#chip.bibs(enough).filter((bib) => !isTop.has(bib))].slice(0, count);
  }
}

/** Rows with what ranks them by gun or by chip. */
function* by<Row extends { bib: string }>(
  basis: 'gun' | 'chip',
  rows: readonly Row[],
  keysOf: (row: Row) => RankKeys,
): Steps<Ranked[]> {
  const ranked: Ranked[] = [];
  yield* forEachInSteps(rows, (row) => {
    const time = keysOf(row)[basis];
    if (time !== null) ranked.push({ bib: row.bib, time });
  });
  return ranked;
}
