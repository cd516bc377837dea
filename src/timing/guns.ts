import { courseOf, momentAt } from './course.ts';
import type { Facts } from './facts.ts';
import { GunFromMat } from './gun-from-mat.ts';
import type { Entry, Ms, RaceDefinition } from './race.ts';
import type { Passing } from './read.ts';

/** A wave's start signal and where it is known from. */
export interface Gun {
  time: Ms;
  /** A person fired it, the race definition brought it, or it was taken from the start mat. */
  source: 'fired' | 'race' | 'mat';
  /** The action that fired it. */
  action: string | null;
}

/** The guns that a runner's times can depend on. */
export interface Guns {
  own: Gun | null;
  /** The first of all waves. */
  first: Ms | null;
  /** All that people or the race definition know, by time. */
  known: readonly Ms[];
}

/** The wave of an entry: the one it names, else the race's first. */
export function waveOf(entry: Entry, race: RaceDefinition): string {
  return entry.wave ?? race.waves[0]?.id ?? '';
}

/** The guns of all waves: the ones that were fired, else the race definition's, else what the start mat says. */
export class RaceGuns {
  readonly #race: RaceDefinition;
  readonly #known = new Map<string, Gun>();
  readonly #knownTimes: readonly Ms[];
  /** Waves whose gun nobody knows. */
  readonly #fromMat = new Map<string, GunFromMat>();
  readonly #waveOf = new Map<string, string>();

  constructor(race: RaceDefinition, fired: Facts['fired']) {
    this.#race = race;
    for (const { id, gun } of race.waves)
      if (gun !== undefined) this.#known.set(id, { time: gun, source: 'race', action: null });
    for (const [wave, { time, action }] of fired) this.#known.set(wave, { time, source: 'fired', action });
    this.#knownTimes = [...this.#known.values()].map(({ time }) => time).sort((one, other) => one - other);
    if (race.gunFromMat === false) return;
    for (const { id } of race.waves) if (!this.#known.has(id)) this.#fromMat.set(id, new GunFromMat());
  }

  of(wave: string): Gun | null {
    const known = this.#known.get(wave);
    if (known !== undefined) return known;
    const time = this.#fromMat.get(wave)?.gun ?? null;
    return time === null ? null : { time, source: 'mat', action: null };
  }

  /** The guns for a runner of this wave. */
  for(wave: string): Guns {
    return { own: this.of(wave), first: this.#first(), known: this.#knownTimes };
  }

  /** Whether every wave's gun depends on the first of all. */
  get isFirstUsed(): boolean {
    const { cutOffFrom, points } = this.#race;
    return cutOffFrom === 'first-gun' || points.some(({ notBefore }) => notBefore !== undefined);
  }

  /** An entry as it is now, undefined where it is gone, with its passings. Gives the waves whose gun has changed. */
  see(bib: string, entry: Entry | undefined, passingsOf: (bib: string) => readonly Passing[]): string[] {
    if (this.#fromMat.size === 0) return [];
    const before = this.#waveOf.get(bib);
    const wave = entry === undefined ? undefined : waveOf(entry, this.#race);
    const changed = new Set<string>();
    const note = (id: string | undefined, isChanged: boolean | undefined) => {
      if (id !== undefined && isChanged === true) changed.add(id);
    };
    if (before !== wave) {
      const left = this.#fromMat.get(before ?? '');
      note(before, left?.set(bib, []));
      note(before, left?.grow(-1));
      note(wave, this.#fromMat.get(wave ?? '')?.grow(1));
      if (wave === undefined) this.#waveOf.delete(bib);
      else this.#waveOf.set(bib, wave);
    }
    const crowd = this.#fromMat.get(wave ?? '');
    if (crowd !== undefined) note(wave, crowd.set(bib, this.#startMoments(passingsOf(bib))));
    return [...changed];
  }

  #first(): Ms | null {
    const times = [...this.#fromMat.values()].map(({ gun }) => gun ?? Infinity);
    const first = Math.min(this.#knownTimes[0] ?? Infinity, ...times);
    return first === Infinity ? null : first;
  }

  #startMoments(passings: readonly Passing[]): Ms[] {
    const { start } = courseOf(this.#race);
    if (start === null) return [];
    return passings
      .filter(({ point }) => start.names.includes(point))
      .map((passing) => momentAt(start, passing))
      .sort((one, other) => one - other);
  }
}
