import type { Track } from '../model/track.ts';
import { climbOf, type Climb } from './climb.ts';
import { speedAgreement, type SpeedAgreement } from './device-speed.ts';
import { lineOf, type Line, type Stretch } from './line.ts';
import { meanOf, medianOf } from './numbers.ts';
import { gapsOf, pausesOf, type Gap, type Pause } from './pauses.ts';
import { bestOver, firstAtLeast, secondsAt, splitsOf, type Best, type Split } from './progress.ts';
import { windowsOf, type Window } from './windows.ts';

export const marathon = 42_195;
export const halfMarathon = 21_097.5;

/** What a track says, in metres and seconds; instants in milliseconds of UTC. */
export interface Measures {
  samples: number;
  start: number;
  end: number;
  /** From the first sample to the last one, pauses included. */
  elapsed: number;
  distance: {
    /** The middle witness, and the outer two. */
    measured: number;
    low: number;
    high: number;
    device: number | null;
    cleaned: number;
    smoothed: number;
  };
  /** Metres that single places are off, as the track itself shows. */
  noise: number;
  /** Where the asked distance was reached: seconds from the first sample, pauses counted; null where it was not. */
  finish: { distance: number; seconds: number; time: number } | null;
  sampling: {
    /** Seconds between two places, in the middle. */
    step: number;
    /** The part of the time in which there are places. */
    placed: number;
    /** Times earlier than the one before, and equal to it. */
    backwards: number;
    equal: number;
    /** Steps faster than anybody can sprint, of all. */
    outliers: number;
  };
  pauses: readonly Pause[];
  /** Seconds of all pauses. */
  paused: number;
  /** More than a minute without a place, while somebody went on. */
  gaps: readonly Gap[];
  kilometres: readonly Split[];
  fiveKilometres: readonly Split[];
  best: readonly Best[];
  climb: Climb | null;
  cadence: number | null;
  heartRate: number | null;
  deviceSpeed: SpeedAgreement | null;
}

/** A track with what was measured on it, and the line and the windows on which more can be. */
export interface MeasuredTrack {
  track: Track;
  line: Line;
  windows: readonly Window[];
  measures: Measures;
}

/** Seconds without a place from which on it is a gap. */
const gapSeconds = 60;
const windowSeconds = 30;

/** @param distance the length of the race in metres; without one only the whole track is measured */
export function measure(track: Track, distance: number | null): MeasuredTrack {
  const line = lineOf(track);
  const { device, cleaned, smoothed, measured } = line.metres;
  const total = measured.at(-1) ?? 0;
  const totals = [cleaned.at(-1) ?? 0, smoothed.at(-1) ?? 0, device?.at(-1) ?? total];
  const { time } = track.samples;
  const start = time[line.ordered[0] ?? 0] ?? 0;
  const reached = distance === null ? null : secondsAt(line, distance);
  const until = distance === null ? measured.length - 1 : firstAtLeast(measured, distance);
  // Many a watch goes on after the finish, and home by car: only what led there is looked at.
  const last = line.ordered[Math.min(until, line.ordered.length - 1)] ?? 0;
  const isBefore = ({ stretch }: { stretch: Stretch }) => stretch.from < last;
  const windows = windowsOf(line, windowSeconds).filter(isBefore);
  const pauses = pausesOf(track, line).filter(isBefore);
  const nullable = (value: number) => (Number.isNaN(value) ? null : value);
  const measures: Measures = {
    samples: time.length,
    start,
    end: time[line.ordered.at(-1) ?? 0] ?? 0,
    elapsed: line.seconds.at(-1) ?? 0,
    distance: {
      measured: total,
      low: Math.min(totals[0]!, totals[1]!, totals[2]!),
      high: Math.max(totals[0]!, totals[1]!, totals[2]!),
      device: device?.at(-1) ?? track.told.distance,
      cleaned: totals[0]!,
      smoothed: totals[1]!,
    },
    noise: line.smooth.noise,
    finish:
      distance === null || reached === null
        ? null
        : { distance, seconds: reached, time: start + Math.round(reached * 1000) },
    sampling: samplingOf(track, line),
    pauses,
    paused: pauses.reduce((sum, { seconds }) => sum + seconds, 0),
    gaps: gapsOf(line, gapSeconds).filter(isBefore),
    kilometres: splitsOf(line, 1000, Math.min(total, distance ?? total)),
    fiveKilometres: splitsOf(line, 5000, Math.min(total, distance ?? total)),
    best: [1000, 5000, 10_000, halfMarathon, marathon].flatMap(
      (metres) => bestOver(line, metres, until) ?? [],
    ),
    climb: climbOf(line, until),
    cadence: nullable(meanOf(windows.map((window) => window.cadence))),
    heartRate: nullable(meanOf(windows.map((window) => window.heartRate))),
    deviceSpeed: speedAgreement(windows),
  };
  return { track, line, windows, measures };
}

function samplingOf({ samples }: Track, line: Line): Measures['sampling'] {
  const { time } = samples;
  let [backwards, equal] = [0, 0];
  for (let index = 1; index < time.length; index += 1) {
    if (time[index]! < time[index - 1]!) backwards += 1;
    else if (time[index] === time[index - 1]) equal += 1;
  }
  const { path } = line;
  return {
    ...placesOf(line),
    backwards,
    equal,
    outliers: path.steps === 0 ? 0 : path.outliers / path.steps,
  };
}

/** Seconds without a place that are a hole, and no habit of the device. */
const holeSeconds = 10;

/** How often there is a place, and in which part of the time. A device may write its other samples between places. */
function placesOf({ samples, ordered, seconds }: Line): Pick<Measures['sampling'], 'step' | 'placed'> {
  const at = [...seconds].filter((_, position) => !Number.isNaN(samples.lat[ordered[position]!]!));
  const whole = seconds.at(-1) ?? 0;
  if (at.length < 2 || whole === 0) return { step: 0, placed: at.length > 0 ? 1 : 0 };
  const steps = at.slice(1).map((value, index) => value - at[index]!);
  const step = medianOf(steps);
  const hole = Math.max(holeSeconds, 3 * step);
  const holes = steps.concat(at[0]!, whole - at.at(-1)!).filter((value) => value > hole);
  return { step, placed: 1 - holes.reduce((sum, value) => sum + value, 0) / whole };
}
