import { courseOf, momentAt } from '../model/course.ts';
import type { Facts } from '../facts/facts.ts';
import { GunFromMat, type GunSearch, type StartCrowd } from './gun-from-mat.ts';
import { localDay } from '../model/race-day.ts';
import type { Entry, Ms, RaceDefinition, Wave } from '../model/race.ts';
import { speedLimitOf } from '../model/speed-limits.ts';
import type { Passing } from '../model/read.ts';

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
export class WaveGuns {
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
    for (const wave of race.waves)
      if (!this.#known.has(wave.id)) this.#fromMat.set(wave.id, new GunFromMat(searchFor(wave, race)));
  }

  of(wave: string): Gun | null {
    const known = this.#known.get(wave);
    if (known !== undefined) return known;
    const time = this.#fromMat.get(wave)?.gun ?? null;
    return time === null ? null : { time, source: 'mat', action: null };
  }

  /** The crowds at the start mat that could be a wave's start; none where it has a gun. */
  candidates(wave: string): readonly StartCrowd[] {
    return this.#fromMat.get(wave)?.candidates ?? [];
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

  /** Takes in entries as they are now, undefined where one is gone, with their passings. {@link WaveGuns.settle} afterwards. */
  see(bib: string, entry: Entry | undefined, passingsOf: (bib: string) => readonly Passing[]): void {
    if (this.#fromMat.size === 0) return;
    const before = this.#waveOf.get(bib);
    const wave = entry === undefined ? undefined : waveOf(entry, this.#race);
    if (before !== wave) {
      const left = this.#fromMat.get(before ?? '');
      left?.set(bib, []);
      left?.grow(-1);
      this.#fromMat.get(wave ?? '')?.grow(1);
      if (wave === undefined) this.#waveOf.delete(bib);
      else this.#waveOf.set(bib, wave);
    }
    this.#fromMat.get(wave ?? '')?.set(bib, this.#startMoments(passingsOf(bib)));
  }

  /** Takes over what was seen. Gives the waves whose gun has changed. */
  settle(): string[] {
    return [...this.#fromMat].filter(([, crowd]) => crowd.settle()).map(([wave]) => wave);
  }

  #first(): Ms | null {
    const times = [...this.#fromMat.values()].map(({ gun }) => gun ?? Infinity);
    const first = Math.min(this.#knownTimes[0] ?? Infinity, ...times);
    return first === Infinity ? null : first;
  }

  /**
   * When a runner may have started. Where the start has a mat of its own, who was at it again before they were seen
   * anywhere else had not started before: bibs are handed out and chips tried beside it.
   */
  #startMoments(passings: readonly Passing[]): Ms[] {
    const course = courseOf(this.#race);
    const { start } = course;
    if (start === null) return [];
    const isAtStart = ({ point }: Passing) => start.names.includes(point);
    const moments = passings
      .filter(isAtStart)
      .map((passing) => momentAt(start, passing))
      .sort((one, other) => one - other);
    if (course.isStartShared || moments.length < 2) return moments;
    const elsewhere = passings
      .filter((passing) => course.names.has(passing.point) && !isAtStart(passing))
      .map(({ first }) => first);
    return moments.filter((time, index) => {
      const next = moments[index + 1] ?? Infinity;
      return next - time > sameMorning || elsewhere.some((seen) => seen > time && seen < next);
    });
  }
}

/** Who is at the start mat again later than this is there for another race. */
const sameMorning: Ms = 6 * 3_600_000;
const defaultWindow = { before: 10 * 60_000, after: 60 * 60_000 };

/** A gun is looked for around its planned start; on the day of the race where none is planned. */
function searchFor({ start, zone }: Wave, race: RaceDefinition): GunSearch {
  const course = courseOf(race);
  const again = course.later.find(({ names }) => names[0] === course.start?.names[0]);
  const againAfter =
    again === undefined
      ? null
      : Math.max(again.minTime, speedLimitOf(race, undefined).shortest(again.distance));
  const { before, after } = race.gunWindow ?? defaultWindow;
  return start === undefined
    ? { ...localDay(race.date, zone ?? race.zone), againAfter }
    : { from: start - before, to: start + after, againAfter };
}
