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
  /** Whose results follow from these. */
  bibs: Set<string>;
}

/** Passings of reads that came late, of which nobody knows when they were made. */
interface LateReads {
  reader: string;
  point: string;
  passings: number;
  /** Between which moments they lie. */
  from: Ms;
  to: Ms;
  bibs: Set<string>;
}

/** One warning for each time that a laptop stood still, and for each reader whose reads came late and are uncertain. */
export function* stallWarnings(timing: Timing): Steps<Warning[]> {
  const stalls = recordedStalls(timing);
  const late = new Map<string, LateReads>();
  yield;
  for (const { id, chip, point, reader = '', uncertain, last } of timing.table.uncertain()) {
    if (uncertain === undefined) continue;
    const station = id.slice(0, id.lastIndexOf(':'));
    const from = earliestOf(uncertain);
    const of = stalls.get(keyOf(station, from)) ?? lateIn(late, station, reader, { point, from, to: last });
    const bib = timing.bibOfChip(chip ?? '');
    if (bib !== undefined && timing.result(bib)?.flags.includes('time-uncertain') === true) of.bibs.add(bib);
  }
  return [...[...stalls.values()].map(warningOfStall), ...[...late.values()].map(warningOfLate)];
}

function recordedStalls(timing: Timing): Map<string, Stall> {
  const stalls = new Map<string, Stall>();
  for (const action of timing.actions) {
    if (action.type !== 'station.stall') continue;
    const { station, from, to } = action;
    const reads = new Map(action.mats.map(({ mat, reads: count }) => [mat, count]));
    stalls.set(keyOf(station, from), { station, from, to, reads, bibs: new Set() });
  }
  return stalls;
}

const keyOf = (station: string, from: Ms) => `${station} ${from}`;

/** The late reads of a reader at a point, with one passing more. */
function lateIn(
  all: Map<string, LateReads>,
  station: string,
  reader: string,
  { point, from, to }: Pick<LateReads, 'point' | 'from' | 'to'>,
): LateReads {
  const key = `${station} ${reader} ${point}`;
  const late = all.get(key) ?? { reader, point, passings: 0, from, to, bibs: new Set<string>() };
  all.set(key, late);
  late.passings += 1;
  late.from = Math.min(late.from, from);
  late.to = Math.max(late.to, to);
  return late;
}

function warningOfStall({ station, from, to, reads, bibs }: Stall): Warning {
  return warningOf(bibs.size > 0 ? 'times-uncertain' : 'stood-still', {
    bibs: [...bibs],
    points: [...reads.keys()],
    params: { station, from, to, reads: [...reads.values()].reduce((sum, count) => sum + count, 0) },
  });
}

function warningOfLate({ reader, point, passings, from, to, bibs }: LateReads): Warning {
  return warningOf('late-uncertain', {
    bibs: [...bibs],
    points: [point],
    params: { reader, passings, from, to },
  });
}
