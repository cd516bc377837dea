/**
 * The largest set of samples whose times rise, as their indices. A single time that is off, forwards or backwards, costs
 * one sample and not all that come after it.
 */
export function risingTimes(time: Float64Array): Int32Array {
  if (isRising(time)) return Int32Array.from(time.keys());
  /** For each length of a rising row the sample at which the row with the earliest end ends, and who comes before it. */
  const ends: number[] = [];
  const before = new Int32Array(time.length).fill(-1);
  for (let index = 0; index < time.length; index += 1) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (time[ends[middle]!]! < time[index]!) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[index] = ends[low - 1]!;
    // Of equal times the first sample stays.
    if (low === ends.length || time[ends[low]!]! > time[index]!) ends[low] = index;
  }
  const rising = new Int32Array(ends.length);
  for (let at = ends.length - 1, index = ends.at(-1) ?? -1; at >= 0; at -= 1, index = before[index]!)
    rising[at] = index;
  return rising;
}

function isRising(time: Float64Array): boolean {
  for (let index = 1; index < time.length; index += 1) if (!(time[index]! > time[index - 1]!)) return false;
  return true;
}
