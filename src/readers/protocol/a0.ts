import { deviceMessage, type DeviceCode } from './device-message.ts';
import type { ReaderMessage } from '../message.ts';
import { bigEndian, bytesOfHex, hexOf } from './bytes.ts';
import { FrameDecoder, type Cut, type Origin } from './frame-decoder.ts';
import type { Decoder, Found, TagRead } from './protocol.ts';

/**
 * The 0xA0 protocol of the common UHF modules (Impinj R2000 based: Invelion, Rodinbell, INNOD and clones;
 * protocol documents V2.2 to V3.7). A frame is `A0 Len Addr Cmd data… Check`: Len counts what follows it,
 * and all bytes of a frame add up to 0 modulo 256. The reader has no clock and only answers.
 */
const header = 0xa0;
/** Len of the shortest frame: address, command, check. */
const lenMin = 3;
/**
 * Len of the longest answer to what a station asks: a tag with an EPC of 496 bits, the longest there is, does not
 * reach it. The protocol allows 255; noise that claims so much would hold up the frames behind it.
 */
const lenMax = 80;
/** Reader address that every reader listens to; it answers with its own. */
const anyReader = 0xff;

export const command = {
  reset: 0x70,
  firmware: 0x72,
  setAntenna: 0x74,
  inventory: 0x89,
  fastInventory: 0x8a,
  sessionInventory: 0x8b,
  readBuffer: 0x90,
  readAndClearBuffer: 0x91,
} as const;

const inventories: readonly number[] = [command.inventory, command.fastInventory, command.sessionInventory];

/** Error codes that crews meet; the rest are shown as numbers. */
const errorCodes: Readonly<Record<number, DeviceCode>> = {
  0x11: 'device.command-failed',
  0x20: 'device.restarted',
  0x21: 'device.no-carrier',
  0x22: 'device.antenna-missing',
  0x31: 'device.inventory-failed',
  0x46: 'device.wrong-address',
  0x47: 'device.no-such-antenna',
  0x48: 'device.power-out-of-range',
  0x52: 'device.synthesiser',
  0x53: 'device.rf-chip',
  0x54: 'device.power-not-reached',
  0xee: 'device.return-loss',
};

interface Base {
  address: number;
  command: number;
}

/** What a frame says, where it is no tag. */
type Answer = Base &
  (
    | { type: 'round-end'; antenna: number | null; totalReads: number }
    | { type: 'antenna-error'; antenna: number; code: number }
    | { type: 'firmware'; major: number; minor: number }
    | { type: 'status'; code: number }
    /** A tag in the reader's own memory, which keeps no times: how often it was read tells nothing about when. */
    | {
        type: 'buffered-tag';
        chip: string;
        antenna: number;
        rssi: number;
        readCount: number;
        tagCount: number;
      }
    | { type: 'other'; data: Uint8Array }
  );

export type A0Message = Pick<TagRead, 'raw' | 'arrived' | 'behind'> & Answer;

type Content = Answer | Pick<TagRead, 'type' | 'chip' | 'antenna' | 'rssi'>;

/** A half frame is given up when nothing came for this long. */
export const idleGapMs = 100;

/** Decodes what a reader sends, and what a station sends. */
export function a0Decoder(): Decoder<A0Message> {
  return new FrameDecoder({ cut: cutFrame, read: readFrame });
}

function cutFrame(bytes: Uint8Array, at: number): Cut {
  if (bytes[at] !== header) return 'garbage';
  const len = bytes[at + 1];
  if (len === undefined) return 'incomplete';
  if (len < lenMin || len > lenMax) return 'bad-length';
  const end = at + 2 + len;
  if (end > bytes.length) return 'incomplete';
  return sumsToZero(bytes, at, end) ? 2 + len : 'bad-checksum';
}

function readFrame(frame: Uint8Array, origin: (from: number, to: number) => Origin): Found<A0Message>[] {
  const piece = origin(0, frame.length);
  const content = readContent(piece.raw);
  if (content.type !== 'read') return [{ ...content, ...piece }];
  return [{ ...content, ...piece, stamp: null, sequence: null, stored: false, counts: true }];
}

function isInventory(code: number | undefined): boolean {
  return code !== undefined && inventories.includes(code);
}

function readContent(raw: Uint8Array): Content {
  const [address = 0, code = 0] = [raw[2], raw[3]];
  const data = raw.subarray(4, -1);
  const base = { address, command: code };
  if (code === command.firmware && data.length === 2)
    return { ...base, type: 'firmware', major: data[0] ?? 0, minor: data[1] ?? 0 };
  // Nobody answers with the address of all: it is a command that came back, as on a line that echoes.
  if (isInventory(code) && address !== anyReader) return readInventory(base, data);
  if (data.length === 1) return { ...base, type: 'status', code: data[0] ?? 0 };
  if (code === command.readBuffer || code === command.readAndClearBuffer) return readBuffered(base, data);
  return { ...base, type: 'other', data };
}

/** Answers to an inventory are told apart by their length alone. */
function readInventory(base: Base, data: Uint8Array): Content {
  const [first = 0, second = 0] = data;
  if (data.length === 1) return { ...base, type: 'status', code: first };
  if (data.length === 2 && base.command === command.fastInventory)
    return { ...base, type: 'antenna-error', antenna: first + 1, code: second };
  if (data.length === 7) return readRoundEnd(base, data);
  // A chip without an EPC is nobody's; and a command that was recorded with the answers to it has none, but bytes behind.
  const hasEpc = data.length > 4 && data.length % 2 === 0 && epcLength(data) > 0;
  return hasEpc ? readTag(data) : { ...base, type: 'other', data };
}

/** In bytes, as the PC says. */
const epcLength = (data: Uint8Array) => ((data[1] ?? 0) >> 3) * 2;

function readRoundEnd(base: Base, data: Uint8Array): Content {
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  if (base.command === command.fastInventory)
    return { ...base, type: 'round-end', antenna: null, totalReads: view.getUint32(0) >>> 8 };
  return { ...base, type: 'round-end', antenna: view.getUint8(0) + 1, totalReads: view.getUint32(3) };
}

/** `FreqAnt PC(2) EPC(n) RSSI [phase(2)]`. With the phase switched on, the PC tells that the EPC is two bytes shorter. */
function readTag(data: Uint8Array): Content {
  const epcBytes = epcLength(data);
  const hasPhase = data.length === 3 + epcBytes + 1 + 2;
  const epcEnd = hasPhase ? 3 + epcBytes : data.length - 1;
  return { type: 'read', chip: hexOf(data.subarray(3, epcEnd)), ...heardAs(data[0] ?? 0, data[epcEnd] ?? 0) };
}

/** `TagCount(2) DataLen PC(2) EPC(n) CRC(2) RSSI FreqAnt ReadCount`; DataLen counts PC, EPC and CRC. */
function readBuffered(base: Base, data: Uint8Array): Content {
  const end = 3 + (data[2] ?? 0);
  if (data.length !== end + 3 || end < 7) return { ...base, type: 'other', data };
  return {
    ...base,
    type: 'buffered-tag',
    chip: hexOf(data.subarray(5, end - 2)),
    ...heardAs(data[end + 1] ?? 0, data[end] ?? 0),
    readCount: (data[end + 2] ?? 0) & 0x7f,
    tagCount: (data[0] ?? 0) * 256 + (data[1] ?? 0),
  };
}

/** On readers with eight ports the top bit of the RSSI byte is the bank of the antenna. */
function heardAs(freqAnt: number, strength: number): { antenna: number; rssi: number } {
  return { antenna: (freqAnt & 3) + 1 + (strength & 0x80 ? 4 : 0), rssi: (strength & 0x7f) - 129 };
}

/** What an error code means. */
export function errorMessage(code: number): ReaderMessage {
  return deviceMessage(errorCodes[code], code, 2);
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

/** What a station sends. Antennas count from 1. */
export const commands = {
  firmware: () => encodeFrame(anyReader, command.firmware),
  setAntenna: (antenna: number) => encodeFrame(anyReader, command.setAntenna, [antenna - 1]),
  /** One round over the first `antennas` (4 or 8), each for one stay; tags are reported as they are heard. */
  fastInventory: (antennas: 4 | 8 = 4, repeat = 1) => {
    const stays = Array.from({ length: antennas }, (_, antenna) => [antenna, 1]).flat();
    return encodeFrame(anyReader, command.fastInventory, [...stays, 0, repeat]);
  },
  /** One round on the antenna that is set. */
  inventory: (repeat = 1) => encodeFrame(anyReader, command.inventory, [repeat]),
  /** The same in a Gen2 session, where a tag that was read keeps quiet for a while (EPC Gen2, 6.3.2.2); target A. */
  sessionInventory: (session: 0 | 1 | 2 | 3 = 1, repeat = 1) =>
    encodeFrame(anyReader, command.sessionInventory, [session, 0, repeat]),
};

/** What a reader answers; the simulator's side. Antennas count from 1, RSSI is in dBm. */
export const answers = {
  firmware: (address: number, major: number, minor: number) =>
    encodeFrame(address, command.firmware, [major, minor]),
  status: (address: number, code: number, status = 0x10) => encodeFrame(address, code, [status]),
  /** One tag of `tagCount` in the reader's memory. */
  bufferedTag: (
    address: number,
    tag: { epc: string; antenna: number; rssi: number; crc: number; readCount: number; tagCount: number },
  ) => {
    const epc = bytesOfHex(tag.epc);
    const [strength, freqAnt] = heardBytes(tag.antenna, tag.rssi);
    return encodeFrame(address, command.readBuffer, [
      ...bigEndian(tag.tagCount, 2),
      epc.length + 4,
      ...pcOf(epc),
      ...epc,
      ...bigEndian(tag.crc, 2),
      strength,
      freqAnt,
      tag.readCount,
    ]);
  },
  antennaError: (address: number, antenna: number, code = 0x22) =>
    encodeFrame(address, command.fastInventory, [antenna - 1, code]),
  tag: (
    address: number,
    code: number,
    tag: { epc: string; antenna: number; rssi: number; frequencyCode?: number },
  ) => {
    const epc = bytesOfHex(tag.epc);
    const [strength, freqAnt] = heardBytes(tag.antenna, tag.rssi, tag.frequencyCode);
    return encodeFrame(address, code, [freqAnt, ...pcOf(epc), ...epc, strength]);
  },
  fastRoundEnd: (address: number, reads: number, durationMs: number) =>
    encodeFrame(address, command.fastInventory, [...bigEndian(reads, 3), ...bigEndian(durationMs, 4)]),
  roundEnd: (address: number, code: number, antenna: number, rate: number, reads: number) =>
    encodeFrame(address, code, [antenna - 1, ...bigEndian(rate, 2), ...bigEndian(reads, 4)]),
};

function pcOf(epc: readonly number[]): [number, number] {
  return [(epc.length / 2) << 3, 0];
}

function heardBytes(antenna: number, rssi: number, frequencyCode = 30): [strength: number, freqAnt: number] {
  return [(antenna > 4 ? 0x80 : 0) | ((rssi + 129) & 0x7f), (frequencyCode << 2) | ((antenna - 1) & 3)];
}

function sumsToZero(bytes: Uint8Array, from: number, to: number): boolean {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += bytes[at]!;
  return (sum & 0xff) === 0;
}
