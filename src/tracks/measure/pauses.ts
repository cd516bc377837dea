import type { Track } from '../model/track.ts';
import { metresBetween } from './ellipsoid.ts';
import { stretchOf, type Line, type Stretch } from './line.ts';

export interface Pause {
  stretch: Stretch;
  seconds: number;
  /** The timer was stopped, nothing was recorded, or somebody stood. */
  kind: 'timer' | 'silent' | 'standing';
}

export interface Gap {
  stretch: Stretch;
  seconds: number;
  /** Straight from the last place before it to the first one after it. */
  metres: number;
}

/** Metres a second below which somebody stands, and not walks. */
const standingSpeed = 0.5;
/** Seconds that somebody stands before it is called a pause. */
const pauseSeconds = 10;
/** Seconds between two samples beyond which they say nothing of who stood between them. */
const standingWindowMax = 30;
/** Times the usual step: without a sample for longer than that, recording had stopped. */
const silentSteps = 4;

/** When the runner stood still or the device did; each second is in one pause at most. */
export function pausesOf(track: Track, line: Line): Pause[] {
  const found = [...timerPauses(track, line), ...silences(line), ...standing(line)];
  found.sort((one, other) => one.stretch.from - other.stretch.from || one.stretch.to - other.stretch.to);
  const pauses: Pause[] = [];
  for (const pause of found) {
    const last = pauses.at(-1);
    if (last === undefined || pause.stretch.from >= last.stretch.to) pauses.push(pause);
    else if (pause.stretch.to > last.stretch.to) {
      const { time } = line.samples;
      last.seconds += (time[pause.stretch.to]! - time[last.stretch.to]!) / 1000;
      last.stretch = { from: last.stretch.from, to: pause.stretch.to };
    }
  }
  return pauses;
}

/**
 * Stretches longer than `least` seconds without a place, in which somebody went on: lost reception, a tunnel, a recording
 * that was stopped and begun elsewhere. Those in which nobody moved are pauses.
 */
export function gapsOf(line: Line, least: number): Gap[] {
  const { at, seconds } = line.path;
  const { lat, lon } = line.samples;
  const gaps: Gap[] = [];
  for (let position = 1; position < at.length; position += 1) {
    const span = seconds[position]! - seconds[position - 1]!;
    if (span <= least) continue;
    const [from, to] = [at[position - 1]!, at[position]!];
    const metres = metresBetween(lat[from]!, lon[from]!, lat[to]!, lon[to]!);
    if (metres > standingSpeed * span) gaps.push({ stretch: { from, to }, seconds: span, metres });
  }
  return gaps;
}

function timerPauses(track: Track, line: Line): Pause[] {
  const pauses: Pause[] = [];
  let stopped: number | null = null;
  for (const { time, kind } of track.timer) {
    if (kind === 'stop') stopped ??= time;
    else if (stopped !== null) {
      const seconds = (time - stopped) / 1000;
      if (seconds > 0) pauses.push({ stretch: between(line, stopped, time), seconds, kind: 'timer' });
      stopped = null;
    }
  }
  return pauses;
}

/** The last sample until one moment and the first one from another on. */
function between(line: Line, from: number, to: number): Stretch {
  const { ordered, samples } = line;
  let [before, after] = [0, ordered.length - 1];
  while (before + 1 < ordered.length && samples.time[ordered[before + 1]!]! <= from) before += 1;
  while (after > 0 && samples.time[ordered[after - 1]!]! >= to) after -= 1;
  return stretchOf(line, before, Math.max(before, after));
}

function silences(line: Line): Pause[] {
  const { seconds, metres, usualStep } = line;
  const least = Math.max(pauseSeconds, silentSteps * usualStep);
  const pauses: Pause[] = [];
  for (let at = 1; at < seconds.length; at += 1) {
    const span = seconds[at]! - seconds[at - 1]!;
    if (span < least) continue;
    if (metres.smoothed[at]! - metres.smoothed[at - 1]! <= standingSpeed * span)
      pauses.push({ stretch: stretchOf(line, at - 1, at), seconds: span, kind: 'silent' });
  }
  return pauses;
}

/** Stretches of at least `pauseSeconds` in which nobody got away, whatever the noise about their place. */
function standing({ path: { at, seconds }, smooth: { north, east } }: Line): Pause[] {
  const pauses: Pause[] = [];
  let since: number | null = null;
  let until = 0;
  let ahead = 0;
  const end = () => {
    if (since === null) return;
    const stretch = { from: at[since]!, to: at[until]! };
    pauses.push({ stretch, seconds: seconds[until]! - seconds[since]!, kind: 'standing' });
    since = null;
  };
  for (let from = 0; from < at.length; from += 1) {
    while (ahead < at.length && seconds[ahead]! - seconds[from]! < pauseSeconds) ahead += 1;
    if (ahead === at.length) break;
    const span = seconds[ahead]! - seconds[from]!;
    const move = Math.hypot(north[ahead]! - north[from]!, east[ahead]! - east[from]!);
    if (span <= standingWindowMax && move < standingSpeed * span) {
      if (from > until) end();
      since ??= from;
      until = ahead;
    }
  }
  end();
  return pauses;
}
