import { metresBetween } from '../measure/ellipsoid.ts';
import type { Samples, Track } from '../model/track.ts';
import type { Place } from '../measure/gcj02.ts';

/** How one run lies to another; parts of one, metres and milliseconds. */
export interface TrackComparison {
  /** The part of the shorter one in which both were under way at the same time. */
  overlap: number;
  /** How far apart they were then, on average and by how much that changes; Infinity without an overlap. */
  apart: number;
  spread: number;
  /** The time by which the other is later, found by where both were; 0 where they were there together. */
  shift: number;
  /** The same as `apart` and `spread` after that shift: a copy with other times lies on its original. */
  shiftedApart: number;
  shiftedSpread: number;
  /** How far from the way of the other this one lies, whatever the times: the middle, and nine of ten. */
  across: number;
  acrossMost: number;
}

/** Samples of one run that are compared; enough for a spread, few enough for milliseconds. */
const compared = 240;

/** Compares two runs in full. Takes some milliseconds: candidates come from `findCopies`. */
export function compareTracks(one: Track, other: Track): TrackComparison {
  const [first, second] = [one.samples, other.samples].map(placed) as [Samples, Samples];
  const looked = pickedFrom(first);
  const nearest = looked.map((index) => nearestIn(second, first.lat[index]!, first.lon[index]!));
  const across = nearest.map(({ metres }) => metres).sort((a, b) => a - b);
  const shifts = nearest
    .map(({ index }, position) => second.time[index]! - first.time[looked[position]!]!)
    .sort((a, b) => a - b);
  const shift = shifts[shifts.length >> 1] ?? 0;
  const together = separation(first, second, looked, 0);
  const moved = separation(first, second, looked, shift);
  return {
    overlap: overlapOf(first.time, second.time),
    apart: together.mean,
    spread: together.spread,
    shift,
    shiftedApart: moved.mean,
    shiftedSpread: moved.spread,
    across: across[across.length >> 1] ?? Infinity,
    acrossMost: across[Math.floor(across.length * 0.9)] ?? Infinity,
  };
}

/** How far from a published way a run lies: the middle, and nine of ten. A real receiver wanders by metres. */
export function acrossFrom(track: Track, way: readonly Place[]): { across: number; acrossMost: number } {
  const samples = placed(track.samples);
  const line = {
    lat: Float64Array.from(way, ({ lat }) => lat),
    lon: Float64Array.from(way, ({ lon }) => lon),
  };
  const across = pickedFrom(samples)
    .map((index) => nearestIn(line, samples.lat[index]!, samples.lon[index]!).metres)
    .sort((a, b) => a - b);
  return {
    across: across[across.length >> 1] ?? Infinity,
    acrossMost: across[Math.floor(across.length * 0.9)] ?? Infinity,
  };
}

function placed(samples: Samples): Samples {
  const isPlaced = (_: number, index: number) => !Number.isNaN(samples.lat[index]!);
  return {
    ...samples,
    time: samples.time.filter(isPlaced),
    lat: samples.lat.filter(isPlaced),
    lon: samples.lon.filter(isPlaced),
  };
}

function pickedFrom({ time }: Samples): number[] {
  const step = Math.max(1, time.length / compared);
  return Array.from({ length: Math.min(compared, time.length) }, (_, index) => Math.floor(index * step));
}

type Way = Pick<Samples, 'lat' | 'lon'>;

/** How far the way is at its nearest, and the sample next to there. */
function nearestIn({ lat, lon }: Way, atLat: number, atLon: number): { index: number; metres: number } {
  const narrow = Math.cos((atLat * Math.PI) / 180);
  let index = 0;
  let [nearLat, nearLon] = [lat[0] ?? NaN, lon[0] ?? NaN];
  let least = Infinity;
  for (let from = 0; from < lat.length; from += 1) {
    const to = Math.min(from + 1, lat.length - 1);
    const [alongNorth, alongEast] = [lat[to]! - lat[from]!, (lon[to]! - lon[from]!) * narrow];
    const [north, east] = [atLat - lat[from]!, (atLon - lon[from]!) * narrow];
    const length = alongNorth * alongNorth + alongEast * alongEast;
    const along = length === 0 ? 0 : (north * alongNorth + east * alongEast) / length;
    const part = Math.max(0, Math.min(1, along));
    const square = (north - part * alongNorth) ** 2 + (east - part * alongEast) ** 2;
    if (square >= least) continue;
    least = square;
    index = part < 0.5 ? from : to;
    nearLat = lat[from]! + part * (lat[to]! - lat[from]!);
    nearLon = lon[from]! + part * (lon[to]! - lon[from]!);
  }
  return { index, metres: metresBetween(atLat, atLon, nearLat, nearLon) };
}

function overlapOf(one: Float64Array, other: Float64Array): number {
  const [from, to] = [Math.max(one[0]!, other[0]!), Math.min(one.at(-1)!, other.at(-1)!)];
  const shorter = Math.min(one.at(-1)! - one[0]!, other.at(-1)! - other[0]!);
  return shorter > 0 ? Math.max(0, Math.min(1, (to - from) / shorter)) : 0;
}

/** How far apart two runs are at the same moments, after the second was moved in time by `-shift`. */
function separation(one: Samples, other: Samples, looked: readonly number[], shift: number) {
  const found: number[] = [];
  let next = 0;
  for (const index of looked) {
    const time = one.time[index]! + shift;
    while (next < other.time.length && other.time[next]! < time) next += 1;
    if (next === other.time.length) break;
    const after = other.time[next]!;
    if (after !== time && next === 0) continue;
    const from = after === time ? next : next - 1;
    const span = after - other.time[from]!;
    const part = span > 0 ? (time - other.time[from]!) / span : 0;
    const lat = other.lat[from]! + part * (other.lat[next]! - other.lat[from]!);
    const lon = other.lon[from]! + part * (other.lon[next]! - other.lon[from]!);
    found.push(metresBetween(one.lat[index]!, one.lon[index]!, lat, lon));
  }
  if (found.length < 10) return { mean: Infinity, spread: Infinity };
  const mean = found.reduce((sum, value) => sum + value, 0) / found.length;
  const spread = Math.sqrt(found.reduce((sum, value) => sum + (value - mean) ** 2, 0) / found.length);
  return { mean, spread };
}
