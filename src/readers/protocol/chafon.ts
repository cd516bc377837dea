import { bigEndian, bytesOfHex, numberAt } from './bytes.ts';
import { command, modelNamed, status, type ChafonModel } from './chafon-codes.ts';
import { antennasOf, lowestAntenna, readTags, type Readings, type Tag } from './chafon-tags.ts';
import { FrameDecoder, type Cut } from './frame-decoder.ts';
import type { TagContent } from './lines.ts';
import type { Decoder, Found, OtherMessage } from './protocol.ts';

/**
 * The protocol of Chafon readers and their many sisters (UHFReader18, 288, 86, RRU98xx; user manuals 2.0 and
 * 2.20). A command is `Len Adr Cmd data… CRC CRC`, an answer has a status behind the command; Len counts what
 * follows it. There is no header byte: only the CRC tells a frame. The reader has no clock.
 */
const allReaders = 0xff;
const answerLenMin = 5;
const commandLenMin = 4;
/** The longest tag of the real-time mode: an EPC of 496 bits with phase and frequency does not need more. */
const realTimeLenMax = 80;
/** Data of an info answer of the 18 family; the 288 family tells of its antennas behind. */
const infoBytes = { of18: 8, of288: 12 };
/** Reader types whose inventory names neither antenna nor strength, where the length of their answer does not tell. */
const types18: readonly number[] = [0x03, 0x08, 0x09];

export type AntennaState = 'unused' | 'connected' | 'missing';

interface Answer extends OtherMessage {
  address: number;
  command: number;
}

export type ChafonMessage =
  | (Answer & {
      type: 'info';
      /** `main.sub`. */
      firmware: string;
      readerType: number;
      model: ChafonModel;
      /** Maker's number of the band, and the first and the last channel of it. */
      band: number;
      channels: [number, number];
      powerDbm: number;
      scanTimeMs: number;
      /** Antenna ports that are switched on, counted from 1; empty where the reader does not say. */
      antennas: number[];
    })
  | (Answer & { type: 'mode'; realTime: boolean })
  /** The end of one inventory or, with `more`, of one frame of it that brought no tag. */
  | (Answer & { type: 'inventory-end'; status: number; more: boolean })
  | (Answer & { type: 'heartbeat'; antennas: AntennaState[]; totalReads: number })
  /** Chips that a reader of either family may have sent so: which it was, is known when it has said what it is. */
  | (Answer & { type: 'unclear'; readings: Readonly<Record<ChafonModel, TagContent[]>> })
  | (Answer & { type: 'statistics'; antenna: number; readsPerSecond: number; totalReads: number })
  | (Answer & { type: 'status'; status: number; data: Uint8Array });

export type ChafonFound = Found<ChafonMessage>;

/** What a station sent, as a reader sees it. */
export interface ChafonCommand extends OtherMessage {
  type: 'command';
  address: number;
  command: number;
  data: Uint8Array;
}

/** Decodes what a reader sends. Without a model it is learned from the info answer; what may be read in two ways before is `unclear`. */
export function chafonDecoder(options: { model?: string } = {}): Decoder<ChafonMessage> {
  let model = modelNamed(options.model);
  return new FrameDecoder<ChafonMessage>({
    cut: (bytes, at) => cutFrame(bytes, at, answerLenMin),
    read: (frame, origin) => {
      const found = readAnswer(frame, model, origin);
      const [first] = found;
      if (first?.type === 'info') model ??= first.model;
      return found;
    },
  });
}

/** Decodes what a station sends; the simulator's side. */
export function chafonCommandDecoder(): Decoder<ChafonCommand> {
  return new FrameDecoder<ChafonCommand>({
    cut: (bytes, at) => cutFrame(bytes, at, commandLenMin),
    read: (frame, origin) => [
      {
        type: 'command',
        address: frame[1] ?? 0,
        command: frame[2] ?? 0,
        data: frame.slice(3, -2),
        ...origin(0, frame.length),
      },
    ],
  });
}

function cutFrame(bytes: Uint8Array, at: number, lenMin: number): Cut {
  const len = bytes[at] ?? 0;
  if (len < lenMin || (len > realTimeLenMax && bytes[at + 2] === command.realTime)) return 'bad-length';
  const end = at + 1 + len;
  if (end > bytes.length) return 'incomplete';
  return crc16(bytes, at, end) === 0 ? len + 1 : 'bad-crc';
}

type OriginOf = Parameters<ConstructorParameters<typeof FrameDecoder>[0]['read']>[1];

function readAnswer(frame: Uint8Array, model: ChafonModel | null, originOf: OriginOf): ChafonFound[] {
  const [, address = 0, code = 0, state = 0] = frame;
  const answer = { address, command: code };
  const data = frame.slice(4, -2);
  const whole = originOf(0, frame.length);
  const readings = readTags(code, state, data);
  if (readings !== null) {
    const tags = tagsOf(readings, model);
    if (tags === null) return [{ type: 'bad', reason: 'bad-fields', ...whole }];
    if (tags === 'unclear') return [{ ...answer, type: 'unclear', readings: contents(readings), ...whole }];
    return readInventory(frame, answer, tags, originOf);
  }
  if (code === command.info && state === status.ok && data.length >= 8)
    return [{ ...answer, ...readInfo(data), ...whole }];
  if (code === command.getMode && state === status.ok && data.length >= 1)
    return [{ ...answer, type: 'mode', realTime: data[0] !== 0, ...whole }];
  if (code === command.realTime && state === status.heartbeat && data.length >= 8)
    return [{ ...answer, ...readHeartbeat(data), ...whole }];
  if (code === command.inventory && state === status.statistics && data.length === 7)
    return [{ ...answer, ...readStatistics(data), ...whole }];
  return [{ ...answer, type: 'status', status: state, data, ...whole }];
}

/** The tags as the family of this reader sends them; null where a frame does not come out even. */
function tagsOf(readings: Readings, model: ChafonModel | null): Tag[] | 'unclear' | null {
  if (model !== null) return readings[model];
  const [one, other] = [readings['288'], readings['18']];
  if (one === null || other === null || one === other) return one ?? other;
  return one.length + other.length === 0 ? one : 'unclear';
}

const contents = (readings: Readings) => ({
  '18': (readings['18'] ?? []).map(({ read }) => read),
  '288': (readings['288'] ?? []).map(({ read }) => read),
});

/** Each tag has its own bytes, the first with the head of the frame; the last in real time, or the end of the inventory, with its sum. */
function readInventory(
  frame: Uint8Array,
  answer: Pick<Answer, 'address' | 'command'>,
  tags: readonly Tag[],
  originOf: OriginOf,
): ChafonFound[] {
  const state = frame[3] ?? 0;
  const isRealTime = answer.command === command.realTime;
  const more = state === status.moreFollows;
  const found: ChafonFound[] = tags.map((tag, index) => {
    const from = index === 0 ? 0 : 4 + tag.from;
    const isLast = index === tags.length - 1 && (isRealTime || more);
    return { ...tag.read, ...originOf(from, isLast ? frame.length : 4 + tag.to) };
  });
  if (isRealTime || (more && tags.length > 0)) return found;
  const from = tags.length === 0 ? 0 : 4 + (tags.at(-1)?.to ?? 0);
  const end = { ...answer, type: 'inventory-end', status: state, more } as const;
  return [...found, { ...end, ...originOf(from, frame.length) }];
}

function readInfo(data: Uint8Array) {
  const [main = 0, sub = 0, readerType = 0, , max = 0, min = 0, powerDbm = 0, scanTime = 0, mask = 0] = data;
  return {
    type: 'info',
    firmware: `${main}.${sub}`,
    readerType,
    model: modelOf(readerType, data.length),
    band: ((max >> 6) << 2) | (min >> 6),
    channels: [min & 0x3f, max & 0x3f] as [number, number],
    powerDbm,
    scanTimeMs: scanTime * 100,
    antennas: antennasOf(mask),
  } as const;
}

/** There are more types than any list has; the length of the answer is the same in each family. */
function modelOf(readerType: number, length: number): ChafonModel {
  if (length === infoBytes.of18) return '18';
  return length >= infoBytes.of288 || !types18.includes(readerType) ? '288' : '18';
}

const antennaStates: readonly AntennaState[] = ['unused', 'connected', 'missing'];

/** Number(4), a byte for each antenna, reads since it was switched on(4). */
function readHeartbeat(data: Uint8Array) {
  const antennas = Array.from(data.subarray(4, -4), (byte) => antennaStates[byte] ?? 'unused');
  return { type: 'heartbeat', antennas, totalReads: numberAt(data, data.length - 4, 4) } as const;
}

function readStatistics(data: Uint8Array) {
  return {
    type: 'statistics',
    antenna: lowestAntenna(data[0] ?? 0),
    readsPerSecond: numberAt(data, 1, 2),
    totalReads: numberAt(data, 3, 4),
  } as const;
}

/** CRC-16/MCRF4XX; over a frame with its CRC it is 0. */
function crc16(bytes: Uint8Array, from: number, to: number): number {
  let crc = 0xffff;
  for (let at = from; at < to; at += 1) {
    crc ^= bytes[at] ?? 0;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >> 1) ^ 0x8408 : crc >> 1;
  }
  return crc;
}

function encodeFrame(content: readonly number[]): Uint8Array {
  const frame = Uint8Array.from([content.length + 2, ...content, 0, 0]);
  const crc = crc16(frame, 0, frame.length - 2);
  frame.set([crc & 0xff, crc >> 8], frame.length - 2);
  return frame;
}

export function encodeCommand(code: number, data: readonly number[] = [], address = allReaders): Uint8Array {
  return encodeFrame([address, code, ...data]);
}

/** What a station sends. */
export const commands = {
  info: () => encodeCommand(command.info),
  getMode: () => encodeCommand(command.getMode),
  setMode: (realTime: boolean) => encodeCommand(command.setMode, [realTime ? 1 : 0]),
  /** Pauses of 10 ms, nothing held back, up to 16 chips at once. In session 0 a chip is heard in every round. */
  realTimeParameters: () => encodeCommand(command.realTimeParameters, [0, 0, 0, 4, 0]),
  /** Every 30 s while there is no tag. */
  heartbeat: () => encodeCommand(command.heartbeat, [0x81]),
  setScanTime: (ms: number) => encodeCommand(command.scanTime, [Math.round(ms / 100)]),
  answerMode18: () => encodeCommand(command.setWorkMode18, [0, 0, 0, 0, 0, 0]),
  inventory18: () => encodeCommand(command.inventory, [], 0),
  /** One inventory through one antenna, counted from 1, in session 0. */
  inventory288: (antenna: number, ms: number) =>
    encodeCommand(command.inventory, [4, 0, 0, 0x80 + antenna - 1, Math.round(ms / 100)]),
  stopInventory: () => encodeCommand(command.stopInventory),
};

/** A tag as the simulator's readers report it; `rssi` in the maker's own number. */
export interface EncodedTag {
  epc: string;
  antenna: number;
  rssi: number;
}

/** What a reader answers; the simulator's side. */
export const answers = {
  status: (code: number, state: number, data: readonly number[] = []) =>
    encodeFrame([0, code, state, ...data]),
  info: ({ readerType, scanTime }: { readerType: number; scanTime: number }) => {
    const common = [2, 20, readerType, 3, 0x4e, 0, 30, scanTime];
    const antennas = types18.includes(readerType) ? [] : [3, 0, 0, 0];
    return answers.status(command.info, status.ok, [...common, ...antennas]);
  },
  mode: (realTime: boolean) =>
    answers.status(command.getMode, status.ok, [realTime ? 1 : 0, 0, 0, 0, 4, 0, 0, 0, 0]),
  realTimeTag: ({ epc, antenna, rssi }: EncodedTag) =>
    answers.status(command.realTime, status.ok, [
      1 << (antenna - 1),
      epc.length / 2,
      ...bytesOfHex(epc),
      rssi,
    ]),
  heartbeat: (antennas: readonly AntennaState[], totalReads: number) =>
    answers.status(command.realTime, status.heartbeat, [
      ...bigEndian(7, 4),
      ...antennas.map((state) => antennaStates.indexOf(state)),
      ...bigEndian(totalReads, 4),
    ]),
  inventory18: (state: number, epcs: readonly string[]) =>
    answers.status(command.inventory, state, [
      epcs.length,
      ...epcs.flatMap((epc) => [epc.length / 2, ...bytesOfHex(epc)]),
    ]),
  inventory288: (state: number, antenna: number, tags: readonly Omit<EncodedTag, 'antenna'>[]) =>
    answers.status(command.inventory, state, [
      1 << (antenna - 1),
      tags.length,
      ...tags.flatMap(({ epc, rssi }) => [epc.length / 2, ...bytesOfHex(epc), rssi]),
    ]),
};
