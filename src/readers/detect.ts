import { formatReaderAddress, type ReaderPlace } from './address.ts';
import { message } from '../words/message.ts';
import type { ReaderMessage } from './message.ts';
import type { Found, ProtocolName } from './protocol/protocol.ts';
import { protocols } from './protocols.ts';
import type { Protocol } from './session/conversation.ts';
import { portAt } from './transport/port.ts';
import { TransportError, type Transport } from './transport/transport.ts';

/** A reader that streams says something by itself in this time. */
const listenMs = 400;
/** A reader that was asked answers in this time. */
const answerMs = 500;

/** What stands on a port. */
export interface Detection {
  found: DetectedReader | null;
  /** Why nothing was found, or what could not be tried. */
  detail: ReaderMessage | null;
  /** What was tried: each protocol with its speed or port. */
  tried: ReaderMessage[];
}

export interface DetectedReader {
  protocol: ProtocolName;
  /** Its address, with everything but the timing point. */
  address: string;
  baud: number | null;
}

/**
 * Finds out what is on a serial port (its path), on a host, or on `host:port`: every protocol at every speed
 * or port that its readers use, until one answers. Nothing is set or started on the reader.
 */
export async function detectReader(text: string, given = Object.values(protocols)): Promise<Detection> {
  const protocolsToTry = given.filter(({ calls }) => calls !== true);
  const places = placesOf(text, protocolsToTry);
  const tried: ReaderMessage[] = [];
  const troubles: ReaderMessage[] = [];
  let garbage = 0;
  for (const place of places) {
    const candidates = candidatesAt(place, protocolsToTry);
    try {
      const answer = await tryPlace(place, candidates, tried);
      garbage += answer.garbage;
      if (answer.protocol !== null) return { found: detected(place, answer.protocol), detail: null, tried };
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      troubles.push(error.told);
      if (place.transport === 'serial') break;
    }
  }
  return { found: null, detail: whyNothing(troubles, tried.length > 0, garbage), tried };
}

function detected(place: ReaderPlace, protocol: Protocol): DetectedReader {
  const address = formatReaderAddress({ ...place, protocol: protocol.name, point: '', clock: null });
  return {
    protocol: protocol.name,
    address: address.replace('&point=', ''),
    baud: place.transport === 'serial' ? place.baud : null,
  };
}

function whyNothing(troubles: ReaderMessage[], isTried: boolean, garbage: number): ReaderMessage {
  const [first, ...others] = new Map(troubles.map((one) => [JSON.stringify(one), one])).values();
  if (!isTried && first !== undefined)
    return others.length === 0 ? first : message('detection.failed', { why: [first, ...others] });
  return garbage > 0 ? message('detection.not-understood', { count: garbage }) : message('detection.nothing');
}

function placesOf(text: string, all: readonly Protocol[]): ReaderPlace[] {
  const place = text.trim();
  const isSerial = /^(\/|\\\\|COM\d+$)/i.test(place);
  if (isSerial) {
    const bauds = [...new Set(all.flatMap((protocol) => protocol.bauds))];
    return bauds.map((baud) => ({ transport: 'serial', path: place, baud }));
  }
  const [, host = place, port] = /^\[?([^\]]+?)\]?:(\d+)$/.exec(place) ?? [];
  const ports = port === undefined ? [...new Set(all.flatMap((one) => one.tcpPorts))] : [Number(port)];
  return ports.map((one) => ({ transport: 'tcp', host, port: one }));
}

/** Protocols that may be spoken there, the likeliest first. */
function candidatesAt(place: ReaderPlace, all: readonly Protocol[]): Protocol[] {
  if (place.transport === 'serial') return all.filter(({ bauds }) => bauds.includes(place.baud));
  if (place.transport !== 'tcp') return [];
  const isUsual = (one: Protocol) => Number(one.tcpPorts.includes(place.port));
  return all
    .filter(({ tcpPorts }) => tcpPorts.length > 0)
    .sort((one, other) => isUsual(other) - isUsual(one));
}

/** Listens at one place, then asks in each protocol. */
async function tryPlace(place: ReaderPlace, candidates: readonly Protocol[], tried: ReaderMessage[]) {
  const ear = new Ear();
  const baud = place.transport === 'serial' ? place.baud : 0;
  const about = ({ name: protocol }: Protocol) =>
    place.transport === 'tcp'
      ? message('detection.on-port', { protocol, port: String(place.port) })
      : message('detection.at-baud', { protocol, baud: String(baud) });
  const port = portAt(place);
  const transport: Transport = await port.open(
    { onData: (chunk) => ear.hear(chunk), onClose: () => undefined },
    baud,
  );
  try {
    const streaming = await ear.listen(candidates, listenMs);
    if (streaming !== null) return { protocol: streaming, garbage: 0 };
    for (const protocol of candidates) {
      tried.push(about(protocol));
      if (protocol.probe.bytes === null) continue;
      transport.write(protocol.probe.bytes);
      const answering = await ear.listen([protocol], answerMs);
      if (answering !== null) return { protocol: answering, garbage: 0 };
    }
    return { protocol: null, garbage: ear.garbage };
  } finally {
    await transport.close();
    await port.close();
  }
}

/** Hears what comes, and knows whose it is. */
class Ear {
  #onChunk: (chunk: Uint8Array) => void = () => undefined;
  garbage = 0;

  hear(chunk: Uint8Array): void {
    this.garbage += chunk.length;
    this.#onChunk(chunk);
  }

  /** The first of these protocols that what comes is sensible in; null where there is none after `ms`. */
  async listen(candidates: readonly Protocol[], ms: number): Promise<Protocol | null> {
    const { promise, resolve } = Promise.withResolvers<Protocol | null>();
    const trials = candidates.map((protocol) => new Trial(protocol));
    const timer = setTimeout(() => resolve(null), ms);
    this.#onChunk = (chunk) => {
      const sure = trials.filter((trial) => trial.hears(chunk));
      if (sure[0] !== undefined) resolve(sure[0].protocol);
    };
    const found = await promise;
    clearTimeout(timer);
    this.#onChunk = () => undefined;
    return found;
  }
}

/** One protocol put to the test. */
class Trial {
  readonly protocol: Protocol;
  readonly #decoder;
  #good = 0;
  #bad = 0;
  #proven = false;

  constructor(protocol: Protocol) {
    this.protocol = protocol;
    this.#decoder = protocol.decoder();
  }

  /** Whether all that came so far proves it: a checksum alone may fit noise by chance. */
  hears(chunk: Uint8Array): boolean {
    for (const found of this.#decoder.push(chunk)) this.#weigh(found);
    return this.#proven && this.#good > this.#bad;
  }

  #weigh(found: Found): void {
    if (found.type === 'bad') this.#bad += found.raw.length;
    else this.#good += found.raw.length;
    this.#proven ||= found.type === 'read' || this.protocol.probe.answers.includes(found.type);
  }
}
