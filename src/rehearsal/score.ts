import type { RehearsalScore } from '../contract/rehearsal.ts';
import type { Crossing } from '../simulator/field.ts';
import type { SiteRaces } from '../timing/model/event.ts';
import type { Ms } from '../timing/model/race.ts';

/** Differences told one by one. */
const toldMax = 20;
/** A chip is read around the line, and what a simulated reader hears is some milliseconds of real time late. */
const tolerance = { least: 1000, perSpeed: 250 };

/** Somebody who finished, as the station says: when, and how long after the gun, in ms. */
export interface SaidFinish {
  bib: string;
  wave: string | null;
  time: Ms;
  /** Rounded up to the second. */
  gun: Ms;
}

/** Who truly crossed the finish of their race when, by bib. */
export function trueFinishes({ races }: SiteRaces, crossings: readonly Crossing[]): Map<string, Ms> {
  const finishOf = new Map(races.map(({ id, points }) => [id, points.at(-1)?.id]));
  return new Map(
    crossings
      .filter(({ race, point, bib }) => bib !== null && finishOf.get(race) === point)
      .map(({ bib, time }) => [bib!, time]),
  );
}

/** How the finishers that the station has compare with the truth. */
export function compareFinishes(
  truth: ReadonlyMap<string, Ms>,
  said: readonly SaidFinish[],
  speed: number,
): Omit<RehearsalScore, 'faults' | 'guns'> {
  const allowed = Math.max(tolerance.least, tolerance.perSpeed * speed);
  const saidOf = new Map(said.map((one) => [one.bib, one.time]));
  const differences: RehearsalScore['differences'] = [];
  for (const [bib, time] of truth) {
    const found = saidOf.get(bib);
    if (found === undefined) differences.push({ bib, kind: 'missing', off: null });
    else if (Math.abs(found - time) > allowed) differences.push({ bib, kind: 'time', off: found - time });
  }
  const right = truth.size - differences.length;
  for (const { bib } of said) if (!truth.has(bib)) differences.push({ bib, kind: 'extra', off: null });
  return {
    finishers: truth.size,
    right,
    tolerance: allowed,
    differences: differences.slice(0, toldMax),
  };
}

/** How much later than in truth each gun was fired, to a second: told by the finishers' times. */
export function compareGuns(
  guns: readonly { wave: string; at: Ms }[],
  said: readonly SaidFinish[],
): RehearsalScore['guns'] {
  return guns.map(({ wave, at }) => {
    const fired = said.filter((one) => one.wave === wave).map(({ time, gun }) => time - gun);
    // Times are rounded up, so that the latest is the nearest.
    return { wave, off: fired.length === 0 ? null : fired.reduce((one, other) => Math.max(one, other)) - at };
  });
}
