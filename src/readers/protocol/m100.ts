import { bigEndian, bytesOfHex, hexOf, numberAt } from './bytes.ts';
import { FrameDecoder, type Cut } from './frame-decoder.ts';
import { textOf } from './lines.ts';
import {
  signed,
  tagContent,
  type ModuleContent,
  type ModuleMessage,
  type ModuleTag,
  type ModuleWords,
} from './module-messages.ts';
import type { Decoder } from './protocol.ts';

/**
 * The frames of the chips M100 and QM100 (Magic RF) and the many modules made of them (JRD-100, JRD-4035, YRM100, R200, EL-UHF):
 * `BB type command length length data… sum 7E`; the sum is the low byte of all between. One antenna, no clock.
 */
const [header, end] = [0xbb, 0x7e];
const around = 7;
const dataMax = 96;
const type = { command: 0, answer: 1, notice: 2 };
const code = { version: 0x03, read: 0x22, readMany: 0x27, stop: 0x28, error: 0xff };
const noTag = 0x15;

/** See {@link Decoder}. */
export function m100Decoder(): Decoder<ModuleMessage> {
  return new FrameDecoder<ModuleMessage>({
    cut: cutFrame,
    read: (frame, origin) => [{ ...readFrame(frame), ...origin(0, frame.length) }],
  });
}

function cutFrame(bytes: Uint8Array, at: number): Cut {
  if (bytes[at] !== header) return 'garbage';
  if (at + 5 > bytes.length) return 'incomplete';
  const size = numberAt(bytes, at + 3, 2) + around;
  if ((bytes[at + 1] ?? 0) > type.notice || size > dataMax + around) return 'bad-length';
  if (at + size > bytes.length) return 'incomplete';
  if (bytes[at + size - 1] !== end) return 'bad-suffix';
  return bytes[at + size - 2] === sumOf(bytes.subarray(at + 1, at + size - 2)) ? size : 'bad-checksum';
}

const sumOf = (bytes: Iterable<number>) => {
  let sum = 0;
  for (const byte of bytes) sum += byte;
  return sum & 0xff;
};

function readFrame(frame: Uint8Array): ModuleContent {
  const [, kind, command = 0] = frame;
  const data = frame.subarray(5, -2);
  if (kind === type.notice && command === code.read)
    return readTag(data) ?? { type: 'bad', reason: 'bad-fields' };
  if (kind !== type.answer) return { type: 'status', command, status: 0 };
  if (command === code.version && data[0] === 0) return { type: 'version', text: textOf(data.subarray(1)) };
  if (command === code.stop) return { type: 'stopped' };
  if (command !== code.error) return { type: 'status', command, status: data[0] ?? 0 };
  // A round without a tag is told as an error.
  return data[0] === noTag ? { type: 'running' } : { type: 'status', command, status: data[0] ?? 0xff };
}

/** `strength(1) PC(2) EPC CRC(2)`; some modules say the antenna behind. */
function readTag(data: Uint8Array): ModuleContent | null {
  const epcBytes = ((data[1] ?? 0) >> 3) * 2;
  const rest = data.length - 3 - epcBytes;
  if (epcBytes === 0 || (rest !== 2 && rest !== 3)) return null;
  const antenna = rest === 3 ? (data.at(-1) ?? 0) : 0;
  return tagContent(hexOf(data.subarray(3, 3 + epcBytes)), antenna, signed(data[0] ?? 0));
}

function encode(kind: number, command: number, data: readonly number[]): Uint8Array {
  const body = [kind, command, ...bigEndian(data.length, 2), ...data];
  return Uint8Array.from([header, ...body, sumOf(body), end]);
}

/** What a station sends. */
export const commands: ModuleWords = {
  version: () => encode(type.command, code.version, [0]),
  /** As many rounds as there can be. */
  start: () => encode(type.command, code.readMany, [0x22, 0xff, 0xff]),
  stop: () => encode(type.command, code.stop, []),
};

/** What a module answers; the simulator's side. */
export const answers = {
  version: () => encode(type.answer, code.version, [0, ...Buffer.from('M100 26dBm V1.0')]),
  stopped: () => encode(type.answer, code.stop, [0]),
  running: () => encode(type.answer, code.error, [noTag]),
  tag: ({ epc, rssi }: ModuleTag) => {
    const bytes = bytesOfHex(epc);
    return encode(type.notice, code.read, [rssi & 0xff, (bytes.length / 2) << 3, 0, ...bytes, 0, 0]);
  },
};
