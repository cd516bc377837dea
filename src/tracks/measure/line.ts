import type { Samples, Track } from '../model/track.ts';
import { risingTimes } from './ordered.ts';
import { pathOf, type Path } from './path.ts';
import { smoothed, type Smoothed } from './smoothed.ts';
import { witnessesOf, type Witnesses } from './witnesses.ts';

/** A run of samples, as indices into the columns of the track, both ends included. */
export interface Stretch {
  from: number;
  to: number;
}

/** A track laid out in time and metres: what everything else is measured on. */
export interface Line {
  samples: Samples;
  /** Samples whose times rise, as indices into the columns; all that follows has one element for each of them. */
  ordered: Int32Array;
  /** Seconds since the first of them. */
  seconds: Float64Array;
  metres: Witnesses;
  path: Path;
  smooth: Smoothed;
  /** Seconds between two samples, in the middle. */
  usualStep: number;
}

export function lineOf(track: Track): Line {
  const { samples } = track;
  const ordered = risingTimes(samples.time);
  const start = samples.time[ordered[0] ?? 0] ?? 0;
  const seconds = Float64Array.from(ordered, (index) => (samples.time[index]! - start) / 1000);
  const path = pathOf(samples, ordered);
  const smooth = smoothed(path);
  return {
    samples,
    ordered,
    seconds,
    metres: witnessesOf(samples, ordered, path, smooth),
    path,
    smooth,
    usualStep: usualStepOf(seconds),
  };
}

/** The same line with all times later by `shift` milliseconds is another track; nothing else changes. */
export function shiftedTrack(track: Track, shift: number): Track {
  const time = track.samples.time.map((value) => value + shift);
  const timer = track.timer.map((event) => ({ ...event, time: event.time + shift }));
  return { ...track, samples: { ...track.samples, time }, timer };
}

/** The stretch between two positions of the line. */
export function stretchOf({ ordered }: Line, from: number, to: number): Stretch {
  return { from: ordered[from] ?? 0, to: ordered[to] ?? 0 };
}

/** Metres from the start at the ends of a stretch: at the last sample until there whose time is right. */
export function alongOf(
  { ordered, metres: { measured } }: Line,
  stretch: Stretch | null,
): { from: number; to: number } | null {
  if (stretch === null || ordered.length === 0) return null;
  const at = (sample: number) => {
    let low = 0;
    let high = ordered.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (ordered[middle]! <= sample) low = middle;
      else high = middle;
    }
    return measured[low]!;
  };
  return { from: at(stretch.from), to: at(stretch.to) };
}

function usualStepOf(seconds: Float64Array): number {
  const steps = new Float64Array(Math.max(0, seconds.length - 1));
  for (let index = 0; index < steps.length; index += 1) steps[index] = seconds[index + 1]! - seconds[index]!;
  steps.sort();
  return steps[steps.length >> 1] ?? 0;
}
