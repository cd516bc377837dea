import { courseOf } from '../model/course.ts';
import type { Ms } from '../model/race.ts';
import type { Timing } from '../timing.ts';
import { forEachInSteps, sorted, type Steps } from '../steps.ts';

/** The gun of one wave as the start mat tells it, beside the one that counts. */
export interface GunFit {
  wave: string;
  /** The gun that counts; null where there is none. */
  gun: Ms | null;
  /** When the first of the crowd crossed the start line: the gun was at most a few seconds before. */
  fits: Ms;
  /** How many runners crossed within half a minute from then. */
  crowd: number;
  isGood: boolean;
}

/** A start is a crowd: so many of a wave's runners within so long. */
const burst: Ms = 30_000;
const crowd = { least: 5, most: 30, share: 0.1 };
/** The front row crosses the line this long after the gun at the latest, and nobody before it. */
const reaction = { early: 1500, late: 20_000 };
/** With fewer of the starters heard at the start mat than this, its first reads may be those that are missing. */
const heardShare = 0.9;
/** Waves with guns closer than this start together. */
const together: Ms = 10_000;

/** When a bib's chip left the start mat; see {@link startMoment}. */
export type StartMoments = (bib: string) => Ms | null;

/** For each wave whose runners crossed the start mat as a crowd: whether the gun fits it. */
export function* gunFits(
  timing: Timing,
  momentOf: StartMoments = (bib) => startMoment(timing, bib),
): Steps<GunFit[]> {
  const waves = timing.site?.site.waves ?? [];
  const { moments, unheard } = yield* startsByWave(timing, momentOf);
  const fits: GunFit[] = [];
  for (const { id } of waves) {
    const gun = timing.gun(id);
    const time = gun === null || gun.source === 'mat' ? null : gun.time;
    // One gun for several waves fits the first of them.
    const companions = waves.filter(
      (other) =>
        other.id === id ||
        (time !== null && Math.abs((timing.gun(other.id)?.time ?? Infinity) - time) <= together),
    );
    const starts = companions.flatMap((wave) => moments.get(wave.id) ?? []);
    const own = yield* sorted(starts, (one, other) => one - other);
    const onset = firstBurst(own);
    if (onset === null) continue;
    const missing = companions.reduce((sum, wave) => sum + (unheard.get(wave.id) ?? 0), 0);
    const canBeLate = own.length >= heardShare * (own.length + missing);
    const isLate = time !== null && canBeLate && onset.time > time + reaction.late;
    const isGood = time === null || (onset.time >= time - reaction.early && !isLate);
    fits.push({ wave: id, gun: time, fits: onset.time, crowd: onset.crowd, isGood });
  }
  return fits;
}

/** By wave: when its runners left the start mat, and how many ran on without having been heard there. */
function* startsByWave(timing: Timing, momentOf: StartMoments) {
  const moments = new Map<string, Ms[]>(timing.site?.site.waves.map(({ id }) => [id, []]));
  const unheard = new Map<string, number>();
  yield* forEachInSteps(timing.results(), ({ bib, wave, flags }) => {
    const moment = momentOf(bib);
    if (moment !== null) moments.get(wave)?.push(moment);
    else if (flags.includes('no-start-read')) unheard.set(wave, (unheard.get(wave) ?? 0) + 1);
  });
  return { moments, unheard };
}

/** When a runner's chip left the start mat for the course, whatever gun is known; null where it was not heard there. */
export function startMoment(timing: Timing, bib: string): Ms | null {
  const race = timing.raceOf(bib)?.race;
  const start = race === undefined ? null : courseOf(race).start;
  const isStart = (point: string) => start?.names.includes(point) === true;
  const passings = timing.passingsOf(bib).filter(({ source }) => source === 'chip');
  const away = passings.find(({ point }) => !isStart(point))?.first ?? Infinity;
  return passings.findLast(({ point, last }) => isStart(point) && last < away)?.last ?? null;
}

function firstBurst(moments: readonly Ms[]): { time: Ms; crowd: number } | null {
  const needed = Math.min(crowd.most, Math.max(crowd.least, Math.ceil(moments.length * crowd.share)));
  let end = 0;
  for (const [index, time] of moments.entries()) {
    while (end < moments.length && moments[end]! <= time + burst) end += 1;
    if (end - index >= needed) return { time, crowd: end - index };
  }
  return null;
}
