import type { Ms } from '../model/race.ts';
import { placeAmong } from '../model/sorted.ts';

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

/** When one runner was at the start. */
interface Moment {
  time: Ms;
  bib: string;
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
 * the mat before it. Where several crowds could be the start, or none crossed when the gun was planned, there is no
 * gun: somebody has to say which crowd it was.
 */
export class GunFromMat {
  readonly #search: GunSearch;
  #entrants = 0;
  readonly #momentsOf = new Map<string, readonly Ms[]>();
  /** All moments, by time. */
  readonly #all: Moment[] = [];
  #crowds: readonly StartCrowd[] = [];
  #gun: Ms | null = null;
  #isStale = false;

  constructor(search: GunSearch) {
    this.#search = search;
  }

  /** As of the last {@link GunFromMat.settle}. */
  get gun(): Ms | null {
    return this.#gun;
  }

  /** The crowds that could be the start, where there is no gun. */
  get candidates(): readonly StartCrowd[] {
    return this.#gun === null ? this.#crowds : [];
  }

  /** So many more runners in the wave. */
  grow(by: number): void {
    this.#entrants += by;
    this.#isStale = true;
  }

  /** When a runner was at the start, anew. */
  set(bib: string, moments: readonly Ms[]): void {
    const before = this.#momentsOf.get(bib) ?? [];
    if (before.length === moments.length && before.every((time, index) => time === moments[index])) return;
    for (const time of before) this.#all.splice(this.#place({ time, bib }), 1);
    for (const time of moments) this.#all.splice(this.#place({ time, bib }), 0, { time, bib });
    this.#momentsOf.set(bib, moments);
    this.#isStale = true;
  }

  /** Takes over what was set. Tells whether the gun has changed. */
  settle(): boolean {
    if (!this.#isStale) return false;
    this.#isStale = false;
    const before = this.#gun;
    const { from, to, againAfter } = this.#search;
    const needed = Math.min(crowdMax, Math.max(crowdMin, Math.ceil(this.#entrants * crowdShare)));
    const planned = this.#all.filter(({ time }) => time >= from && time < to);
    const fitting = crowdsAmong(planned, needed, againAfter);
    this.#gun = fitting.length === 1 ? fitting[0]!.time : null;
    this.#crowds = fitting.length > 0 ? fitting : crowdsAmong(this.#all, needed, againAfter);
    return this.#gun !== before;
  }

  #place({ time, bib }: Moment): number {
    return placeAmong(this.#all.length, (index) => {
      const other = this.#all[index]!;
      return other.time < time || (other.time === time && other.bib < bib);
    });
  }
}

interface Crowd {
  index: number;
  bibs: ReadonlySet<string>;
}

/** The crowds of at least so many runners that may have been a start; `moments` by time. */
function crowdsAmong(moments: readonly Moment[], needed: number, againAfter: Ms | null): StartCrowd[] {
  const durations = durationsOf(moments, needed);
  const found: Crowd[] = [];
  let free = -Infinity;
  for (const [index, { time }] of moments.entries()) {
    if (durations[index]! > burst || time < free) continue;
    if (durations[index]! > denseTimes * shortestAhead(moments, durations, index)) continue;
    const end = endOf(moments, index, needed);
    found.push({ index, bibs: new Set(moments.slice(index, end).map(({ bib }) => bib)) });
    free = moments[end - 1]!.time + quiet;
  }
  const largest = found.reduce((most, { bibs }) => Math.max(most, bibs.size), 0);
  const large = found.filter(({ bibs }) => bibs.size >= smallShare * largest);
  return distinct(moments, large, againAfter).map(({ index, bibs }) => ({
    time: moments[index]!.time,
    runners: bibs.size,
  }));
}

/** From each moment on: how long it takes until so many different runners have crossed. */
function durationsOf(moments: readonly Moment[], needed: number): Ms[] {
  const durations: Ms[] = [];
  const within = new Map<string, number>();
  let end = 0;
  for (const { time, bib } of moments) {
    for (; end < moments.length && within.size < needed; end += 1) {
      const next = moments[end]!.bib;
      within.set(next, (within.get(next) ?? 0) + 1);
    }
    durations.push(within.size < needed ? Infinity : moments[end - 1]!.time - time);
    const left = (within.get(bib) ?? 0) - 1;
    if (left <= 0) within.delete(bib);
    else within.set(bib, left);
  }
  return durations;
}

function shortestAhead(moments: readonly Moment[], durations: readonly Ms[], index: number): Ms {
  const until = moments[index]!.time + lookAhead;
  let shortest = Infinity;
  for (let other = index; other < moments.length && moments[other]!.time <= until; other += 1)
    shortest = Math.min(shortest, durations[other]!);
  return shortest;
}

/** The index behind the last of a crowd: there the mat is quiet. */
function endOf(moments: readonly Moment[], index: number, needed: number): number {
  for (let end = index + needed; end < moments.length; end += 1)
    if (moments[end]!.time - moments[end - needed + 1]!.time > quiet) return end;
  return moments.length;
}

/** Without the crowds that are one before them once more: who walks over the mat early, or comes by again later. */
function distinct(moments: readonly Moment[], found: readonly Crowd[], againAfter: Ms | null): Crowd[] {
  const kept: Crowd[] = [];
  for (const crowd of found) {
    const before = kept.at(-1);
    const common = before === undefined ? 0 : [...crowd.bibs].filter((bib) => before.bibs.has(bib)).length;
    const isSame = before !== undefined && common >= sameShare * Math.min(before.bibs.size, crowd.bibs.size);
    if (!isSame) kept.push(crowd);
    else if (againAfter === null || moments[crowd.index]!.time - moments[before.index]!.time < againAfter)
      kept[kept.length - 1] = crowd;
  }
  return kept;
}
