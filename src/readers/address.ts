import { message } from '../words/message.ts';
import { ReaderError } from './message.ts';
import { protocolNames, type ProtocolName } from './protocol/protocol.ts';
import { protocols } from './protocols.ts';
import type { Protocol } from './session/conversation.ts';
import { formatClock, parseClock, type SimulatedClock } from './simulated-clock.ts';

/** Where a reader is to be found. */
export type ReaderPlace =
  /** `usb` is the serial number of a USB adapter, which finds it whatever its path is now. */
  | { transport: 'serial'; path: string; baud: number; usb?: string }
  | { transport: 'tcp'; host: string; port: number }
  /** The reader connects to this port of ours. */
  | { transport: 'tcp-listen'; port: number }
  /** A recorded log, read to its end and followed while it grows. */
  | { transport: 'file'; path: string };

/** Where a reader is and what it speaks, as written after `--reader`. */
export type ReaderAddress = {
  protocol: ProtocolName;
  /** Which kind of reader, where the protocol has several. */
  model?: string;
  /** Timing point id. */
  point: string;
  /** IANA zone of its clock, where that is not the venue's. */
  zone?: string;
  /** Set by the simulator: what time it is in the simulated race. */
  clock: SimulatedClock | null;
} & ReaderPlace;

/** The address cannot be understood: which part, and what to write instead. */
export class ReaderAddressError extends ReaderError {
  override name = 'ReaderAddressError';
}

const defaultBaud = 115_200;
const examples = {
  serial: 'serial:/dev/ttyUSB0?protocol=a0&point=finish',
  tcp: 'tcp:192.168.1.200:4001?protocol=a0&point=finish',
};

/**
 * Reads an address: `serial:<path>`, `tcp:<host>:<port>`, `tcp-listen:<port>` or `file:<path>`, then `?` and
 * parameters: `point`, `protocol`, `model`, `zone`, and for serial ports `baud` and `usb`. Throws {@link ReaderAddressError}.
 */
export function parseReaderAddress(text: string): ReaderAddress {
  const [, transport, place, query = ''] =
    /^(serial|tcp|tcp-listen|file):([^?]+)(?:\?(.*))?$/.exec(text.trim()) ?? [];
  if (transport === undefined || place === undefined)
    throw new ReaderAddressError(message('address.not-one', { text, ...examples }));
  const parameters = new URLSearchParams(query);
  checkNames(text, parameters, transport === 'serial');
  const protocol = readProtocol(text, parameters.get('protocol') ?? 'a0');
  const point = parameters.get('point');
  if (point === null || point === '') throw new ReaderAddressError(message('address.no-point', { text }));
  return {
    protocol: protocol.name,
    ...readModel(text, protocol, parameters.get('model')),
    point,
    ...readZone(text, parameters.get('zone')),
    clock: readClock(text, parameters.get('clock')),
    ...readPlace(text, { transport, place, parameters, protocol }),
  };
}

/** Writes an address; {@link parseReaderAddress} reads it back the same. */
export function formatReaderAddress(address: ReaderAddress): string {
  const { protocol, model, point, zone, clock } = address;
  const parameters = new URLSearchParams({ protocol, point });
  if (model !== undefined) parameters.set('model', model);
  if (zone !== undefined) parameters.set('zone', zone);
  if (address.transport === 'serial') {
    parameters.set('baud', String(address.baud));
    if (address.usb !== undefined) parameters.set('usb', address.usb);
  }
  if (clock !== null) parameters.set('clock', formatClock(clock));
  // Colons and commas may stand in a query as they are, and a clock is made of them.
  const query = parameters.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
  return `${formatPlace(address)}?${query}`;
}

/** Where a reader is, without what it speaks: `tcp:192.168.1.200:4001`. */
export function formatPlace(place: ReaderPlace): string {
  switch (place.transport) {
    case 'serial':
    case 'file':
      return `${place.transport}:${place.path}`;
    case 'tcp':
      return `tcp:${place.host.includes(':') ? `[${place.host}]` : place.host}:${place.port}`;
    case 'tcp-listen':
      return `tcp-listen:${place.port}`;
  }
}

function checkNames(text: string, parameters: URLSearchParams, isSerial: boolean): void {
  const names = ['protocol', 'model', 'point', 'zone', 'clock', ...(isSerial ? ['baud', 'usb'] : [])];
  for (const name of parameters.keys())
    if (!names.includes(name))
      throw new ReaderAddressError(message('address.unknown-name', { text, name, known: names }));
  for (const name of names)
    if (parameters.getAll(name).length > 1)
      throw new ReaderAddressError(message('address.name-twice', { text, name }));
}

function readProtocol(text: string, value: string): Protocol {
  const name = protocolNames.find((one) => one === value);
  if (name === undefined)
    throw new ReaderAddressError(
      message('address.unknown-protocol', { text, value, known: Object.keys(protocols) }),
    );
  return protocols[name];
}

function readModel(text: string, protocol: Protocol, model: string | null): { model?: string } {
  if (model === null) return {};
  const { name, models = [] } = protocol;
  if (models.includes(model)) return { model };
  throw new ReaderAddressError(
    models.length === 0
      ? message('address.no-models', { text, protocol: name, model })
      : message('address.unknown-model', { text, protocol: name, model, known: models }),
  );
}

function readZone(text: string, zone: string | null): { zone?: string } {
  if (zone === null) return {};
  try {
    return { zone: new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone };
  } catch {
    throw new ReaderAddressError(message('address.unknown-zone', { text, zone }));
  }
}

interface PlaceParts {
  transport: string;
  place: string;
  parameters: URLSearchParams;
  protocol: Protocol;
}

function readPlace(text: string, { transport, place, parameters, protocol }: PlaceParts): ReaderPlace {
  if (transport === 'serial') {
    const baud = parameters.get('baud') ?? `${protocol.bauds[0] ?? defaultBaud}`;
    const usb = parameters.get('usb');
    const serial = { transport, path: place, baud: readNumber(text, 'baud', baud) } as const;
    return usb === null ? serial : { ...serial, usb };
  }
  if (transport === 'tcp-listen') return { transport, port: readNumber(text, 'port', place) };
  if (transport === 'file') {
    if (protocol.clock === 'none' || protocol.clock === 'since-cycle')
      throw new ReaderAddressError(message('address.no-times', { text, protocol: protocol.name }));
    return { transport, path: place };
  }
  const [, host, port] = /^(.+):(\d+)$/.exec(place) ?? [];
  if (host === undefined || port === undefined)
    throw new ReaderAddressError(message('address.no-port', { text, example: 'tcp:192.168.1.200:4001' }));
  return { transport: 'tcp', host: host.replace(/^\[|\]$/g, ''), port: readNumber(text, 'port', port) };
}

function readNumber(text: string, name: string, value: string): number {
  const number = Number(value);
  const max = name === 'port' ? 65_535 : 4_000_000;
  if (!/^\d+$/.test(value) || number < 1 || number > max)
    throw new ReaderAddressError(message('address.bad-number', { text, name, value, max: String(max) }));
  return number;
}

function readClock(text: string, value: string | null): SimulatedClock | null {
  if (value === null) return null;
  const clock = parseClock(value);
  if (clock === null) throw new ReaderAddressError(message('address.bad-clock', { text, value }));
  return clock;
}
