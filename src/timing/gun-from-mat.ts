import type { Ms } from './race.ts';

/** A start is a crowd: so many runners within so long. */
const burst: Ms = 30_000;
const crowdMin = 3;
const crowdMax = 20;
const crowdShare = 0.1;
/** A crowd takes no more than so many times as long as the fastest one within so long after it: who stands about is no start. */
const denseTimes = 3;
const lookAhead: Ms = 5 * 60_000;
/** A second start begins after the mat was quiet for so long. */
const quiet: Ms = 60_000;
/** Smaller than this share of the largest, a crowd is a few who were late. */
const smallShare = 0.2;
/** So large a share of a crowd that was in the one before are the same people once more. */
const sameShare = 0.5;

/** Where the gun of a wave may lie. */
export interface GunSearch {
  from: Ms;
  to: Ms;
  /** Where runners come over the start mat again later: after so long at the earliest; null where they do not. */
  againAfter: Ms | null;
}

/** A crowd that crossed the start line together. */
export interface StartCrowd {
  /** When the first of them crossed: the gun was a moment before. */
  time: Ms;
  runners: number;
}

/**
 * The gun of one wave that nobody fired, as the start mat tells it: the moment from which a crowd of the wave's
 * runners crossed the start as densely as the crowd after it. One stray makes no gun, nor do a few who stand on
 * the mat before it. Where several crowds could be the start, there is no gun: somebody has to say which.
 */
export class GunFromMat {
  readonly #search: GunSearch;
  #entrants = 0;
  readonly #momentsOf = new Map<string, readonly Ms[]>();
  /** All moments with their runners, by time. */
  readonly #all: { time: Ms; bib: string }[] = [];
  #crowds: readonly StartCrowd[] = [];
  #isStale = false;

  constructor(search: GunSearch) {
    this.#search = search;
  }

  /** As of the last {@link GunFromMat.settle}. */
  get gun(): Ms | null {
    return this.#crowds.length === 1 ? this.#crowds[0]!.time : null;
  }

  /** Every crowd that could be the start. */
  get crowds(): readonly StartCrowd[] {
    return this.#crowds;
  }

  /** So many more runners in the wave. */
  grow(by: number): void {
    this.#entrants += by;
    this.#isStale = true;
  }

  /** When a runner was at the start, anew. */
  set(bib: string, moments: readonly Ms[]): void {
    const { from, to } = this.#search;
    const own = moments.filter((time) => time >= from && time < to);
    const before = this.#momentsOf.get(bib) ?? [];
    if (before.length === own.length && before.every((time, index) => time === own[index])) return;
    for (const time of before) this.#all.splice(this.#place({ time, bib }), 1);
    for (const time of own) this.#all.splice(this.#place({ time, bib }), 0, { time, bib });
    this.#momentsOf.set(bib, own);
    this.#isStale = true;
  }

  /** Takes over what was set. Tells whether the gun has changed. */
  settle(): boolean {
    if (!this.#isStale) return false;
    this.#isStale = false;
    const { gun } = this;
    this.#crowds = this.#find();
    return this.gun !== gun;
  }

  #find(): StartCrowd[] {
    const needed = Math.min(crowdMax, Math.max(crowdMin, Math.ceil(this.#entrants * crowdShare)));
    const durations = this.#durations(needed);
    const found: { index: number; bibs: Set<string> }[] = [];
    let free = -Infinity;
    for (const [index, { time }] of this.#all.entries()) {
      if (durations[index]! > burst || time < free) continue;
      if (durations[index]! > denseTimes * this.#shortestAhead(durations, index)) continue;
      const end = this.#endOf(index, needed);
      found.push({ index, bibs: new Set(this.#all.slice(index, end).map(({ bib }) => bib)) });
      free = (this.#all[end - 1]?.time ?? time) + quiet;
    }
    const largest = found.reduce((most, { bibs }) => Math.max(most, bibs.size), 0);
    return this.#distinct(found.filter(({ bibs }) => bibs.size >= smallShare * largest)).map(
      ({ index, bibs }) => ({ time: this.#all[index]!.time, runners: bibs.size }),
    );
  }

  /** From each moment on: how long it takes until so many runners have crossed. */
  #durations(needed: number): Ms[] {
    const durations: Ms[] = [];
    const within = new Map<string, number>();
    let end = 0;
    for (const [index, { time, bib }] of this.#all.entries()) {
      while (end < this.#all.length && within.size < needed) {
        const next = this.#all[end]!.bib;
        within.set(next, (within.get(next) ?? 0) + 1);
        end += 1;
      }
      durations.push(within.size < needed ? Infinity : this.#all[end - 1]!.time - time);
      const left = within.get(bib)! - 1;
      if (left === 0) within.delete(bib);
      else within.set(bib, left);
    }
    return durations;
  }

  #shortestAhead(durations: readonly Ms[], index: number): Ms {
    const until = this.#all[index]!.time + lookAhead;
    let shortest = Infinity;
    for (let other = index; other < this.#all.length && this.#all[other]!.time <= until; other += 1)
      shortest = Math.min(shortest, durations[other]!);
    return shortest;
  }

  /** The index behind the last of a crowd: there the mat is quiet. */
  #endOf(index: number, needed: number): number {
    for (let end = index + needed; end < this.#all.length; end += 1)
      if (this.#all[end]!.time - this.#all[end - needed + 1]!.time > quiet) return end;
    return this.#all.length;
  }

  /** Without the crowds that are one before them once more: who walks over the mat early, or comes by again later. */
  #distinct(found: readonly { index: number; bibs: Set<string> }[]): { index: number; bibs: Set<string> }[] {
    const { againAfter } = this.#search;
    const kept: { index: number; bibs: Set<string> }[] = [];
    for (const crowd of found) {
      const before = kept.at(-1);
      const common = before === undefined ? 0 : [...crowd.bibs].filter((bib) => before.bibs.has(bib)).length;
      const isSame =
        before !== undefined && common >= sameShare * Math.min(before.bibs.size, crowd.bibs.size);
      if (!isSame) kept.push(crowd);
      else if (
        againAfter === null ||
        this.#all[crowd.index]!.time - this.#all[before.index]!.time < againAfter
      )
        kept[kept.length - 1] = crowd;
    }
    return kept;
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
