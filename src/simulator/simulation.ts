import { message } from '../words/message.ts';
import { ToldError } from '../words/told-error.ts';
import { formatReaderAddress } from '../readers/address.ts';
import { protocols } from '../readers/protocols.ts';
import type { ProtocolName } from '../readers/protocol/protocol.ts';
import type { Protocol } from '../readers/session/conversation.ts';
import type { SimulatedClock } from '../readers/simulated-clock.ts';
import { matOf } from '../timing/model/course.ts';
import type { SiteRaces } from '../timing/model/event.ts';
import type { Entry } from '../timing/model/race.ts';
import { devices } from './devices.ts';
import { siteField, type Crossing } from './field.ts';
import { hasPty, openPtyPort, openTcpPort, type MatPort } from './mat-port.ts';
import { Random } from './random.ts';
import { readsOf } from './reads.ts';
import { VirtualMat, type ScheduledRead, type Truth } from './virtual-mat.ts';

export interface SimulationOptions {
  /** The races that share the mats. */
  site: SiteRaces;
  entries: readonly Entry[];
  /** The same seed makes the same day. */
  seed: number;
  clock: SimulatedClock;
  /** Pseudo-terminals where the system has them, TCP otherwise. */
  transport?: 'pty' | 'tcp';
  /** What the mats speak; 0xA0 where it is not said. */
  protocol?: ProtocolName;
  /** Readers at each mat, which hear the same chips each in its own way: 1 or 2. */
  readersPerMat?: number;
  /** The true day in order of time, where it is not to be made of the entries and the seed. */
  crossings?: readonly Crossing[];
}

/** The races of a site, run over virtual mats. */
export interface Simulation {
  /** Addresses for a station, in course order of the first race, then what further races add; second readers behind all first ones. */
  readonly addresses: readonly string[];
  readonly mats: readonly VirtualMat[];
  /** All crossings of each mat, in order of time, and what was sent of them so far. */
  truth(): readonly Truth[];
  /** Settles when everybody has passed. */
  readonly done: Promise<void>;
  stop(): Promise<void>;
}

const ipicoDigits = 12;

/** Starts a reader at each mat of the site. Rejects where a race, a chip or the protocol cannot be simulated. */
export async function startSimulation(options: SimulationOptions): Promise<Simulation> {
  const { site, entries, seed, clock, readersPerMat = 1 } = options;
  const protocol = protocols[options.protocol ?? 'a0'];
  const makeDevice = devices[protocol.name];
  const long = entries.flatMap(({ chips }) => chips).find((chip) => chip.length > ipicoDigits);
  if (protocol.name === 'ipico' && long !== undefined)
    throw new ToldError(message('simulate.long-chip', { chip: long, digits: ipicoDigits }));
  const crossings = options.crossings ?? siteField(site, entries, seed);
  const places = matsOf(site);
  const random = new Random(seed + 1);
  const truths: Truth[] = [];
  const openPort = await portOpener(options.transport, protocol);
  const mats: VirtualMat[] = [];
  const addresses: string[] = [];
  const stop = async () => {
    await Promise.all(mats.map((mat) => mat.stop()));
  };
  try {
    for (let nth = 0; nth < readersPerMat; nth += 1) {
      const heard = hearAll(crossings, places, random);
      for (const truth of heard.truths) truths.push(truth);
      for (const id of places) {
        const reads = heard.reads.get(id) ?? [];
        const mat = await VirtualMat.start(openPort(), clock, reads, makeDevice, site.site.zone);
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

/** Ids of the mats that the site's races run over, each once. */
function matsOf({ races }: SiteRaces): string[] {
  return [...new Set(races.flatMap(({ points }) => points.map(matOf)))];
}

/** What one reader at each mat hears of all crossings, in order of time. */
function hearAll(crossings: readonly Crossing[], places: readonly string[], random: Random) {
  const truths: Truth[] = [];
  const reads = new Map<string, ScheduledRead[]>(places.map((mat) => [mat, []]));
  for (const crossing of crossings) {
    const { truth, scheduled } = schedule(crossing, random);
    truths.push(truth);
    for (const read of scheduled) reads.get(crossing.mat)?.push(read);
  }
  for (const own of reads.values()) own.sort((one, other) => one.time - other.time);
  return { truths, reads };
}

function schedule(crossing: Crossing, random: Random): { truth: Truth; scheduled: ScheduledRead[] } {
  const reads = readsOf(crossing, random);
  const { bib, chip, point, mat, time } = crossing;
  const truth: Truth = {
    bib,
    chip,
    point,
    mat,
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

function addressOf({ place }: VirtualMat, mat: string, clock: SimulatedClock, protocol: Protocol): string {
  const common = { protocol: protocol.name, point: mat, clock };
  const [baud = 115_200] = protocol.bauds;
  return formatReaderAddress(
    place.transport === 'serial' ? { ...common, ...place, baud } : { ...common, ...place },
  );
}

/** For each mat what opens its port: pseudo-terminals where there are some and the protocol is spoken over serial lines; otherwise TCP. */
async function portOpener(
  transport: 'pty' | 'tcp' | undefined,
  protocol: Protocol,
): Promise<() => () => Promise<MatPort>> {
  const isSerial = protocol.bauds.length > 0;
  const chosen = transport ?? (isSerial && (await hasPty()) ? 'pty' : 'tcp');
  return chosen === 'pty' ? () => () => openPtyPort() : sameTcpPort;
}

/** Opens a TCP port that is free, and the same again after it was closed: stations find the reader where it was. */
function sameTcpPort(): () => Promise<MatPort> {
  let known = 0;
  return async () => {
    const port = await openTcpPort(known);
    if (port.place.transport === 'tcp') known = port.place.port;
    return port;
  };
}
