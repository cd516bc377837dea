import type { Ms } from '../timing/model/race.ts';
import type { Crossing } from './field.ts';
import type { Random } from './random.ts';

/** What an antenna hears of a chip; `rssi` in dBm. */
export interface MatRead {
  time: Ms;
  antenna: number;
  rssi: number;
}

/** Where the beam of an antenna begins and ends, in milliseconds around the crossing of the line. */
const reach = { before: { min: 150, max: 420 }, after: { min: 250, max: 780 } };
/** A round over the antennas sees a chip about this often. */
const interval = { min: 40, max: 130 };
const lost = 0.15;
const strongest = { mean: -52, deviation: 4 };
const weakest = -78;
/** Standing on the mat, a chip is seen now and then; never so rarely that it looks like leaving it. */
const dwellInterval = { min: 400, max: 2500 };

/**
 * The reads that a mat makes of one crossing, in order of time: stronger and weaker again around the
 * line, on the antenna that is nearer, some lost; none where the mat misses the chip.
 */
export function readsOf(crossing: Crossing, random: Random): MatRead[] {
  if (crossing.missed) return [];
  const nearer = random.whole(1, 2);
  const peak = random.normal(strongest.mean, strongest.deviation);
  const begins = -random.between(reach.before.min, reach.before.max);
  const ends = random.between(reach.after.min, reach.after.max);
  const read = (offset: number): MatRead => {
    const faded = Math.abs(offset) / (offset < 0 ? -begins : ends);
    const rssi = peak - (peak - weakest) * faded ** 2 + random.normal(0, 1.5);
    const antenna = random.chance(0.8) ? nearer : 3 - nearer;
    return { time: Math.round(crossing.time + offset), antenna, rssi: Math.round(rssi) };
  };
  const offsets: number[] = [];
  for (let offset = begins; offset < ends; offset += random.between(interval.min, interval.max))
    if (!random.chance(lost)) offsets.push(offset);
  if (offsets.length === 0) offsets.push(0);
  return [...dwell(crossing, begins, random), ...offsets.map(read)];
}

/** Reads of somebody who stands on the start mat until the race moves. */
function dwell(crossing: Crossing, begins: number, random: Random): MatRead[] {
  const reads: MatRead[] = [];
  if (crossing.dwellsFrom === null) return reads;
  let time = crossing.dwellsFrom;
  while (time < crossing.time + begins) {
    const rssi = Math.round(random.normal(-62, 4));
    reads.push({ time: Math.round(time), antenna: random.whole(1, 2), rssi });
    time += random.between(dwellInterval.min, dwellInterval.max);
  }
  return reads;
}
