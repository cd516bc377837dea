import type { Announced, FinisherQueue } from './finisher-queue.ts';

/** How somebody came to stand on top: by the order, held there, looked up again, or looked for. */
export type Standing = 'live' | 'held' | 'past' | 'chosen';

interface Top {
  bib: string;
  standing: Standing;
  /** When they came to stand there. */
  since: number;
}

/** So long somebody stands on top before a newer one with no more to say takes the place, in milliseconds. */
export const calmMs = 4000;
/** A key so soon after somebody took the place by themselves is meant for the one before. */
const eyeToFingerMs = 500;

/**
 * Who stands on top to be read, as a person goes through the queue. Moments are of one monotonic clock, in
 * milliseconds. Nobody is ticked off who was not seen: a key that comes too soon after the top changed counts for the
 * one before.
 */
export class Reading {
  readonly #queue: FinisherQueue;
  #race: string | null = null;
  #top: Top | null = null;
  /** The one on top, as last seen: they may be no finisher any more. */
  #seen: Announced | null = null;
  /** Who stood on top when another took the place by themselves, and when that was. */
  #gaveWay: { bib: string | null; at: number } | null = null;

  constructor(queue: FinisherQueue) {
    this.#queue = queue;
  }

  /** Of the chosen race only, or of all (null). */
  ofRace(race: string | null, now: number): void {
    if (race === this.#race) return;
    this.#race = race;
    this.#goOn(now);
  }

  /** Who stands on top, and how; null where nobody is left. */
  get top(): { shown: Announced; standing: Standing; since: number } | null {
    if (this.#top === null || this.#seen === null) return null;
    return { shown: this.#seen, standing: this.#top.standing, since: this.#top.since };
  }

  /** Looks who belongs on top now; after each change of the queue, and now and then. */
  look(now: number): void {
    const top = this.#top;
    const known = top === null ? undefined : this.#queue.get(top.bib);
    if (known !== undefined) this.#seen = known;
    else if (top !== null && this.#seen !== null) this.#queue.tellTakenBack(this.#seen.row);
    if (known !== undefined && top?.standing !== 'live') return;
    const isUnread = known !== undefined && !this.#queue.isTicked(known.row.person.bib);
    const [next] = this.#queue.first(1, this.#race);
    if (isUnread && (next === undefined || !this.#takesPlace(next, known, now))) return;
    if (next === undefined && top === null) return;
    this.#gaveWay = { bib: top?.bib ?? null, at: now };
    this.#set(next?.row.person.bib ?? null, 'live', now);
  }

  /** Ticks off the one on top and goes on; from one that was read before, goes on to the one read after. */
  next(now: number): void {
    const top = this.#top;
    if (top === null) return;
    const gaveWay = this.#gaveWay;
    this.#gaveWay = null;
    if (top.standing === 'past') {
      const ticks = this.#queue.ticks(this.#race);
      const after = ticks[ticks.indexOf(top.bib) + 1];
      if (after !== undefined) return this.#set(after, 'past', now);
    } else if (gaveWay !== null && now - gaveWay.at < eyeToFingerMs) {
      if (gaveWay.bib !== null) this.#queue.tick(gaveWay.bib);
      return;
    } else this.#queue.tick(top.bib);
    this.#goOn(now);
  }

  /** Back to the one that was read before. */
  back(now: number): void {
    const ticks = this.#queue.ticks(this.#race);
    const at = this.#top?.standing === 'past' ? ticks.indexOf(this.#top.bib) : ticks.length;
    const before = ticks[at - 1];
    if (before !== undefined) this.#set(before, 'past', now);
  }

  /** Keeps the one on top there whoever comes, until they are ticked off or {@link letGo}. */
  hold(now: number): void {
    if (this.#top?.standing === 'live') this.#set(this.#top.bib, 'held', now);
  }

  /** Back to the order of the queue; false where it is that already. */
  letGo(now: number): boolean {
    if (this.#top === null || this.#top.standing === 'live') return false;
    const { bib, standing } = this.#top;
    if (standing === 'held') this.#set(bib, 'live', now);
    else this.#goOn(now);
    return true;
  }

  /** Puts somebody on top who was looked for. */
  show(bib: string, now: number): void {
    this.#set(bib, 'chosen', now);
  }

  /** To the first of those not read yet, because a person said so. */
  #goOn(now: number): void {
    this.#set(this.#queue.first(1, this.#race)[0]?.row.person.bib ?? null, 'live', now);
    this.#gaveWay = null;
  }

  #takesPlace(next: Announced, current: Announced, now: number): boolean {
    if (next.row.person.bib === current.row.person.bib) return false;
    return next.worth > current.worth || now - (this.#top?.since ?? now) >= calmMs;
  }

  #set(bib: string | null, standing: Standing, now: number): void {
    const known = bib === null ? undefined : this.#queue.get(bib);
    // Who was held or looked for was seen: the next key is meant for them.
    if (standing !== 'live') this.#gaveWay = null;
    this.#top = known === undefined ? null : { bib: known.row.person.bib, standing, since: now };
    this.#seen = known ?? null;
  }
}
