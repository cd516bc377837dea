import type { Samples } from '../model/track.ts';
import type { Path } from './path.ts';
import type { Smoothed } from './smoothed.ts';

/**
 * Metres from the start at each ordered sample, by three witnesses that err in different ways: the device's own count
 * (steps or Doppler), the path without outliers (too long where places are noisy), and the smoothed path (too short
 * where there are corners). `measured` is the middle one at each sample; without a device's count the smoothed one.
 */
export interface Witnesses {
  device: Float64Array | null;
  cleaned: Float64Array;
  smoothed: Float64Array;
  measured: Float64Array;
}

/** Metres that somebody has to get away before it counts: noise about one place is no distance. */
const leastMove = 10;
/** The part of samples with a distance by the device from which on it is a witness. */
const deviceShare = 0.5;

export function witnessesOf(samples: Samples, ordered: Int32Array, path: Path, smooth: Smoothed): Witnesses {
  const seconds =
    ordered.length === 0 ? [] : Float64Array.from(ordered, (index) => samples.time[index]! / 1000);
  const device = deviceCount(samples.distance, ordered);
  const cleaned = atAll(ordered, seconds, path, cleanedLength(path));
  const smoothedAlong = atAll(ordered, seconds, path, smooth.along);
  const measured =
    device === null
      ? smoothedAlong
      : cleaned.map((value, index) => middleOf(value, smoothedAlong[index]!, device[index]!));
  return { device, cleaned, smoothed: smoothedAlong, measured };
}

/** The device's count; one that begins again (some programs count each lap alone) goes on. */
function deviceCount(distance: Float64Array, ordered: Int32Array): Float64Array | null {
  const count = new Float64Array(ordered.length);
  let known = 0;
  let sum = 0;
  let before = NaN;
  for (const [position, index] of ordered.entries()) {
    const value = distance[index]!;
    if (!Number.isNaN(value)) {
      known += 1;
      if (value > before) sum += value - before;
      before = value;
    }
    count[position] = sum;
  }
  return known >= deviceShare * ordered.length && sum > 0 ? count : null;
}

/** Along the path by straight lines between places at least `leastMove` apart; what lies between is interpolated. */
function cleanedLength({ at, seconds, north, east, breaks }: Path): Float64Array {
  const along = new Float64Array(at.length);
  const anew = new Set(breaks);
  let anchor = 0;
  for (let index = 1; index < at.length; index += 1) {
    const isEnd = index === at.length - 1 || anew.has(index + 1);
    if (anew.has(index)) {
      along[index] = along[index - 1]!;
      anchor = index;
      continue;
    }
    const move = Math.hypot(north[index]! - north[anchor]!, east[index]! - east[anchor]!);
    if (move < leastMove && !isEnd) continue;
    const span = seconds[index]! - seconds[anchor]!;
    for (let each = anchor + 1; each <= index; each += 1)
      along[each] = along[anchor]! + (move * (seconds[each]! - seconds[anchor]!)) / span;
    anchor = index;
  }
  return along;
}

/** From the samples of the path to all ordered ones, even in time between two of them. */
function atAll(
  ordered: Int32Array,
  seconds: ArrayLike<number>,
  { at, seconds: since }: Path,
  along: Float64Array,
): Float64Array {
  const all = new Float64Array(ordered.length);
  if (at.length === 0) return all;
  const origin = seconds[ordered.indexOf(at[0]!)]!;
  let next = 0;
  for (let position = 0; position < ordered.length; position += 1) {
    const now = seconds[position]! - origin;
    while (next < at.length && since[next]! <= now) next += 1;
    if (next === 0) continue;
    const from = next - 1;
    const span = next < at.length ? since[next]! - since[from]! : 0;
    const part = span > 0 ? (now - since[from]!) / span : 0;
    all[position] = along[from]! + (span > 0 ? part * (along[next]! - along[from]!) : 0);
  }
  return all;
}

function middleOf(one: number, two: number, three: number): number {
  return Math.max(Math.min(one, two), Math.min(Math.max(one, two), three));
}
