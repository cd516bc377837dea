import { formatClock, parseClock, type SimulatedClock } from './simulated-clock.ts';

/** Where a reader is and what it speaks, as written after `--reader`. */
export type ReaderAddress = {
  protocol: 'a0';
  /** Timing point id. */
  point: string;
  /** Set by the simulator: what time it is in the simulated race. */
  clock: SimulatedClock | null;
} & ({ transport: 'serial'; path: string; baud: number } | { transport: 'tcp'; host: string; port: number });

/** The address cannot be understood; the message says which part and what to write instead. */
export class ReaderAddressError extends Error {
  override name = 'ReaderAddressError';
}

const defaultBaud = 115_200;
const example =
  'serial:/dev/ttyUSB0?protocol=a0&point=finish or tcp:192.168.1.200:4001?protocol=a0&point=finish';

/** Reads an address such as `serial:/dev/ttyUSB0?protocol=a0&point=finish&baud=115200`. Throws {@link ReaderAddressError}. */
export function parseReaderAddress(text: string): ReaderAddress {
  const [, transport, place, query = ''] = /^(serial|tcp):([^?]+)(?:\?(.*))?$/.exec(text.trim()) ?? [];
  if (transport === undefined || place === undefined)
    throw new ReaderAddressError(`"${text}" is not a reader address; write ${example}`);
  const parameters = new URLSearchParams(query);
  const known = ['protocol', 'point', 'clock', ...(transport === 'serial' ? ['baud'] : [])];
  for (const name of parameters.keys())
    if (!known.includes(name))
      throw new ReaderAddressError(`"${text}": "${name}" is not known here; there are ${known.join(', ')}`);
  for (const name of known)
    if (parameters.getAll(name).length > 1)
      throw new ReaderAddressError(`"${text}": "${name}" is there twice; write it once`);
  const protocol = parameters.get('protocol') ?? 'a0';
  if (protocol !== 'a0')
    throw new ReaderAddressError(`"${text}": protocol "${protocol}" is not known; there is a0`);
  const point = parameters.get('point');
  if (point === null || point === '')
    throw new ReaderAddressError(
      `"${text}": say at which timing point the reader stands, such as point=finish`,
    );
  const common = { protocol, point, clock: readClock(text, parameters.get('clock')) } as const;
  if (transport === 'serial')
    return {
      ...common,
      transport,
      path: place,
      baud: readNumber(text, 'baud', parameters.get('baud') ?? `${defaultBaud}`),
    };
  const [, host, port] = /^(.+):(\d+)$/.exec(place) ?? [];
  if (host === undefined || port === undefined)
    throw new ReaderAddressError(`"${text}": write the host and the port, such as tcp:192.168.1.200:4001`);
  return {
    ...common,
    transport: 'tcp',
    host: host.replace(/^\[|\]$/g, ''),
    port: readNumber(text, 'port', port),
  };
}

/** Writes an address; {@link parseReaderAddress} reads it back the same. */
export function formatReaderAddress(address: ReaderAddress): string {
  const { protocol, point, clock } = address;
  const place =
    address.transport === 'serial'
      ? `serial:${address.path}`
      : `tcp:${address.host.includes(':') ? `[${address.host}]` : address.host}:${address.port}`;
  const parameters = new URLSearchParams({ protocol, point });
  if (address.transport === 'serial') parameters.set('baud', String(address.baud));
  if (clock !== null) parameters.set('clock', formatClock(clock));
  // Colons and commas may stand in a query as they are, and a clock is made of them.
  const query = parameters.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
  return `${place}?${query}`;
}

function readNumber(text: string, name: string, value: string): number {
  const number = Number(value);
  const max = name === 'port' ? 65_535 : 4_000_000;
  if (!/^\d+$/.test(value) || number < 1 || number > max)
    throw new ReaderAddressError(`"${text}": ${name} is "${value}"; write a whole number from 1 to ${max}`);
  return number;
}

function readClock(text: string, value: string | null): SimulatedClock | null {
  if (value === null) return null;
  const clock = parseClock(value);
  if (clock === null)
    throw new ReaderAddressError(`"${text}": clock is "${value}"; it is written by goldline simulate`);
  return clock;
}
