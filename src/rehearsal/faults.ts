import type { FaultName } from '../contract/rehearsal.ts';
import type { Crossing } from '../simulator/field.ts';
import { Random } from '../simulator/random.ts';
import type { VirtualMat } from '../simulator/virtual-mat.ts';
import type { Ms } from '../timing/model/race.ts';

const hour = 3_600_000;
/** A reader's clock that is off by no more is right. */
const clockRight: Ms = 2000;

/** The other things of the rehearsal that a fault can break. */
export interface Laptop {
  /** Pulls its plug. */
  kill(): void;
  /** Whether its disk takes something. */
  fillDisk(isFull: boolean): void;
  readonly runs: boolean;
  readonly diskIsFull: boolean;
}

/** What a fault is done to. */
export interface Victims {
  /** Null for a fault of no single mat. */
  mat: VirtualMat | null;
  laptop: Laptop;
}

/** What tells whether a fault is mended. */
export interface Traces extends Victims {
  /** Types of the actions that the crew did since, those that were taken back left out. */
  actions: ReadonlySet<string>;
}

interface Fault {
  /** It is there from the beginning; the others happen while people cross mats. */
  fromStart?: true;
  /** It happens to one mat. */
  atMat?: true;
  /** Nobody has to do anything about it. */
  harmless?: true;
  begin(victims: Victims): void;
  /** Whether the crew has mended it. */
  isMended(traces: Traces): boolean;
}

/** Each fault: what it does, and what the crew does that mends it. */
export const faults: Record<FaultName, Fault> = {
  'cable-out': {
    atMat: true,
    begin: ({ mat }) => void mat?.hangUp(),
    isMended: ({ mat }) => mat?.isPluggedIn === true,
  },
  'reader-silent': {
    atMat: true,
    begin: ({ mat }) => mat?.fallSilent(true),
    isMended: ({ mat }) => mat?.isSilent === false,
  },
  'clock-off': {
    atMat: true,
    begin: ({ mat }) => mat?.jumpClock(hour),
    // The station dates by itself what it can; the crew sets the clock, or says how far it was off.
    isMended: ({ mat, actions }) =>
      Math.abs(mat?.clockOffset ?? 0) < clockRight || actions.has('clock.correct'),
  },
  'chips-shifted': {
    fromStart: true,
    begin: () => undefined,
    isMended: ({ actions }) =>
      ['chip.map', 'chip.swap', 'chip.assign', 'entries.import'].some((type) => actions.has(type)),
  },
  'reads-twice': {
    atMat: true,
    harmless: true,
    begin: ({ mat }) => mat?.sayTwice(true),
    isMended: () => false,
  },
  'disk-full': {
    begin: ({ laptop }) => laptop.fillDisk(true),
    isMended: ({ laptop }) => !laptop.diskIsFull,
  },
  'laptop-dead': {
    begin: ({ laptop }) => laptop.kill(),
    isMended: ({ laptop }) => laptop.runs,
  },
};

/** A fault that is to come; `mat` is null for one of no single mat. */
export interface PlannedFault {
  fault: FaultName;
  mat: string | null;
  at: Ms;
}

/** Faults happen while this share of all crossings is made. */
const busy = { from: 0.12, to: 0.75 };

/**
 * When and where the faults happen: those that were asked for and so many surprises, each in a stretch of the day of its own, at
 * a mat that somebody crosses then. `crossings` in order of time. The same input gives the same plan, in order of time.
 */
export function planFaults(
  asked: readonly FaultName[],
  surprises: number,
  crossings: readonly Crossing[],
  seed: number,
): PlannedFault[] {
  const random = new Random(seed + 2);
  const first = crossings[0];
  if (first === undefined) return [];
  const names = [...asked, ...surprising(asked, surprises, random)];
  const later = shuffled(
    names.filter((name) => faults[name].fromStart === undefined),
    random,
  );
  const width = (busy.to - busy.from) / Math.max(1, later.length);
  const planned = later.map((fault, index): PlannedFault => {
    const share = busy.from + (index + random.next()) * width;
    const crossing = crossings[Math.floor(share * crossings.length)] ?? first;
    return { fault, mat: faults[fault].atMat === true ? crossing.mat : null, at: crossing.time };
  });
  const fromStart = [...new Set(names)].filter((name) => faults[name].fromStart === true);
  return [...fromStart.map((fault) => ({ fault, mat: null, at: first.time })), ...planned];
}

/** Faults that nobody asked for, each once before any comes again. */
function surprising(asked: readonly FaultName[], count: number, random: Random): FaultName[] {
  const all = Object.keys(faults) as FaultName[];
  const fresh = all.filter((name) => !asked.includes(name));
  const again = all.filter((name) => faults[name].fromStart === undefined);
  return Array.from({ length: count }, () => {
    const from = fresh.length > 0 ? fresh : again;
    const name = random.pick(from);
    if (from === fresh) fresh.splice(fresh.indexOf(name), 1);
    return name;
  });
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  return items
    .map((item) => ({ item, order: random.next() }))
    .toSorted((one, other) => one.order - other.order)
    .map(({ item }) => item);
}
