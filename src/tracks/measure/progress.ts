import type { Line, Stretch } from './line.ts';
import { stretchOf } from './line.ts';

/** Seconds from the start to the moment at which a distance was reached, between samples even; null where it was not. */
export function secondsAt({ seconds, metres: { measured } }: Line, metres: number): number | null {
  const at = firstAtLeast(measured, metres);
  if (at === measured.length) return null;
  if (at === 0) return seconds[0]!;
  const rise = measured[at]! - measured[at - 1]!;
  const part = rise > 0 ? (metres - measured[at - 1]!) / rise : 1;
  return seconds[at - 1]! + part * (seconds[at]! - seconds[at - 1]!);
}

/** The first position of the line at which a distance was reached; its length where it was not. */
export function firstAtLeast(measured: Float64Array, metres: number): number {
  let low = 0;
  let high = measured.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (measured[middle]! < metres) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface Split {
  /** Metres from the start at its end. */
  at: number;
  /** Seconds from the start to there. */
  elapsed: number;
  /** Seconds since the split before. */
  seconds: number;
}

/** Full splits of `length` metres up to `until` metres. */
export function splitsOf(line: Line, length: number, until: number): Split[] {
  const splits: Split[] = [];
  for (let at = length; at <= until + 1e-6; at += length) {
    const elapsed = secondsAt(line, at);
    if (elapsed === null) break;
    splits.push({ at, elapsed, seconds: elapsed - (splits.at(-1)?.elapsed ?? 0) });
  }
  return splits;
}

export interface Best {
  metres: number;
  seconds: number;
  stretch: Stretch;
}

/** The shortest time for a distance up to a position of the line; null where it is shorter. */
export function bestOver(line: Line, metres: number, until: number): Best | null {
  const { seconds } = line;
  const { measured } = line.metres;
  const last = Math.min(until, measured.length - 1);
  let best: Best | null = null;
  let to = 0;
  for (let from = 0; from < measured.length; from += 1) {
    const goal = measured[from]! + metres;
    while (to <= last && measured[to]! < goal) to += 1;
    if (to > last) break;
    const rise = measured[to]! - measured[to - 1]!;
    const part = rise > 0 ? (goal - measured[to - 1]!) / rise : 1;
    const took = seconds[to - 1]! + part * (seconds[to]! - seconds[to - 1]!) - seconds[from]!;
    if (best === null || took < best.seconds)
      best = { metres, seconds: took, stretch: stretchOf(line, from, to) };
  }
  return best;
}
