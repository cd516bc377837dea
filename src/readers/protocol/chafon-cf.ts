import { bigEndian, bytesOfHex, hexOf, numberAt } from './bytes.ts';
import { FrameDecoder, type Cut } from './frame-decoder.ts';
import {
  tagContent,
  type ModuleContent,
  type ModuleMessage,
  type ModuleTag,
  type ModuleWords,
} from './module-messages.ts';
import type { Decoder } from './protocol.ts';

/**
 * Chafon's newer modules and readers (CF-MU9xx, CF-H9xx, CF591, CF815, M-200): `CF address command(2) length data… CRC(2)`, the
 * first byte of the data of an answer is a status. The CRC is that of the older readers, its high byte first. No clock.
 */
const header = 0xcf;
const headerBytes = 5;
const allReaders = 0xff;
const dataMax = 128;
const command = { inventory: 0x0001, stop: 0x0002 };
const status = { ok: 0x00, over: 0x12 };

/** See {@link Decoder}. */
export function chafonCfDecoder(): Decoder<ModuleMessage> {
  return new FrameDecoder<ModuleMessage>({
    cut: cutFrame,
    read: (frame, origin) => [{ ...readFrame(frame), ...origin(0, frame.length) }],
  });
}

function cutFrame(bytes: Uint8Array, at: number): Cut {
  if (bytes[at] !== header) return 'garbage';
  const length = bytes[at + 4];
  if (length === undefined) return 'incomplete';
  if (length > dataMax) return 'bad-length';
  const size = headerBytes + length + 2;
  if (at + size > bytes.length) return 'incomplete';
  const crc = crc16(bytes.subarray(at, at + size - 2));
  return crc === numberAt(bytes, at + size - 2, 2) ? size : 'bad-crc';
}

function crc16(bytes: Iterable<number>): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >> 1) ^ 0x8408 : crc >> 1;
  }
  return crc;
}

function readFrame(frame: Uint8Array): ModuleContent {
  const code = numberAt(frame, 2, 2);
  const data = frame.subarray(headerBytes, -2);
  const state = data[0] ?? status.ok;
  if (code === command.stop) return { type: 'stopped' };
  if (code !== command.inventory || data.length === 0)
    return { type: 'status', command: code, status: state };
  if (state === status.over) return { type: 'stopped' };
  if (state !== status.ok) return { type: 'status', command: code, status: state };
  return data.length === 1 ? { type: 'running' } : (readTag(data) ?? { type: 'bad', reason: 'bad-fields' });
}

/** `status(1) strength in tenths of dBm(2) antenna(1) channel(1) length(1) EPC`. */
function readTag(data: Uint8Array): ModuleContent | null {
  const length = data[5] ?? 0;
  if (length < 2 || data.length !== 6 + length) return null;
  const tenths = numberAt(data, 1, 2);
  return tagContent(hexOf(data.subarray(6)), data[3] ?? 0, (tenths - (tenths > 0x7fff ? 0x10000 : 0)) / 10);
}

function encode(address: number, code: number, data: readonly number[]): Uint8Array {
  const body = [header, address, ...bigEndian(code, 2), data.length, ...data];
  return Uint8Array.from([...body, ...bigEndian(crc16(body), 2)]);
}

/** What a station sends. */
export const commands: ModuleWords = {
  version: null,
  /** By time, without an end. */
  start: () => encode(allReaders, command.inventory, [0, 0, 0, 0, 0]),
  stop: () => encode(allReaders, command.stop, []),
};

/** What a reader answers; the simulator's side. */
export const answers = {
  stopped: () => encode(0, command.stop, [status.ok]),
  over: () => encode(0, command.inventory, [status.over]),
  tag: ({ epc, antenna, rssi }: ModuleTag) => {
    const bytes = bytesOfHex(epc);
    const strength = bigEndian((rssi * 10) & 0xffff, 2);
    return encode(0, command.inventory, [status.ok, ...strength, antenna, 0, bytes.length, ...bytes]);
  },
};
