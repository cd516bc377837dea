import { formatReaderAddress } from '../readers/address.ts';
import { protocols } from '../readers/protocols.ts';
import type { ProtocolName } from '../readers/protocol/protocol.ts';
import type { Protocol } from '../readers/session/conversation.ts';
import type { SimulatedClock } from '../readers/simulated-clock.ts';
import type { Entry, Ms, RaceDefinition } from '../timing/model/race.ts';
import { devices } from './devices.ts';
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
  /** What the mats speak; 0xA0 where it is not said. */
  protocol?: ProtocolName;
  /** Mats on each timing point, which hear the same chips each in its own way: 1 or 2. */
  matsPerPoint?: number;
}

/** A race that runs over virtual mats. */
export interface Simulation {
  /** Addresses for a station, in course order; the second mats behind all first ones. */
  readonly addresses: readonly string[];
  readonly mats: readonly VirtualMat[];
  /** All crossings of each mat, in order of time, and what was sent of them so far. */
  truth(): readonly Truth[];
  /** Settles when everybody has passed. */
  readonly done: Promise<void>;
  stop(): Promise<void>;
}

const ipicoDigits = 12;

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

/** Starts the mats of each timing point. Rejects where the race, a chip or the protocol cannot be simulated. */
export async function startSimulation(options: SimulationOptions): Promise<Simulation> {
  const { race, entries, seed, clock, matsPerPoint = 1 } = options;
  const protocol = protocols[options.protocol ?? 'a0'];
  const makeDevice = devices[protocol.name];
  const long = entries.flatMap(({ chips }) => chips).find((chip) => chip.length > ipicoDigits);
  if (protocol.name === 'ipico' && long !== undefined)
    throw new Error(`chip ${long} is no IPICO chip: they have ${ipicoDigits} digits`);
  const crossings = raceField(race, entries, seed);
  const random = new Random(seed + 1);
  const truths: Truth[] = [];
  const openPort = await portOpener(options.transport, protocol);
  const mats: VirtualMat[] = [];
  const addresses: string[] = [];
  const stop = async () => {
    await Promise.all(mats.map((mat) => mat.stop()));
  };
  try {
    for (let nth = 0; nth < matsPerPoint; nth += 1) {
      const heard = hearAll(crossings, race, random);
      for (const truth of heard.truths) truths.push(truth);
      for (const { id } of race.points) {
        const reads = heard.reads.get(id) ?? [];
        const mat = await VirtualMat.start(openPort, clock, reads, makeDevice, race.zone);
        mats.push(mat);
        addresses.push(addressOf(mat, id, clock, protocol));
      }
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    addresses,
    mats,
    truth: () => truths,
    done: Promise.all(mats.map((mat) => mat.done)).then(() => undefined),
    stop,
  };
}

/** What one mat on each point hears of all crossings, in order of time. */
function hearAll(crossings: readonly Crossing[], race: RaceDefinition, random: Random) {
  const truths: Truth[] = [];
  const reads = new Map<string, ScheduledRead[]>(race.points.map((point) => [point.id, []]));
  for (const crossing of crossings) {
    const { truth, scheduled } = schedule(crossing, random);
    truths.push(truth);
    for (const read of scheduled) reads.get(crossing.point)?.push(read);
  }
  for (const own of reads.values()) own.sort((one, other) => one.time - other.time);
  return { truths, reads };
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

function addressOf({ place }: VirtualMat, point: string, clock: SimulatedClock, protocol: Protocol): string {
  const common = { protocol: protocol.name, point, clock };
  const [baud = 115_200] = protocol.bauds;
  return formatReaderAddress(
    place.transport === 'serial' ? { ...common, ...place, baud } : { ...common, ...place },
  );
}

/** Pseudo-terminals where there are some and the protocol is spoken over serial lines; otherwise TCP. */
async function portOpener(
  transport: 'pty' | 'tcp' | undefined,
  protocol: Protocol,
): Promise<() => Promise<MatPort>> {
  const isSerial = protocol.bauds.length > 0;
  const chosen = transport ?? (isSerial && (await hasPty()) ? 'pty' : 'tcp');
  return chosen === 'pty' ? () => openPtyPort() : () => openTcpPort();
}
