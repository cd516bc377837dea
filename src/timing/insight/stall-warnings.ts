import type { Ms } from '../model/race.ts';
import type { Steps } from '../steps.ts';
import type { Timing } from '../timing.ts';
import { earliestOf } from '../passings/uncertain.ts';
import { warningOf, type Warning } from './warning.ts';

/** A time in which a laptop stood still, and what came out of its buffers afterwards. */
interface Stall {
  station: string;
  from: Ms;
  to: Ms;
  /** Reads by mat, as the station counted them. */
  reads: Map<string, number>;
  /** Passings by mat, where the station was ended before it told. */
  passings: Map<string, number>;
  /** Whose results follow from these. */
  bibs: Set<string>;
}

/** One warning for each time that a laptop stood still. */
export function* stallWarnings(timing: Timing): Steps<Warning[]> {
  const stalls = recordedStalls(timing);
  yield;
  for (const { id, chip, point, uncertain, last } of timing.table.uncertain()) {
    if (uncertain === undefined) continue;
    const station = id.slice(0, id.lastIndexOf(':'));
    const from = earliestOf(uncertain);
    const stall = stallIn(stalls, station, from);
    if (stall.reads.size === 0) stall.to = Math.max(stall.to, last);
    stall.passings.set(point, (stall.passings.get(point) ?? 0) + 1);
    const bib = timing.bibOfChip(chip ?? '');
    if (bib !== undefined && timing.result(bib)?.flags.includes('time-uncertain') === true)
      stall.bibs.add(bib);
  }
  return [...stalls.values()].map(warningOfStall);
}

function recordedStalls(timing: Timing): Map<string, Stall> {
  const stalls = new Map<string, Stall>();
  for (const action of timing.actions) {
    if (action.type !== 'station.stall') continue;
    const stall = stallIn(stalls, action.station, action.from);
    stall.to = action.to;
    stall.reads = new Map(action.mats.map(({ mat, reads }) => [mat, reads]));
  }
  return stalls;
}

function stallIn(stalls: Map<string, Stall>, station: string, from: Ms): Stall {
  const key = `${station} ${from}`;
  const known = stalls.get(key);
  if (known !== undefined) return known;
  const stall = { station, from, to: from, reads: new Map(), passings: new Map(), bibs: new Set<string>() };
  stalls.set(key, stall);
  return stall;
}

function warningOfStall({ station, from, to, reads, passings, bibs }: Stall): Warning {
  const mats = reads.size > 0 ? reads : passings;
  return warningOf(bibs.size > 0 ? 'times-uncertain' : 'stood-still', {
    bibs: [...bibs],
    points: [...mats.keys()],
    params: { station, from, to, reads: [...mats.values()].reduce((sum, count) => sum + count, 0) },
  });
}
