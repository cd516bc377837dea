import { bigEndian, bytesOfHex, hexOf, numberAt } from './bytes.ts';
import { FrameDecoder, type Cut } from './frame-decoder.ts';
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
 * CPH's protocol 4.0: `RF type address(2) code length(2) parameters… sum`, the sum of the whole frame is 0. Parameters are
 * `kind length value`. Its times are whole seconds and are left aside: reads count when they arrive.
 */
const headerBytes = 8;
const parametersMax = 512;
const type = { command: 0, answer: 1, notice: 2 };
const code = { start: 0x21, stop: 0x23, version: 0x40, tags: 0x80, offlineTags: 0x81, heartbeat: 0x90 };
const parameter = {
  epc: 0x01,
  rssi: 0x05,
  status: 0x07,
  antenna: 0x0a,
  software: 0x20,
  device: 0x21,
  tag: 0x50,
};

/** See {@link Decoder}. */
export function cphDecoder(): Decoder<ModuleMessage> {
  return new FrameDecoder<ModuleMessage>({ cut: cutFrame, read: readFrame });
}

function cutFrame(bytes: Uint8Array, at: number): Cut {
  if (bytes[at] !== 0x52) return 'garbage';
  if (at + headerBytes > bytes.length)
    return bytes[at + 1] === 0x46 || at + 1 === bytes.length ? 'incomplete' : 'garbage';
  if (bytes[at + 1] !== 0x46 || (bytes[at + 2] ?? 0) > type.notice) return 'garbage';
  const length = numberAt(bytes, at + 6, 2);
  if (length > parametersMax) return 'bad-length';
  const size = headerBytes + length + 1;
  if (at + size > bytes.length) return 'incomplete';
  let sum = 0;
  for (let index = at; index < at + size; index += 1) sum += bytes[index] ?? 0;
  return (sum & 0xff) === 0 ? size : 'bad-checksum';
}

interface Parameter {
  kind: number;
  value: Uint8Array;
  /** Where it begins and ends in the frame. */
  from: number;
  to: number;
}

/** Null where the parameters do not fill their room. */
function parametersOf(bytes: Uint8Array, from: number, to: number): Parameter[] | null {
  const found: Parameter[] = [];
  for (let at = from; at < to;) {
    const end = at + 2 + (bytes[at + 1] ?? 0);
    if (at + 2 > to || end > to) return null;
    found.push({ kind: bytes[at] ?? 0, value: bytes.subarray(at + 2, end), from: at, to: end });
    at = end;
  }
  return found;
}

type OriginOf = Parameters<ConstructorParameters<typeof FrameDecoder<ModuleMessage>>[0]['read']>[1];

/** Each tag of a notice has its own bytes, the first with the head of the frame and the last with its sum. */
function readFrame(frame: Uint8Array, originOf: OriginOf) {
  const whole = originOf(0, frame.length);
  const [, , kind, , , command = 0] = frame;
  const parameters = parametersOf(frame, headerBytes, frame.length - 1);
  if (parameters === null) return [{ type: 'bad' as const, reason: 'bad-fields' as const, ...whole }];
  const isOfTags = kind === type.notice && (command === code.tags || command === code.offlineTags);
  if (!isOfTags) return [{ ...readOther(kind ?? 0, command, parameters), ...whole }];
  const tags = parameters.filter((one) => one.kind === parameter.tag);
  if (tags.length === 0) return [{ ...readTag(parameters), ...whole }];
  return tags.map((tag, index) => {
    const from = index === 0 ? 0 : tag.from;
    const to = tags[index + 1]?.from ?? frame.length;
    const inner = parametersOf(tag.value, 0, tag.value.length);
    return {
      ...(inner === null ? { type: 'bad' as const, reason: 'bad-fields' as const } : readTag(inner)),
      ...originOf(from, to),
    };
  });
}

function readTag(parameters: readonly Parameter[]): ModuleContent {
  const valueOf = (kind: number) => parameters.find((one) => one.kind === kind)?.value;
  const epc = valueOf(parameter.epc);
  const rssi = valueOf(parameter.rssi)?.[0];
  if (epc === undefined || epc.length < 2) return { type: 'bad', reason: 'bad-fields' };
  const antenna = valueOf(parameter.antenna)?.[0] ?? 0;
  return tagContent(hexOf(epc), antenna, rssi === undefined ? null : signed(rssi));
}

function readOther(kind: number, command: number, parameters: readonly Parameter[]): ModuleContent {
  const valueOf = (wanted: number) => parameters.find((one) => one.kind === wanted)?.value;
  if (kind === type.notice && command === code.heartbeat) return { type: 'running' };
  const software = valueOf(parameter.software);
  if (kind === type.answer && command === code.version && software?.length === 3)
    return { type: 'version', text: software.join('.') };
  const status = valueOf(parameter.status)?.[0] ?? 0;
  if (kind === type.answer && command === code.stop) return { type: 'stopped' };
  if (kind === type.answer && command === code.start && status === 0) return { type: 'running' };
  return { type: 'status', command, status };
}

const everyAddress = [0, 0];

function encode(kind: number, command: number, parameters: readonly number[] = []): Uint8Array {
  const body = [
    0x52,
    0x46,
    kind,
    ...everyAddress,
    command,
    ...bigEndian(parameters.length, 2),
    ...parameters,
  ];
  return Uint8Array.from([...body, -body.reduce((sum, byte) => sum + byte, 0) & 0xff]);
}

/** What a station sends. */
export const commands: ModuleWords = {
  version: () => encode(type.command, code.version),
  start: () => encode(type.command, code.start),
  stop: () => encode(type.command, code.stop),
};

const told = (kind: number, value: readonly number[]) => [kind, value.length, ...value];

/** What a reader answers; the simulator's side. */
export const answers = {
  version: () =>
    encode(type.answer, code.version, [
      ...told(parameter.status, [0]),
      ...told(parameter.software, [1, 0, 8]),
      ...told(parameter.device, [1]),
    ]),
  started: () => encode(type.answer, code.start, told(parameter.status, [0])),
  stopped: () => encode(type.answer, code.stop, told(parameter.status, [0])),
  heartbeat: () => encode(type.notice, code.heartbeat),
  tags: (tags: readonly ModuleTag[]) =>
    encode(
      type.notice,
      code.tags,
      tags.flatMap(({ epc, antenna, rssi }) =>
        told(parameter.tag, [
          ...told(parameter.epc, bytesOfHex(epc)),
          ...told(parameter.rssi, [rssi & 0xff]),
          ...told(parameter.antenna, [antenna]),
        ]),
      ),
    ),
};
