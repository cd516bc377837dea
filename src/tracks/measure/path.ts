import type { Samples } from '../model/track.ts';
import { metresBetween, stepBetween } from './ellipsoid.ts';

/**
 * Places without the outliers, as a path in metres: the sums of its steps to the north and the east, so that each step
 * is as long as it is on the ellipsoid.
 */
export interface Path {
  /** Samples of the path, ascending. */
  at: Int32Array;
  /** Seconds since the first of them. */
  seconds: Float64Array;
  north: Float64Array;
  east: Float64Array;
  /** Where in `at` the path begins anew after a jump; the way there was not run. Ascending. */
  breaks: readonly number[];
  /** Steps faster than anybody can sprint, and how many steps there are. */
  outliers: number;
  steps: number;
  /** Where the first and the last of them are, as samples. */
  outlierStretch: { from: number; to: number } | null;
}

/** Metres a second: faster than the top speed of any sprinter. */
const sprintSpeed = 12.5;
/** Metres that two places may lie wrong against each other by noise alone. */
const slack = 10;
/** So many samples that fit together, away from those before, are another place and no outliers. */
const samplesOfNewPlace = 5;

/** @param ordered samples whose times rise */
export function pathOf(samples: Samples, ordered: Int32Array): Path {
  const { lat, lon, time } = samples;
  const placed = ordered.filter((index) => !Number.isNaN(lat[index]!));
  const isFast = (from: number, to: number) => {
    const seconds = Math.max(1, (time[to]! - time[from]!) / 1000);
    return metresBetween(lat[from]!, lon[from]!, lat[to]!, lon[to]!) > sprintSpeed * seconds + slack;
  };
  const kept: number[] = [];
  const breaks: number[] = [];
  let away: number[] = [];
  let outliers = 0;
  let [firstFast, lastFast] = [-1, -1];
  for (const [position, index] of placed.entries()) {
    const previous = placed[position - 1];
    if (previous !== undefined && isFast(previous, index)) {
      outliers += 1;
      if (firstFast < 0) firstFast = previous;
      lastFast = index;
    }
    const last = kept.at(-1);
    if (last === undefined || !isFast(last, index)) {
      kept.push(index);
      away = [];
      continue;
    }
    const beside = away.at(-1);
    away = beside !== undefined && !isFast(beside, index) ? [...away, index] : [index];
    if (away.length < samplesOfNewPlace) continue;
    breaks.push(kept.length);
    for (const each of away) kept.push(each);
    away = [];
  }
  const steps = Math.max(0, placed.length - 1);
  const outlierStretch = firstFast < 0 ? null : { from: firstFast, to: lastFast };
  return { ...laidOut(samples, kept, new Set(breaks)), breaks, outliers, steps, outlierStretch };
}

function laidOut(samples: Samples, kept: readonly number[], breaks: ReadonlySet<number>) {
  const { lat, lon, time } = samples;
  const at = Int32Array.from(kept);
  const seconds = new Float64Array(at.length);
  const north = new Float64Array(at.length);
  const east = new Float64Array(at.length);
  for (let position = 1; position < at.length; position += 1) {
    const from = at[position - 1]!;
    const to = at[position]!;
    seconds[position] = (time[to]! - time[at[0]!]!) / 1000;
    const step = breaks.has(position)
      ? { north: 0, east: 0 }
      : stepBetween(lat[from]!, lon[from]!, lat[to]!, lon[to]!);
    north[position] = north[position - 1]! + step.north;
    east[position] = east[position - 1]! + step.east;
  }
  return { at, seconds, north, east };
}
