import type { Line } from './line.ts';

export interface Climb {
  /** Metres up and down, each counted from 4 m on: heights wander by less while somebody runs level. */
  gain: number;
  loss: number;
  /** Metres from the start to the end; below 0 where the end is lower. */
  net: number;
}

const hysteresis = 4;
/** Samples at either end whose heights are averaged. */
const endSamples = 10;

/** Climb by the device's heights up to a position of the line; null where it has none. */
export function climbOf({ samples, ordered }: Line, until: number): Climb | null {
  const heights: number[] = [];
  for (let position = 0; position <= until && position < ordered.length; position += 1) {
    const height = samples.altitude[ordered[position]!]!;
    if (!Number.isNaN(height)) heights.push(height);
  }
  if (heights.length < 2) return null;
  let [gain, loss] = [0, 0];
  let turned = heights[0]!;
  let direction = 0;
  for (const height of heights) {
    const rise = height - turned;
    // On the way up every metre counts; back down it counts from `hysteresis` on, and then from the top.
    if (rise * direction <= 0 && Math.abs(rise) < hysteresis) continue;
    if (rise > 0) gain += rise;
    else loss -= rise;
    direction = Math.sign(rise);
    turned = height;
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { gain, loss, net: mean(heights.slice(-endSamples)) - mean(heights.slice(0, endSamples)) };
}
