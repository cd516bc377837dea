import { hexOf } from './hex.ts';

/**
 * The 0xA0 protocol of the common UHF modules (Impinj R2000 based: Invelion, Rodinbell, INNOD and clones;
 * protocol documents V2.2 to V3.7). A frame is `A0 Len Addr Cmd data… Check`: Len counts what follows it,
 * and all bytes of a frame add up to 0 modulo 256. The reader has no clock and only answers.
 */
const header = 0xa0;
/** Len of the shortest frame: address, command, check. */
const lenMin = 3;
/** Len of the longest answer to an inventory: an EPC of 496 bits, the longest there is, does not reach it. */
const inventoryLenMax = 80;
/** Reader address that every reader listens to; it answers with its own. */
const anyReader = 0xff;

export const command = {
  reset: 0x70,
  firmware: 0x72,
  setAntenna: 0x74,
  temporaryPower: 0x66,
  inventory: 0x89,
  fastInventory: 0x8a,
  sessionInventory: 0x8b,
} as const;

const inventories: readonly number[] = [command.inventory, command.fastInventory, command.sessionInventory];

/** Error codes that crews meet; the rest are shown as numbers. */
const errorTexts: Readonly<Record<number, string>> = {
  0x11: 'command failed',
  0x20: 'the reader restarted',
  0x21: 'carrier cannot be switched on',
  0x22: 'antenna is not connected',
  0x31: 'inventory failed',
  0x46: 'wrong reader address',
  0x47: 'no such antenna',
  0x48: 'power out of range',
  0x52: 'frequency synthesiser does not lock',
  0x53: 'RF chip does not answer',
  0x54: 'power not reached',
  0xee: 'antenna return loss too high',
};

/** What a frame says. */
type Message =
  | {
      type: 'tag';
      address: number;
      command: number;
      epc: string;
      antenna: number;
      rssi: number;
      frequencyCode: number;
    }
  | { type: 'round-end'; address: number; command: number; antenna: number | null; totalReads: number }
  | { type: 'antenna-error'; address: number; command: number; antenna: number; code: number }
  | { type: 'firmware'; address: number; command: number; major: number; minor: number }
  | { type: 'status'; address: number; command: number; code: number }
  | { type: 'other'; address: number; command: number; data: Uint8Array };

/** A frame cut out of the stream, with all its bytes. */
export type Frame = Message & {
  raw: Uint8Array;
  /** When its first byte arrived, as the caller told it. */
  arrived: number;
  /** Bytes that came in one piece with its first byte, from that on: the line was busy with them until `arrived`. */
  behind: number;
};

/** Bytes that were no frame. */
interface Dropped {
  reason: 'garbage' | 'bad-checksum' | 'bad-length' | 'timeout';
  bytes: number;
}

export interface Decoded {
  frames: Frame[];
  dropped: Dropped[];
}

/** A half frame is given up when nothing came for this long. */
export const idleGapMs = 100;

/** The bytes at hand: those before `fresh` had come before, at the instant `earlier`. */
interface Piece {
  bytes: Uint8Array;
  fresh: number;
  earlier: number;
  arrived: number;
}

/**
 * Cuts frames out of a stream of bytes, whatever pieces it comes in. What is no frame is dropped one
 * byte at a time, so that a good frame behind a broken one is never lost.
 */
export class A0Decoder {
  #buffer = new Uint8Array(0);
  #arrived = 0;

  /** Bytes that wait for the rest of their frame. */
  get pending(): number {
    return this.#buffer.length;
  }

  /** Takes bytes that arrived at the instant `arrived`, on any clock. */
  push(chunk: Uint8Array, arrived = 0): Decoded {
    const bytes = this.#buffer.length === 0 ? chunk : joined(this.#buffer, chunk);
    const decoded: Decoded = { frames: [], dropped: [] };
    const piece = { bytes, fresh: this.#buffer.length, earlier: this.#arrived, arrived };
    const end = cutFrames(piece, decoded, false);
    this.#buffer = copied(bytes, end, bytes.length);
    this.#arrived = arrived;
    return decoded;
  }

  /** Gives up the half frame at the end: call when nothing came for {@link idleGapMs}. A good frame inside it is kept. */
  idle(): Decoded {
    const decoded: Decoded = { frames: [], dropped: [] };
    const bytes = this.#buffer;
    cutFrames({ bytes, fresh: bytes.length, earlier: this.#arrived, arrived: this.#arrived }, decoded, true);
    this.#buffer = new Uint8Array(0);
    return decoded;
  }
}

/** Reads frames from the start; returns where an incomplete one begins. With `final` nothing is left over. */
function cutFrames(piece: Piece, decoded: Decoded, final: boolean): number {
  const { bytes } = piece;
  let at = 0;
  const drop = (reason: Dropped['reason']) => {
    const last = decoded.dropped.at(-1);
    if (last?.reason === reason) last.bytes += 1;
    else decoded.dropped.push({ reason, bytes: 1 });
    at += 1;
  };
  while (at < bytes.length) {
    if (bytes[at] !== header) {
      drop('garbage');
      continue;
    }
    const len = bytes[at + 1];
    if (len !== undefined && (len < lenMin || (len > inventoryLenMax && isInventory(bytes[at + 3])))) {
      drop('bad-length');
      continue;
    }
    const end = at + 2 + (len ?? Infinity);
    if (end > bytes.length) {
      if (!final) return at;
      drop('timeout');
    } else if (!sumsToZero(bytes, at, end)) drop('bad-checksum');
    else {
      decoded.frames.push(frameAt(piece, at, end));
      at = end;
    }
  }
  return at;
}

function frameAt({ bytes, fresh, earlier, arrived }: Piece, at: number, end: number): Frame {
  const raw = copied(bytes, at, end);
  const when = at < fresh ? { arrived: earlier, behind: fresh - at } : { arrived, behind: bytes.length - at };
  return { ...readMessage(raw), raw, ...when };
}

function isInventory(code: number | undefined): boolean {
  return code !== undefined && inventories.includes(code);
}

function readMessage(raw: Uint8Array): Message {
  const [address = 0, code = 0] = [raw[2], raw[3]];
  const data = raw.subarray(4, -1);
  const base = { address, command: code };
  if (code === command.firmware && data.length === 2)
    return { ...base, type: 'firmware', major: data[0] ?? 0, minor: data[1] ?? 0 };
  if (isInventory(code)) return readInventory(base, data);
  if (data.length === 1) return { ...base, type: 'status', code: data[0] ?? 0 };
  return { ...base, type: 'other', data };
}

/** Answers to an inventory are told apart by their length alone. */
function readInventory(base: { address: number; command: number }, data: Uint8Array): Message {
  const [first = 0, second = 0] = data;
  if (data.length === 1) return { ...base, type: 'status', code: first };
  if (data.length === 2 && base.command === command.fastInventory)
    return { ...base, type: 'antenna-error', antenna: first + 1, code: second };
  if (data.length === 7) return readRoundEnd(base, data);
  if (data.length < 4 || data.length % 2 !== 0) return { ...base, type: 'other', data };
  return readTag(base, data);
}

function readRoundEnd(base: { address: number; command: number }, data: Uint8Array): Message {
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  if (base.command === command.fastInventory)
    return { ...base, type: 'round-end', antenna: null, totalReads: view.getUint32(0) >>> 8 };
  return { ...base, type: 'round-end', antenna: view.getUint8(0) + 1, totalReads: view.getUint32(3) };
}

/**
 * `FreqAnt PC(2) EPC(n) RSSI [phase(2)]`. On readers with eight ports the top bit of the RSSI byte is
 * the bank of the antenna. With the phase switched on, the PC tells that the EPC is two bytes shorter.
 */
function readTag(base: { address: number; command: number }, data: Uint8Array): Message {
  const [freqAnt = 0, pc = 0] = data;
  const epcBytes = (pc >> 3) * 2;
  const hasPhase = data.length === 3 + epcBytes + 1 + 2;
  const epcEnd = hasPhase ? 3 + epcBytes : data.length - 1;
  const strength = data[epcEnd] ?? 0;
  return {
    ...base,
    type: 'tag',
    epc: hexOf(data.subarray(3, epcEnd)),
    antenna: (freqAnt & 3) + 1 + (strength & 0x80 ? 4 : 0),
    rssi: (strength & 0x7f) - 129,
    frequencyCode: freqAnt >> 2,
  };
}

/** What an error code means, for people. */
export function errorText(code: number): string {
  return errorTexts[code] ?? `reader error 0x${code.toString(16).padStart(2, '0')}`;
}

/** A frame with its length and check. */
export function encodeFrame(
  address: number,
  code: number,
  data: readonly number[] | Uint8Array = [],
): Uint8Array {
  const frame = new Uint8Array(data.length + 5);
  frame.set([header, data.length + lenMin, address, code]);
  frame.set(data, 4);
  frame[frame.length - 1] = -frame.reduce((sum, byte) => sum + byte, 0);
  return frame;
}

/** What a station sends. */
export const commands = {
  firmware: () => encodeFrame(anyReader, command.firmware),
  /** One round over the first four antennas, each for one stay; tags are reported as they are heard. */
  fastInventory: (repeat = 1) =>
    encodeFrame(anyReader, command.fastInventory, [0, 1, 1, 1, 2, 1, 3, 1, 0, repeat]),
};

/** What a reader answers; the simulator's side. Antennas count from 1, RSSI is in dBm. */
export const answers = {
  firmware: (address: number, major: number, minor: number) =>
    encodeFrame(address, command.firmware, [major, minor]),
  status: (address: number, code: number, status = 0x10) => encodeFrame(address, code, [status]),
  antennaError: (address: number, antenna: number, code = 0x22) =>
    encodeFrame(address, command.fastInventory, [antenna - 1, code]),
  tag: (
    address: number,
    code: number,
    tag: { epc: string; antenna: number; rssi: number; frequencyCode?: number },
  ) => {
    const epc = bytesOfHex(tag.epc);
    const bank = tag.antenna > 4 ? 0x80 : 0;
    const freqAnt = ((tag.frequencyCode ?? 30) << 2) | ((tag.antenna - 1) & 3);
    return encodeFrame(address, code, [
      freqAnt,
      (epc.length / 2) << 3,
      0,
      ...epc,
      bank | ((tag.rssi + 129) & 0x7f),
    ]);
  },
  fastRoundEnd: (address: number, reads: number, durationMs: number) =>
    encodeFrame(address, command.fastInventory, [...bigEndian(reads, 3), ...bigEndian(durationMs, 4)]),
  roundEnd: (address: number, code: number, antenna: number, rate: number, reads: number) =>
    encodeFrame(address, code, [antenna - 1, ...bigEndian(rate, 2), ...bigEndian(reads, 4)]),
};

function bigEndian(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** (bytes - 1 - index)) & 0xff);
}

function sumsToZero(bytes: Uint8Array, from: number, to: number): boolean {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += bytes[at]!;
  return (sum & 0xff) === 0;
}

function bytesOfHex(text: string): number[] {
  return Array.from({ length: text.length / 2 }, (_, index) =>
    Number.parseInt(text.slice(index * 2, index * 2 + 2), 16),
  );
}

/** Bytes of their own: `slice` of a Node buffer would share, and keep, the whole chunk. */
function copied(bytes: Uint8Array, from: number, to: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes.subarray(from, to));
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}
