import { stretchOf, type Line, type Stretch } from './line.ts';

/** Half a minute or so of the run: long enough for the noise of single samples to cancel out. */
export interface Window {
  stretch: Stretch;
  seconds: number;
  metres: number;
  /** Metres a second by the places alone, and by the device's own speed; NaN where most samples have none. */
  placeSpeed: number;
  deviceSpeed: number;
  /** Means of what the device said; NaN where it said nothing. */
  cadence: number;
  heartRate: number;
}

/** The line in windows of about `length` seconds; one with a long gap inside is as long as the gap. */
export function windowsOf(line: Line, length: number): Window[] {
  const { seconds } = line;
  const windows: Window[] = [];
  let from = 0;
  for (let to = 1; to < seconds.length; to += 1) {
    if (seconds[to]! - seconds[from]! < length) continue;
    windows.push(windowOf(line, from, to));
    from = to;
  }
  return windows;
}

function windowOf(line: Line, from: number, to: number): Window {
  const { seconds, metres, samples, ordered } = line;
  const span = seconds[to]! - seconds[from]!;
  const mean = (column: Float64Array) => {
    let [sum, count] = [0, 0];
    for (let position = from + 1; position <= to; position += 1) {
      const value = column[ordered[position]!]!;
      if (Number.isNaN(value)) continue;
      sum += value;
      count += 1;
    }
    return count === 0 ? NaN : sum / count;
  };
  let placed = 0;
  for (let position = from + 1; position <= to; position += 1)
    if (!Number.isNaN(samples.lat[ordered[position]!]!)) placed += 1;
  const isPlaced = placed * 2 >= to - from;
  return {
    stretch: stretchOf(line, from, to),
    seconds: span,
    metres: metres.measured[to]! - metres.measured[from]!,
    placeSpeed: isPlaced ? (metres.smoothed[to]! - metres.smoothed[from]!) / span : NaN,
    deviceSpeed: mean(samples.speed),
    cadence: mean(samples.cadence),
    heartRate: mean(samples.heartRate),
  };
}
