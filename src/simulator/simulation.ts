import { formatReaderAddress } from '../readers/address.ts';
import type { SimulatedClock } from '../readers/simulated-clock.ts';
import type { Entry, Ms, RaceDefinition } from '../timing/race.ts';
import { firstGun, raceField, type Crossing } from './field.ts';
import { hasPty, openPtyPort, openTcpPort, type MatPort } from './mat-port.ts';
import { Random } from './random.ts';
import { readsOf } from './reads.ts';
import { VirtualMat, type ScheduledRead, type Truth } from './virtual-mat.ts';

export interface SimulationOptions {
  race: RaceDefinition;
  entries: readonly Entry[];
  /** The same seed makes the same race. */
  seed: number;
  clock: SimulatedClock;
  /** Pseudo-terminals where the system has them, TCP otherwise. */
  transport?: 'pty' | 'tcp';
}

/** A race that runs over virtual mats, one for each timing point. */
export interface Simulation {
  /** Addresses for a station, in course order. */
  readonly addresses: readonly string[];
  readonly mats: readonly VirtualMat[];
  /** All crossings, in order of time, and what was sent of them so far. */
  truth(): readonly Truth[];
  /** Settles when everybody has passed. */
  readonly done: Promise<void>;
  stop(): Promise<void>;
}

/** Wall time from the start of a simulation to the first gun: stations connect before it. */
const leadMs = 8000;

/** Race time that runs `speed` times faster than life, from eight real seconds before the first gun. */
export function steadyClock(race: RaceDefinition, speed: number, wallNow: number): SimulatedClock {
  return [{ from: wallNow, race: Math.round(firstGun(race) - leadMs * speed), rate: speed }];
}

/** How a demonstration gets to the first finishers in about nine seconds of wall time. */
const demo = { connectMs: 1500, beforeGun: 3000, startRate: 90, startMaxMs: 3500, middleMs: 1800 };
const beforeFinish = { race: 3000, wallMs: 300 };

/**
 * Race time for a demonstration of this field: the starts at about 90 times life, the course faster
 * still, and from shortly before the first finisher on `speed`.
 */
export function demoClock(
  race: RaceDefinition,
  field: readonly Crossing[],
  speed: number,
  wallNow: number,
): SimulatedClock {
  const gun = firstGun(race);
  const timesAt = (point: string | undefined) =>
    field.filter((crossing) => crossing.point === point).map(({ time }) => time);
  const starts = timesAt(race.points[0]?.id);
  const lastStart = starts.reduce((last, time) => Math.max(last, time), gun) + 2000;
  const finishes = timesAt(race.points.at(-1)?.id);
  const firstFinish = finishes.reduce((first, time) => Math.min(first, time), Infinity);
  const startRate = Math.max(demo.startRate, (lastStart - gun) / demo.startMaxMs);
  const segments = [{ from: wallNow, race: gun - demo.beforeGun - demo.connectMs, rate: 1 }];
  const changeAt = (instant: Ms, rate: number) => {
    const last = segments.at(-1);
    if (last === undefined || instant <= last.race) return;
    const from = Math.round(last.from + (instant - last.race) / last.rate);
    segments.push({ from, race: Math.round(instant), rate });
  };
  changeAt(gun - demo.beforeGun, startRate);
  const approach = firstFinish - beforeFinish.race - beforeFinish.wallMs * speed;
  if (!Number.isFinite(approach) || approach <= lastStart) {
    changeAt(Math.max(gun, Math.min(lastStart, approach)), speed);
    return segments;
  }
  changeAt(lastStart, Math.max(speed, (approach - lastStart) / demo.middleMs));
  changeAt(approach, speed);
  return segments;
}

/** Starts a mat for each timing point. Rejects where the race or a chip cannot be simulated. */
export async function startSimulation(options: SimulationOptions): Promise<Simulation> {
  const { race, entries, seed, clock } = options;
  const crossings = raceField(race, entries, seed);
  const random = new Random(seed + 1);
  const truths: Truth[] = [];
  const reads = new Map<string, ScheduledRead[]>(race.points.map((point) => [point.id, []]));
  for (const crossing of crossings) {
    const { truth, scheduled } = schedule(crossing, random);
    truths.push(truth);
    for (const read of scheduled) reads.get(crossing.point)?.push(read);
  }
  const openPort = await portOpener(options.transport);
  const mats: VirtualMat[] = [];
  const stop = async () => {
    await Promise.all(mats.map((mat) => mat.stop()));
  };
  try {
    for (const point of race.points) {
      const own = (reads.get(point.id) ?? []).sort((one, other) => one.time - other.time);
      mats.push(await VirtualMat.start(openPort, clock, own));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    addresses: race.points.map((point, index) => addressOf(mats[index], point.id, clock)),
    mats,
    truth: () => truths,
    done: Promise.all(mats.map((mat) => mat.done)).then(() => undefined),
    stop,
  };
}

function schedule(crossing: Crossing, random: Random): { truth: Truth; scheduled: ScheduledRead[] } {
  const reads = readsOf(crossing, random);
  const { bib, chip, point, time } = crossing;
  const truth: Truth = {
    bib,
    chip,
    point,
    time,
    reads: reads.length,
    firstRead: reads[0]?.time ?? null,
    lastRead: reads.at(-1)?.time ?? null,
    sent: 0,
    firstSent: null,
    lastSent: null,
  };
  return { truth, scheduled: reads.map((read) => ({ ...read, truth })) };
}

function addressOf(mat: VirtualMat | undefined, point: string, clock: SimulatedClock): string {
  if (mat === undefined) throw new Error(`no mat at "${point}"`);
  const common = { protocol: 'a0', point, clock } as const;
  const { place } = mat;
  return formatReaderAddress(
    place.transport === 'serial' ? { ...common, ...place, baud: 115_200 } : { ...common, ...place },
  );
}

async function portOpener(transport: 'pty' | 'tcp' | undefined): Promise<() => Promise<MatPort>> {
  const chosen = transport ?? ((await hasPty()) ? 'pty' : 'tcp');
  return chosen === 'pty' ? () => openPtyPort() : () => openTcpPort();
}
