import { courseOf, momentAt } from '../model/course.ts';
import type { Facts } from '../facts/facts.ts';
import { GunFromMat, type GunSearch, type StartCrowd } from './gun-from-mat.ts';
import { localDay } from '../model/race-day.ts';
import type { SiteRaces } from '../model/event.ts';
import type { Entry, Ms, OwnStart, RaceDefinition, Wave } from '../model/race.ts';
import { speedLimitOf } from '../model/speed-limits.ts';
import type { Passing } from '../model/read.ts';
import { racesOfWave } from './race-of-entry.ts';

/** A wave's start signal and where it is known from. */
export interface Gun {
  time: Ms;
  /** A person fired it, the event's definition brought it, it was taken from the start mat, or it is the runner's own. */
  source: 'fired' | 'race' | 'mat' | 'own';
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

/** An entry with the race that it stands in. */
interface Starter {
  entry: Entry;
  race: RaceDefinition;
}

/** The guns of a site's waves: the ones that were fired, else the definition's, else what the start mat says. */
export class WaveGuns {
  readonly #known = new Map<string, Gun>();
  /** Guns of a race that are known, by time. */
  readonly #knownIn = new Map<RaceDefinition, readonly Ms[]>();
  /** Waves whose gun nobody knows. */
  readonly #fromMat = new Map<string, GunFromMat>();
  readonly #waveOf = new Map<string, string>();

  constructor({ site, races }: SiteRaces, fired: Facts['fired']) {
    for (const { id, gun } of site.waves)
      if (gun !== undefined) this.#known.set(id, { time: gun, source: 'race', action: null });
    for (const [wave, { time, action }] of fired) this.#known.set(wave, { time, source: 'fired', action });
    for (const race of races)
      this.#knownIn.set(
        race,
        race.waves.flatMap(({ id }) => this.#known.get(id)?.time ?? []).sort((one, other) => one - other),
      );
    if (site.gunFromMat === false) return;
    for (const wave of site.waves) {
      const starting = racesOfWave(races, wave.id);
      if (!this.#known.has(wave.id) && starting.length > 0)
        this.#fromMat.set(wave.id, new GunFromMat(searchFor(wave, starting)));
    }
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

  /** The guns for a runner of a race: of the waves that start in it. */
  for(entry: Entry, race: RaceDefinition): Guns {
    const wave = this.of(waveOf(entry, race));
    const { start } = entry;
    if (start !== undefined) return { own: ownGun(start, wave), first: this.#first(race), known: [] };
    return { own: wave, first: this.#first(race), known: this.#knownIn.get(race) ?? [] };
  }

  /** Whether a runner's times depend on the gun of one of these waves. */
  isAnyUsed(waves: readonly string[], entry: Entry, race: RaceDefinition): boolean {
    if (waves.includes(waveOf(entry, race))) return true;
    const { cutOffFrom, points } = race;
    const isFirstUsed = cutOffFrom === 'first-gun' || points.some(({ notBefore }) => notBefore !== undefined);
    return isFirstUsed && race.waves.some(({ id }) => waves.includes(id));
  }

  /** Takes in who starts as they are now, null where one is gone, with their passings. {@link WaveGuns.settle} afterwards. */
  see(bib: string, starter: Starter | null, passingsOf: (bib: string) => readonly Passing[]): void {
    if (this.#fromMat.size === 0) return;
    const before = this.#waveOf.get(bib);
    // Who has a start of their own says nothing of a gun for all.
    const isOfWave = starter !== null && starter.entry.start === undefined;
    const wave = isOfWave ? waveOf(starter.entry, starter.race) : undefined;
    if (before !== wave) {
      const left = this.#fromMat.get(before ?? '');
      left?.set(bib, []);
      left?.grow(-1);
      this.#fromMat.get(wave ?? '')?.grow(1);
      if (wave === undefined) this.#waveOf.delete(bib);
      else this.#waveOf.set(bib, wave);
    }
    if (starter === null || wave === undefined) return;
    this.#fromMat.get(wave)?.set(bib, startMoments(starter.race, passingsOf(bib)));
  }

  /** Takes over what was seen. Gives the waves whose gun has changed. */
  settle(): string[] {
    return [...this.#fromMat].filter(([, crowd]) => crowd.settle()).map(([wave]) => wave);
  }

  #first(race: RaceDefinition): Ms | null {
    const first = Math.min(...race.waves.map(({ id }) => this.of(id)?.time ?? Infinity));
    return first === Infinity ? null : first;
  }
}

function ownGun(start: OwnStart, wave: Gun | null): Gun | null {
  if ('at' in start) return { time: start.at, source: 'own', action: null };
  return wave === null ? null : { time: wave.time + start.afterGun, source: 'own', action: wave.action };
}

/**
 * When a runner may have started. Where the start has a mat of its own, who was at it again before they were seen
 * anywhere else had not started before: bibs are handed out and chips tried beside it.
 */
function startMoments(race: RaceDefinition, passings: readonly Passing[]): Ms[] {
  const course = courseOf(race);
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

/** Who is at the start mat again later than this is there for another race. */
const sameMorning: Ms = 6 * 3_600_000;
const defaultWindow = { before: 10 * 60_000, after: 60 * 60_000 };

/** A gun is looked for around its planned start; on the day of the race where none is planned. */
function searchFor({ start, zone }: Wave, races: readonly RaceDefinition[]): GunSearch {
  const again = races.map(againAfterIn).filter((after) => after !== null);
  const againAfter = again.length === 0 ? null : Math.min(...again);
  const [race] = races;
  const { before, after } = race?.gunWindow ?? defaultWindow;
  return start === undefined
    ? { ...localDay(race?.date ?? '', zone ?? race?.zone ?? ''), againAfter }
    : { from: start - before, to: start + after, againAfter };
}

/** How long after the gun runners of a race can be at the start mat again; null where the course does not come back there. */
function againAfterIn(race: RaceDefinition): Ms | null {
  const course = courseOf(race);
  const again = course.later.find(({ names }) => names[0] === course.start?.names[0]);
  if (again === undefined) return null;
  return Math.max(again.minTime, speedLimitOf(race, undefined).shortest(again.distance));
}
