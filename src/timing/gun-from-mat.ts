import type { Ms } from './race.ts';

/** A start is a crowd: so many runners within so long. */
const burst: Ms = 30_000;
const crowdMin = 3;
const crowdMax = 20;
const crowdShare = 0.1;

/**
 * The gun of one wave that nobody fired, as the start mat tells it: the first moment from which a crowd of
 * the wave's runners crossed the start within half a minute. One stray, or two, make no gun.
 */
export class GunFromMat {
  #entrants = 0;
  readonly #momentsOf = new Map<string, readonly Ms[]>();
  /** All moments with their runners, by time. */
  readonly #all: { time: Ms; bib: string }[] = [];
  #gun: Ms | null = null;

  get gun(): Ms | null {
    return this.#gun;
  }

  /** So many more runners in the wave. Tells whether the gun has changed. */
  grow(by: number): boolean {
    this.#entrants += by;
    return this.#find();
  }

  /** When a runner was at the start, anew. Tells whether the gun has changed. */
  set(bib: string, moments: readonly Ms[]): boolean {
    const before = this.#momentsOf.get(bib) ?? [];
    if (before.length === moments.length && before.every((time, index) => time === moments[index]))
      return false;
    for (const time of before) this.#all.splice(this.#place({ time, bib }), 1);
    for (const time of moments) this.#all.splice(this.#place({ time, bib }), 0, { time, bib });
    this.#momentsOf.set(bib, moments);
    return this.#find();
  }

  #find(): boolean {
    const gun = this.#firstBurst();
    const changed = gun !== this.#gun;
    this.#gun = gun;
    return changed;
  }

  #firstBurst(): Ms | null {
    const crowd = Math.min(crowdMax, Math.max(crowdMin, Math.ceil(this.#entrants * crowdShare)));
    for (const [index, { time }] of this.#all.entries()) {
      const bibs = new Set<string>();
      for (let other = index; other < this.#all.length && bibs.size < crowd; other += 1) {
        if (this.#all[other]!.time > time + burst) break;
        bibs.add(this.#all[other]!.bib);
      }
      if (bibs.size >= crowd) return time;
    }
    return null;
  }

  #place({ time, bib }: { time: Ms; bib: string }): number {
    let low = 0;
    let high = this.#all.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#all[middle]!;
      if (other.time < time || (other.time === time && other.bib < bib)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
