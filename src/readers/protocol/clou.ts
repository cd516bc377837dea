import type { Ms } from '../../timing/model/race.ts';
import { bigEndian, bytesOfHex, hexOf, numberAt } from './bytes.ts';
import { FrameDecoder, type Cut } from './frame-decoder.ts';
import {
  type ModuleContent,
  type ModuleMessage,
  type ModuleTag,
  type ModuleWords,
} from './module-messages.ts';
import type { Decoder } from './protocol.ts';

/**
 * CLOU and Hopeland readers (CL7206C and others): `AA control message length(2) data… CRC(2)`. The low half of the control
 * byte is a type; its bit 4 says that the reader began, bit 5 that an RS-485 address follows the message. Tags may carry the
 * reader's UTC and a number by which it wants to hear that they were taken.
 */
const header = 0xaa;
const dataMax = 1024;
const [byReader, hasAddress] = [0x10, 0x20];
const type = { error: 0, manage: 1, operate: 2, test: 5 };
const manage = { info: 0x00, time: 0x11, alive: 0x12, taken: 0x1d };
const operate = { tag: 0x00, over: 0x01, read: 0x10, stop: 0xff };

/** See {@link Decoder}. */
export function clouDecoder(): Decoder<ModuleMessage> {
  return new FrameDecoder<ModuleMessage>({
    cut: cutFrame,
    read: (frame, origin) =>
      readFrame(frame).map((one, index) =>
        // What is to be answered has no bytes of its own: it is what the tag before it says.
        ({ ...one, ...(index === 0 ? origin(0, frame.length) : origin(frame.length, frame.length)) }),
      ),
  });
}

const lengthAt = (control: number) => (control & hasAddress ? 4 : 3);

function cutFrame(bytes: Uint8Array, at: number): Cut {
  if (bytes[at] !== header) return 'garbage';
  const control = bytes[at + 1];
  if (control === undefined) return 'incomplete';
  if (control >> 6 !== 0 || (control & 0x0f) > type.test) return 'bad-header';
  const lengthFrom = at + lengthAt(control);
  if (lengthFrom + 2 > bytes.length) return 'incomplete';
  const length = numberAt(bytes, lengthFrom, 2);
  if (length > dataMax) return 'bad-length';
  const size = lengthFrom + 2 + length + 2 - at;
  if (at + size > bytes.length) return 'incomplete';
  const crc = crc16(bytes.subarray(at + 1, at + size - 2));
  return crc === numberAt(bytes, at + size - 2, 2) ? size : 'bad-crc';
}

/** CRC-16 with 8005, not reflected, from 0; the header byte is not part of it. */
function crc16(bytes: Iterable<number>): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000 ? (crc << 1) ^ 0x8005 : crc << 1) & 0xffff;
  }
  return crc;
}

function readFrame(frame: Uint8Array): ModuleContent[] {
  const [, control = 0, message = 0] = frame;
  const data = frame.subarray(lengthAt(control) + 2, -2);
  const kind = control & 0x0f;
  if (control & byReader) {
    if (kind === type.operate && message === operate.tag) return readTag(data);
    if (kind === type.operate && message === operate.over) return [{ type: 'stopped' }];
    if (kind === type.manage && message === manage.alive)
      return [{ type: 'confirm', answer: encode(type.manage, manage.alive, [...data]), isOfTags: false }];
    return [{ type: 'status', command: message, status: kind === type.error ? (data[0] ?? 1) : 0 }];
  }
  if (kind === type.manage && message === manage.time && data.length === 8)
    return [{ type: 'clock', ms: timeAt(data, 0) }];
  if (kind === type.manage && message === manage.info) return [{ type: 'version', text: nameOf(data) }];
  if (kind === type.operate && message === operate.stop) return [{ type: 'stopped' }];
  if (kind === type.operate && message === operate.read && data[0] === 0) return [{ type: 'running' }];
  return [{ type: 'status', command: message, status: data[0] ?? 0 }];
}

/** The printable part of what a reader says of itself. */
function nameOf(data: Uint8Array): string {
  return /[\x20-\x7e]{4,}/.exec(Buffer.from(data).toString('latin1'))?.[0].trim() ?? '';
}

const timeAt = (data: Uint8Array, at: number): Ms =>
  numberAt(data, at, 4) * 1000 + Math.floor(numberAt(data, at + 4, 4) / 1000);

/** Sizes of what may follow a tag, by its number; those with a length of their own have none. */
const sizes: Readonly<Record<number, number>> = { 0x01: 1, 0x02: 1, 0x06: 1, 0x07: 8, 0x08: 4 };
const withLength: readonly number[] = [0x03, 0x04, 0x05, 0x0c];
const part = { rssi: 0x01, time: 0x07, number: 0x08 };

/** `length(2) EPC PC(2) antenna(1)`, then parts. A part that is not known ends what can be read of it. */
function readTag(data: Uint8Array): ModuleContent[] {
  const length = numberAt(data, 0, 2);
  let at = 2 + length + 3;
  if (length < 2 || length > 62 || at > data.length) return [{ type: 'bad', reason: 'bad-fields' }];
  const parts = new Map<number, Uint8Array>();
  while (at < data.length) {
    const id = data[at] ?? 0;
    const size = withLength.includes(id) ? 2 + numberAt(data, at + 1, 2) : sizes[id];
    if (size === undefined) break;
    if (at + 1 + size > data.length) return [{ type: 'bad', reason: 'bad-fields' }];
    parts.set(id, data.subarray(at + 1, at + 1 + size));
    at += 1 + size;
  }
  const [time, number] = [parts.get(part.time), parts.get(part.number)];
  const tag: ModuleContent = {
    type: 'read',
    chip: hexOf(data.subarray(2, 2 + length)),
    antenna: data[2 + length + 2] ?? 0,
    rssi: parts.get(part.rssi)?.[0] ?? null,
    stamp: time === undefined ? null : { kind: 'instant', ms: timeAt(time, 0) },
    sequence: number === undefined ? null : numberAt(number, 0, 4),
    stored: false,
    counts: true,
  };
  if (number === undefined) return [tag];
  const answer = encode(type.manage, manage.taken, [...number]);
  return [tag, { type: 'confirm', answer, isOfTags: true }];
}

function encode(control: number, message: number, data: readonly number[] = []): Uint8Array {
  const body = [control, message, ...bigEndian(data.length, 2), ...data];
  return Uint8Array.from([header, ...body, ...bigEndian(crc16(body), 2)]);
}

/** Every port of the first eight; the reader passes over those without an antenna. */
const everyAntenna = 0xff;

/** What a station sends. */
export const commands: ModuleWords = {
  version: () => encode(type.manage, manage.info),
  start: () => encode(type.operate, operate.read, [everyAntenna, 1]),
  stop: () => encode(type.operate, operate.stop),
  clock: () => encode(type.manage, manage.time),
};

const timeBytes = (ms: Ms) => [...bigEndian(Math.floor(ms / 1000), 4), ...bigEndian((ms % 1000) * 1000, 4)];

/** What a reader answers; the simulator's side. */
export const answers = {
  version: () =>
    encode(type.manage, manage.info, [0, 1, 0, 19, ...bigEndian(12, 2), ...Buffer.from('CL7206C2_STD')]),
  clock: (ms: Ms) => encode(type.manage, manage.time, timeBytes(ms)),
  started: () => encode(type.operate, operate.read, [0]),
  stopped: () => encode(type.operate, operate.stop, [0]),
  alive: (number: number) => encode(type.manage | byReader, manage.alive, bigEndian(number, 4)),
  tag: ({ epc, antenna, rssi, time, number }: ModuleTag & { time: Ms; number: number }) => {
    const bytes = bytesOfHex(epc);
    return encode(type.operate | byReader, operate.tag, [
      ...bigEndian(bytes.length, 2),
      ...bytes,
      ...bigEndian((bytes.length / 2) << 11, 2),
      antenna,
      part.rssi,
      (rssi + 140) & 0xff,
      part.time,
      ...timeBytes(time),
      part.number,
      ...bigEndian(number, 4),
    ]);
  },
  /** What it hears of a tag that was taken. */
  isTaken: (frame: Uint8Array) =>
    frame[1] === type.manage && frame[2] === manage.taken ? numberAt(frame, 5, 4) : null,
};
