import { bigEndian, numberAt } from './bytes.ts';

/** Parameters of LLRP by number; the first twenty are written without a length. */
export const parameter = {
  antenna: 1,
  firstSeenUtc: 2,
  firstSeenUptime: 3,
  lastSeenUtc: 4,
  lastSeenUptime: 5,
  peakRssi: 6,
  epc96: 13,
  utc: 128,
  uptime: 129,
  deviceCapabilities: 137,
  roSpec: 177,
  boundary: 178,
  startTrigger: 179,
  stopTrigger: 182,
  antennaInventory: 183,
  antennaInventoryStop: 184,
  inventory: 186,
  keepalive: 220,
  antennaConfiguration: 222,
  eventsAndReports: 226,
  reportSpec: 237,
  reportContent: 238,
  tagReport: 240,
  epc: 241,
  eventSpec: 244,
  eventState: 245,
  eventData: 246,
  roSpecEvent: 249,
  reportsLost: 251,
  exceptionEvent: 252,
  antennaEvent: 255,
  connectionAttempt: 256,
  status: 287,
  gen2Inventory: 330,
  gen2Singulation: 336,
} as const;

/** Sizes of the parameters 0 to 20, which are written without a length; 0 for those that are not. */
const shortSizes = [0, 2, 8, 8, 8, 8, 1, 2, 2, 4, 2, 2, 2, 12, 2, 2, 4, 4, 4, 2, 2];

/** A parameter, where it starts, and where its content lies. */
export interface Parameter {
  type: number;
  start: number;
  from: number;
  to: number;
}

/** Null where they do not fill the place. */
export function parametersIn(bytes: Uint8Array, from: number, to: number): Parameter[] | null {
  const found: Parameter[] = [];
  for (let at = from; at < to;) {
    const first = bytes[at] ?? 0;
    const isShort = (first & 0x80) !== 0;
    const type = isShort ? first & 0x7f : numberAt(bytes, at, 2) & 0x3ff;
    const head = isShort ? 1 : 4;
    const size = isShort ? head + (shortSizes[type] ?? 0) : numberAt(bytes, at + 2, 2);
    if (at + size > to || size < (isShort ? 2 : 4)) return null;
    found.push({ type, start: at, from: at + head, to: at + size });
    at += size;
  }
  return found;
}

/** A text with its length before it. */
export function textAt(frame: Uint8Array, at: number): string {
  const start = at + 2;
  return new TextDecoder().decode(frame.subarray(start, start + numberAt(frame, at, 2)));
}

/** A parameter that says how long it is. */
export function long(type: number, ...content: (readonly number[])[]): number[] {
  const body = content.flat();
  return [...bigEndian(type, 2), ...bigEndian(body.length + 4, 2), ...body];
}

/** One of those that are written without a length. */
export function short(type: number, content: readonly number[]): number[] {
  return [0x80 | type, ...content];
}
