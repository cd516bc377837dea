import type { Path } from './path.ts';

/** Metres of random error that a smoother reckons with at least and at most. */
const noiseMin = 0.4;
const noiseMax = 8;
/** Where the track does not show it. */
const usualNoise = 1.2;
/** How much a runner changes their speed: variance of the acceleration, m²/s³. A corner at 3 m/s is about that. */
const agility = 0.1;
/** Seconds without a sample over which the way is taken as straight. */
const straightSeconds = 30;

export interface Smoothed {
  /** Metres along the smoothed path at each sample of the path. */
  along: Float64Array;
  /** The smoothed path itself, as that which it is made of. */
  north: Float64Array;
  east: Float64Array;
  /** Metres of error that was found in single places, without what several in a row have in common. */
  noise: number;
}

/**
 * The smoothed path: a runner moves evenly but for what `agility` allows, and places are off by the noise that the
 * track itself shows (Kalman filter there, Rauch-Tung-Striebel smoother back). Between two samples the way is curved as
 * the speeds at both demand, which gives back the corners that samples seconds apart cut off.
 */
export function smoothed(path: Path): Smoothed {
  const count = path.at.length;
  const smooth = {
    along: new Float64Array(count),
    north: new Float64Array(count),
    east: new Float64Array(count),
    noise: noiseOf(path),
  };
  let from = 0;
  let length = 0;
  for (const to of path.breaks.concat(count)) {
    if (to > from) length = smoothPiece(path, from, to, length, smooth);
    from = to;
  }
  return smooth;
}

/** The error of single places by their third differences, in which an even movement cancels out. */
function noiseOf({ seconds, north, east }: Path): number {
  const found: number[] = [];
  for (let index = 3; index < seconds.length; index += 1) {
    const step = seconds[index]! - seconds[index - 1]!;
    if (step > 5 || Math.abs(seconds[index]! - seconds[index - 3]! - 3 * step) > 0.01) continue;
    for (const axis of [north, east])
      found.push(Math.abs(axis[index]! - 3 * axis[index - 1]! + 3 * axis[index - 2]! - axis[index - 3]!));
  }
  found.sort((one, other) => one - other);
  // With few of them (samples as the device likes) it is the corners that they show.
  if (found.length === 0 || found.length < 0.1 * seconds.length) return usualNoise;
  // The variance of a third difference is 20 times that of one value; 0.6745 leads from the median to the deviation.
  const deviation = found[found.length >> 1]! / (0.6745 * Math.sqrt(20));
  return Math.min(noiseMax, Math.max(noiseMin, deviation));
}

/** Filter and smoother over the samples `from` … `to - 1`; gives the length at their end. */
function smoothPiece(path: Path, from: number, to: number, lengthBefore: number, smooth: Smoothed): number {
  const { seconds } = path;
  const count = to - from;
  const gains = gainsOf(seconds, from, count, smooth.noise ** 2);
  const north = axisOf(path.north, seconds, from, count, gains);
  const east = axisOf(path.east, seconds, from, count, gains);
  let length = lengthBefore;
  for (let index = 0; index < count; index += 1) {
    if (index > 0) {
      const step = seconds[from + index]! - seconds[from + index - 1]!;
      length += curveLength(north, east, index - 1, step);
    }
    smooth.along[from + index] = length;
  }
  smooth.north.set(north.place, from);
  smooth.east.set(east.place, from);
  return length;
}

interface Gains {
  /** What a new place changes: the place and the velocity. */
  place: Float64Array;
  velocity: Float64Array;
  /** The smoother's matrix, row by row. */
  back: Float64Array;
}

/** The gains depend on the times alone, and are the same for both axes. */
function gainsOf(seconds: Float64Array, from: number, count: number, variance: number): Gains {
  const place = new Float64Array(count);
  const velocity = new Float64Array(count);
  const back = new Float64Array(count * 4);
  let [pp, pv, vv] = [variance, 0, 9];
  for (let index = 1; index < count; index += 1) {
    const step = seconds[from + index]! - seconds[from + index - 1]!;
    const predictedPp = pp + step * (2 * pv + step * vv) + (agility * step ** 3) / 3;
    const predictedPv = pv + step * vv + (agility * step ** 2) / 2;
    const predictedVv = vv + agility * step;
    const determinant = predictedPp * predictedVv - predictedPv * predictedPv;
    const crossPp = pp + step * pv;
    const crossVp = pv + step * vv;
    back[index * 4] = (crossPp * predictedVv - pv * predictedPv) / determinant;
    back[index * 4 + 1] = (pv * predictedPp - crossPp * predictedPv) / determinant;
    back[index * 4 + 2] = (crossVp * predictedVv - vv * predictedPv) / determinant;
    back[index * 4 + 3] = (vv * predictedPp - crossVp * predictedPv) / determinant;
    place[index] = predictedPp / (predictedPp + variance);
    velocity[index] = predictedPv / (predictedPp + variance);
    pp = predictedPp * (1 - place[index]!);
    vv = predictedVv - velocity[index]! * predictedPv;
    pv = predictedPv * (1 - place[index]!);
  }
  return { place, velocity, back };
}

interface Axis {
  place: Float64Array;
  velocity: Float64Array;
}

function axisOf(seen: Float64Array, seconds: Float64Array, from: number, count: number, gains: Gains): Axis {
  const place = new Float64Array(count);
  const velocity = new Float64Array(count);
  place[0] = seen[from]!;
  const ahead = Math.min(count - 1, 10);
  if (ahead > 0)
    velocity[0] = (seen[from + ahead]! - seen[from]!) / (seconds[from + ahead]! - seconds[from]!);
  for (let index = 1; index < count; index += 1) {
    const step = seconds[from + index]! - seconds[from + index - 1]!;
    const predicted = place[index - 1]! + velocity[index - 1]! * step;
    const surprise = seen[from + index]! - predicted;
    place[index] = predicted + gains.place[index]! * surprise;
    velocity[index] = velocity[index - 1]! + gains.velocity[index]! * surprise;
  }
  for (let index = count - 2; index >= 0; index -= 1) {
    const step = seconds[from + index + 1]! - seconds[from + index]!;
    const placeOff = place[index + 1]! - (place[index]! + velocity[index]! * step);
    const velocityOff = velocity[index + 1]! - velocity[index]!;
    const row = (index + 1) * 4;
    place[index]! += gains.back[row]! * placeOff + gains.back[row + 1]! * velocityOff;
    velocity[index]! += gains.back[row + 2]! * placeOff + gains.back[row + 3]! * velocityOff;
  }
  return { place, velocity };
}

/** Gauss's points and weights for the integral over 0 … 1. */
const gauss = [
  [0.112_701_665, 5 / 18],
  [0.5, 8 / 18],
  [0.887_298_335, 5 / 18],
] as const;

/** The length of the cubic curve between two samples that has their places and velocities at its ends. */
function curveLength(north: Axis, east: Axis, index: number, step: number): number {
  const alongNorth = north.place[index + 1]! - north.place[index]!;
  const alongEast = east.place[index + 1]! - east.place[index]!;
  const chord = Math.hypot(alongNorth, alongEast);
  if (step > straightSeconds) return chord;
  let length = 0;
  for (const [at, weight] of gauss) {
    const speedNorth = slope(
      alongNorth,
      north.velocity[index]! * step,
      north.velocity[index + 1]! * step,
      at,
    );
    const speedEast = slope(alongEast, east.velocity[index]! * step, east.velocity[index + 1]! * step, at);
    length += weight * Math.hypot(speedNorth, speedEast);
  }
  return length;
}

/** The derivative of a cubic Hermite curve from 0 to `rise` with slopes at both ends. */
function slope(rise: number, atStart: number, atEnd: number, at: number): number {
  return 6 * at * (1 - at) * rise + (1 - at) * (1 - 3 * at) * atStart + at * (3 * at - 2) * atEnd;
}
