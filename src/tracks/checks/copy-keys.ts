import { lengthOf, type Track } from '../model/track.ts';

/**
 * What a run is looked up by among all others: numbers for where it was at which minute, and for which ways it took in
 * what order. Of all such numbers only those are kept that fall into one class, the same for everybody, so that two runs
 * share the same part of what is kept as of the whole. They tell where somebody was: personal data, as the track.
 */
export interface CopyKeys {
  /** Ascending, without repeats; whole numbers below 2³². */
  timed: Uint32Array;
  ways: Uint32Array;
}

/** Degrees of latitude of a cell: 110 m. */
const cell = 0.001;
/** One of so many numbers is kept. */
const keptOfTimed = 6;
const keptOfWays = 8;
/** So many cells in a row are one piece of a way. */
const cellsOfWay = 4;

export function keysOf(track: Track): CopyKeys {
  const { time, lat, lon } = track.samples;
  const timed = new Set<number>();
  const ways = new Set<number>();
  let minute = NaN;
  const row: number[] = [];
  for (let index = 0; index < lengthOf(track); index += 1) {
    if (Number.isNaN(lat[index]!)) continue;
    const here = cellOf(lat[index]!, lon[index]!);
    const now = Math.floor(time[index]! / 60_000);
    if (now !== minute) {
      minute = now;
      const key = mixed(here, now);
      if (key % keptOfTimed === 0) timed.add(key);
    }
    if (here === row.at(-1)) continue;
    row.push(here);
    if (row.length > cellsOfWay) row.shift();
    if (row.length < cellsOfWay) continue;
    const key = row.reduce(mixed, 0);
    if (key % keptOfWays === 0) ways.add(key);
  }
  return { timed: Uint32Array.from(timed).sort(), ways: Uint32Array.from(ways).sort() };
}

function cellOf(lat: number, lon: number): number {
  const row = Math.floor(lat / cell);
  // Cells are about as wide as they are high; all of one row are alike.
  const width = cell / Math.max(0.01, Math.cos(((row + 0.5) * cell * Math.PI) / 180));
  return mixed(row >>> 0, Math.floor(lon / width) >>> 0);
}

/** Two numbers as one, well mixed (the finish of MurmurHash3). */
function mixed(one: number, other: number): number {
  let hash = Math.imul(one ^ (other + 0x9e3779b9 + (one << 6) + (one >>> 2)), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13) ^ Math.imul(other, 0x27d4eb2f), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
