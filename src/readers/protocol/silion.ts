import { bigEndian, bytesOfHex, hexOf, numberAt } from './bytes.ts';
import { FrameDecoder } from './frame-decoder.ts';
import {
  signed,
  tagContent,
  type ModuleContent,
  type ModuleMessage,
  type ModuleTag,
  type ModuleWords,
} from './module-messages.ts';
import type { Decoder } from './protocol.ts';
import { cutFrame, encodeFrame } from './thingmagic-frames.ts';

/**
 * Silion modules (SIM7xxx, SLR5xxx, E710 boards and boxes made of them): the frames of ThingMagic, with an inventory of their
 * own, `AA` and the word `Moduletech`, that reports each tag at once: metadata flags, the fields that they name, then the EPC
 * with its length in bytes. What they say of time is not counted from any moment that is known.
 */
const dataMax = 248;
const opcode = { version: 0x03, async: 0xaa };
const marker = [...Buffer.from('Moduletech')];
const [startCode, stopCode] = [0xaa48, 0xaa49];
const terminator = 0xbb;

/** See {@link Decoder}. */
export function silionDecoder(): Decoder<ModuleMessage> {
  return new FrameDecoder<ModuleMessage>({
    cut: (bytes, at) => cutFrame(bytes, at, dataMax, 7),
    read: (frame, origin) => [{ ...readFrame(frame), ...origin(0, frame.length) }],
  });
}

function readFrame(frame: Uint8Array): ModuleContent {
  const code = frame[2] ?? 0;
  const status = numberAt(frame, 3, 2);
  const data = frame.subarray(5, -2);
  if (code === opcode.version && status === 0 && data.length === 20)
    return { type: 'version', text: hexOf(data.subarray(12, 16)) };
  if (code !== opcode.async || status !== 0) return { type: 'status', command: code, status };
  if (!marker.every((byte, index) => data[index] === byte)) return readTag(data);
  const subcode = numberAt(data, marker.length, 2);
  // Behind the marker a tag has a sum and an end of its own.
  const inner = data.subarray(marker.length + 2, -2);
  if (data.length > marker.length + 6 && data.at(-1) === terminator) return readTag(inner);
  if (subcode === startCode) return { type: 'running' };
  return subcode === stopCode ? { type: 'stopped' } : { type: 'status', command: subcode, status: 0 };
}

/** Fields in their order, with the flag that says that they are there, and their size. */
const fields = [
  ['count', 0x0001, 1],
  ['rssi', 0x0002, 1],
  ['antenna', 0x0004, 1],
  ['frequency', 0x0008, 3],
  ['timestamp', 0x0010, 4],
  ['reserved', 0x0020, 2],
  ['protocol', 0x0040, 1],
] as const;
const dataFlag = 0x0080;
const knownFlags = 0x00ff;

function readTag(data: Uint8Array): ModuleContent {
  const flags = numberAt(data, 0, 2);
  const values: Partial<Record<(typeof fields)[number][0], number>> = {};
  let at = 2;
  for (const [name, flag, size] of fields)
    if (flags & flag) {
      values[name] = numberAt(data, at, size);
      at += size;
    }
  if (flags & dataFlag) at += 2 + Math.ceil(numberAt(data, at, 2) / 8);
  const length = data[at] ?? 0;
  // PC and CRC of the tag are counted.
  const epc = data.subarray(at + 3, at + 1 + length - 2);
  if ((flags & ~knownFlags) !== 0 || length < 6 || at + 1 + length !== data.length)
    return { type: 'bad', reason: 'bad-fields' };
  const { antenna = 0, rssi } = values;
  return tagContent(
    hexOf(epc),
    antenna > 0xf ? antenna >> 4 : antenna,
    rssi === undefined ? null : signed(rssi),
  );
}

/** A command of the module's own, closed by the low byte of the sum of what stands behind the marker. */
function ownCommand(code: number, data: readonly number[] = []): Uint8Array {
  const content = [...bigEndian(code, 2), ...data];
  const sum = content.reduce((total, byte) => total + byte, 0) & 0xff;
  const body = [...marker, ...content, sum, terminator];
  return encodeFrame(body.length, [opcode.async, ...body]);
}

const metadata = 0x009f;
const searchFlags = 0x8000;

/** What a station sends. */
export const commands: ModuleWords = {
  version: () => encodeFrame(0, [opcode.version]),
  start: () => ownCommand(startCode, [...bigEndian(metadata, 2), 0, ...bigEndian(searchFlags, 2)]),
  stop: () => ownCommand(stopCode),
};

const answer = (code: number, data: readonly number[]) => encodeFrame(data.length, [code, 0, 0, ...data]);

/** What a module answers; the simulator's side. */
export const answers = {
  version: () => answer(opcode.version, bytesOfHex('13041500A8000001201305221305230000000010')),
  started: () => answer(opcode.async, [...marker, ...bigEndian(startCode, 2)]),
  stopped: () => answer(opcode.async, [...marker, ...bigEndian(stopCode, 2)]),
  tag: ({ epc, antenna, rssi }: ModuleTag) => {
    const bytes = bytesOfHex(epc);
    const heard = [1, rssi & 0xff, antenna, ...bigEndian(915_250, 3), 0, 0, 0, 0, 0, 0];
    const tag = [bytes.length + 4, (bytes.length / 2) << 3, 0, ...bytes, 0, 0];
    return answer(opcode.async, [...bigEndian(metadata, 2), ...heard, ...tag]);
  },
};
