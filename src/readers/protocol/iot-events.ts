import type { Ms } from '../../timing/model/race.ts';
import { type TagContent, wholeNumber } from './lines.ts';
import type { ReaderStamp } from './protocol.ts';

/** What the JSON of fixed readers says: Impinj's IoT device interface, Zebra's IoT Connector, Impinj's Speedway Connect. */

export type IotContent =
  /** The reader says that it reads, or that it does not. */
  | { type: 'inventory'; isRunning: boolean }
  | { type: 'heartbeat' }
  /** An event that is none of tags. */
  | { type: 'event'; kind: string };

type Fields = Readonly<Record<string, unknown>>;

/** What one object says; null where it is of a tag and cannot be true. */
export function readEvent(value: unknown): TagContent | IotContent | null {
  if (!isFields(value)) return { type: 'event', kind: '' };
  const tag = value['tagInventoryEvent'];
  if (isFields(tag)) return readImpinj(tag, value['timestamp']);
  const { data } = value;
  if (isFields(data) && 'idHex' in data) return readZebra(data, value['timestamp']);
  if ('epc' in value && 'firstSeenTimestamp' in value) return readSpeedway(value);
  if (value['isHeartBeat'] === true) return { type: 'heartbeat' };
  const status = value['inventoryStatusEvent'];
  if (isFields(status)) {
    const said = status['inventoryStatus'] ?? status['status'];
    return { type: 'inventory', isRunning: said === 'running' || said === 'armed' };
  }
  const kind = value['eventType'] ?? value['type'];
  return typeof kind === 'string' && /heart|keep-?alive/i.test(kind)
    ? { type: 'heartbeat' }
    : { type: 'event', kind: typeof kind === 'string' ? kind : '' };
}

/** Impinj R700: strength in hundredths of dBm; the EPC in hex where it is switched on, else in base64. */
function readImpinj(tag: Fields, timestamp: unknown): TagContent | null {
  const { epcHex, epc, antennaPort, peakRssiCdbm, firstSeenTime, lastSeenTime } = tag;
  const chip = typeof epcHex === 'string' ? epcHex : base64ToHex(epc);
  const rssi = typeof peakRssiCdbm === 'number' ? Math.round(peakRssiCdbm) / 100 : null;
  return tagOf(chip, antennaPort, rssi, firstSeenTime ?? lastSeenTime ?? timestamp);
}

/** Zebra FX with the IoT Connector. */
function readZebra({ idHex, antenna, peakRssi }: Fields, timestamp: unknown): TagContent | null {
  return tagOf(idHex, antenna, peakRssi, timestamp);
}

function readSpeedway(value: Fields): TagContent | IotContent | null {
  if (value['isHeartBeat'] === true) return { type: 'heartbeat' };
  const { epc, antennaPort, peakRssi, firstSeenTimestamp } = value;
  return tagOf(epc, antennaPort, peakRssi, firstSeenTimestamp);
}

/** Speedway Connect's text: `antenna,EPC[,TID],first seen[,strength…]`. */
export function readSpeedwayLine(text: string): TagContent | null {
  const [, antenna, epc, seen = '', rssi] =
    /^(\d{1,3}),([0-9A-F]{4,124})(?:,[0-9A-F]{8,64})?,(\d{4}-[^,]{10,40}|\d{16})(?:,(-\d{1,3}(?:\.\d+)?))?(?:,[-\w.]{0,32}){0,4}$/i.exec(
      text,
    ) ?? [];
  if (epc === undefined) return null;
  const strength = rssi === undefined ? null : Number(rssi);
  // In microseconds since 1970, as older releases write it.
  const stamp = /^\d{16}$/.test(seen)
    ? { kind: 'instant' as const, ms: Math.round(Number(seen) / 1000) }
    : iotTime(seen);
  return stamp === null ? null : contentOf(epc, Number(antenna), strength, stamp);
}

function tagOf(chip: unknown, antenna: unknown, rssi: unknown, time: unknown): TagContent | null {
  const stamp = iotTime(time);
  if (typeof chip !== 'string' || stamp === null) return null;
  const port = wholeNumber(String(typeof antenna === 'number' ? antenna : 0), 0, 255);
  const strength = typeof rssi === 'number' && Math.abs(rssi) <= 200 ? rssi : null;
  return port === null ? null : contentOf(chip, port, strength, stamp);
}

function contentOf(
  chip: string,
  antenna: number,
  rssi: number | null,
  stamp: ReaderStamp,
): TagContent | null {
  if (!/^[0-9A-F]{4,124}$/i.test(chip)) return null;
  const what = { chip: chip.toUpperCase(), antenna, rssi, stamp, sequence: null };
  return { type: 'read', ...what, stored: false, counts: true };
}

/** `2018-06-14T00:15:54.36879Z`, with any number of digits, rounded; `+0000` and `+00:00` as well. Null for any other text. */
export function iotTime(value: unknown): { kind: 'instant'; ms: Ms } | null {
  if (typeof value !== 'string') return null;
  const [, second, fraction = '0', zone = ''] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:?\d\d)$/.exec(value) ?? [];
  if (second === undefined) return null;
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const ms = Date.parse(`${second}${offset}`);
  return Number.isNaN(ms) ? null : { kind: 'instant', ms: ms + Math.round(Number(`0.${fraction}`) * 1000) };
}

function base64ToHex(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^[\w+/-]{2,84}={0,2}$/.test(value)) return undefined;
  return Buffer.from(value, 'base64').toString('hex').toUpperCase();
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
