import { bigEndian, bytesOfHex, hexOf, numberAt } from './bytes.ts';
import { FrameDecoder } from './frame-decoder.ts';
import type { Decoder, Found, OtherMessage, TagRead } from './protocol.ts';
import { opcode, status } from './thingmagic-codes.ts';
import { cutFrame, encodeFrame } from './thingmagic-frames.ts';

/**
 * The protocol of the ThingMagic modules M5e, M6e, Nano and M7e (as in the maker's MercuryAPI). A command is
 * `FF Len Opcode data… CRC CRC`, an answer has two bytes of status before the data; Len counts the data alone.
 * Streamed tags say how many milliseconds after the beginning of their search they were heard.
 */
const dataMax = 248;
const commandDataMax = 250;

interface Answer extends OtherMessage {
  opcode: number;
}

export type ThingMagicMessage =
  /** Answer to the version and to the boot command. All as the maker writes them, in hex. */
  | (Answer & {
      type: 'version';
      bootloader: string;
      hardware: string;
      firmwareDate: string;
      firmware: string;
      protocols: string;
    })
  /** The search goes on, and there is no tag. */
  | (Answer & { type: 'keepalive' })
  /** One search of a stream is over; the next begins. */
  | (Answer & { type: 'search-end' })
  | (Answer & { type: 'stopped' })
  | (Answer & { type: 'status'; status: number; data: Uint8Array });

export type ThingMagicFound = Found<ThingMagicMessage>;

/** What a station sent, as a reader sees it. */
export interface ThingMagicCommand extends OtherMessage {
  type: 'command';
  opcode: number;
  data: Uint8Array;
}

/** Decodes what a reader sends. */
export function thingMagicDecoder(): Decoder<ThingMagicMessage> {
  return new FrameDecoder<ThingMagicMessage>({
    cut: (bytes, at) => cutFrame(bytes, at, dataMax, 7),
    read: (frame, origin) => [{ ...readAnswer(frame), ...origin(0, frame.length) }],
  });
}

/** Decodes what a station sends; the simulator's side. */
export function thingMagicCommandDecoder(): Decoder<ThingMagicCommand> {
  return new FrameDecoder<ThingMagicCommand>({
    cut: (bytes, at) => cutFrame(bytes, at, commandDataMax, 5),
    read: (frame, origin) => [
      { type: 'command', opcode: frame[2] ?? 0, data: frame.slice(3, -2), ...origin(0, frame.length) },
    ],
  });
}

/** The ports with an antenna, counted from 1, in the answer to {@link commands.detectAntennas}; none where it was refused. */
export function detectedAntennas(answer: { status: number; data: Uint8Array }): number[] {
  if (answer.status !== status.ok) return [];
  const pairs = Array.from({ length: answer.data.length >> 1 }, (_, index) => 1 + index * 2);
  return pairs.flatMap((at) => (answer.data[at + 1] === 1 ? [answer.data[at] ?? 0] : []));
}

type Content<Of> = Of extends OtherMessage ? Omit<Of, 'raw' | 'arrived' | 'behind'> : never;

function readAnswer(frame: Uint8Array): Content<ThingMagicFound> {
  const code = frame[2] ?? 0;
  const state = numberAt(frame, 3, 2);
  const data = frame.slice(5, -2);
  const other = { type: 'status', opcode: code, status: state, data } as const;
  if (code === opcode.stream) {
    if (state === status.noTags) return { type: 'keepalive', opcode: code };
    return state === status.ok && data.length >= 6 ? readStreamed(data) : other;
  }
  if (state !== status.ok) return other;
  if ((code === opcode.version || code === opcode.bootFirmware) && data.length === 20)
    return readVersion(code, data);
  if (code === opcode.multiProtocol && data[0] === stopOption) return { type: 'stopped', opcode: code };
  return other;
}

function readVersion(code: number, data: Uint8Array): Content<ThingMagicMessage> {
  const word = (index: number) => hexOf(data.subarray(index * 4, index * 4 + 4));
  return {
    type: 'version',
    opcode: code,
    bootloader: word(0),
    hardware: word(1),
    firmwareDate: word(2),
    firmware: word(3),
    protocols: word(4),
  };
}

const streamType = { searchEnd: 0x00, tag: 0x01 };

/** `option(1) search flags(2) metadata flags(2) type(1)`, then a tag, a status or nothing. */
function readStreamed(data: Uint8Array): Content<ThingMagicFound> {
  if (data[5] === streamType.searchEnd) return { type: 'search-end', opcode: opcode.stream };
  if (data[5] !== streamType.tag) return { type: 'status', opcode: opcode.stream, status: status.ok, data };
  return readTag(data, numberAt(data, 3, 2)) ?? { type: 'bad', reason: 'bad-fields' };
}

/** Fields of a tag record in their order, with the flag that says that it is there, and its size. */
const fields = [
  ['count', 0x0001, 1],
  ['rssi', 0x0002, 1],
  ['antenna', 0x0004, 1],
  ['frequency', 0x0008, 3],
  ['offset', 0x0010, 4],
  ['phase', 0x0020, 2],
  ['protocol', 0x0040, 1],
] as const;
const embeddedDataFlag = 0x0080;
const gpioFlag = 0x0100;
/** PC and CRC of the tag are counted in the length of its EPC. */
const pcBytes = 2;
const tagCrcBytes = 2;

/** Null where the fields do not fill the record. */
function readTag(data: Uint8Array, flags: number): Content<TagRead> | null {
  const values: Partial<Record<(typeof fields)[number][0], number>> = {};
  let at = 6;
  for (const [name, flag, size] of fields)
    if (flags & flag) {
      values[name] = numberAt(data, at, size);
      at += size;
    }
  if (flags & embeddedDataFlag) at += 2 + Math.ceil(numberAt(data, at, 2) / 8);
  if (flags & gpioFlag) at += 1;
  const epcEnd = at + 2 + numberAt(data, at, 2) / 8 - tagCrcBytes;
  const epcStart = at + 2 + pcBytes;
  if (!Number.isInteger(epcEnd) || epcEnd <= epcStart || epcEnd + tagCrcBytes !== data.length) return null;
  const { antenna, rssi, offset } = values;
  return {
    type: 'read',
    chip: hexOf(data.subarray(epcStart, epcEnd)),
    antenna: antenna === undefined ? 0 : antenna >> 4,
    rssi: rssi === undefined ? null : rssi - (rssi > 127 ? 256 : 0),
    stamp: offset === undefined ? null : { kind: 'since-cycle', ms: offset },
    sequence: null,
    stored: false,
    counts: true,
  };
}

export function encodeCommand(code: number, data: readonly number[] = []): Uint8Array {
  return encodeFrame(data.length, [code, ...data]);
}

const gen2 = 0x05;
const allMetadata = 0x01ff;
/** The list of antennas that was set, streaming, for many tags at once. */
const streamFlags = 0x001b;
const stopOption = 0x02;
const readFilterOption = [0x01, 0x0c];

/** What a station sends. */
export const commands = {
  version: () => encodeCommand(opcode.version),
  bootFirmware: () => encodeCommand(opcode.bootFirmware),
  getRegion: () => encodeCommand(opcode.getRegion),
  setRegion: (region: number) => encodeCommand(opcode.setRegion, [region]),
  setProtocolGen2: () => encodeCommand(opcode.setProtocol, [0, gen2]),
  /** Asks at which ports an antenna is connected. */
  detectAntennas: () => encodeCommand(opcode.getAntennas, [0x05]),
  /** Each antenna sends and listens; counted from 1. */
  setAntennas: (antennas: readonly number[]) =>
    encodeCommand(opcode.setAntennas, [0x02, ...antennas.flatMap((antenna) => [antenna, antenna])]),
  /** Every sighting is reported, not only the first of a tag. */
  filterOff: () => encodeCommand(opcode.setReaderOptions, [...readFilterOption, 0]),
  /** Search after search without a pause, each of so many milliseconds, until stopped. */
  startStream: (searchMs = 1000) => {
    const [searchTime, metadata] = [bigEndian(searchMs, 2), bigEndian(allMetadata, 2)];
    const search = [opcode.stream, 0x10, ...bigEndian(streamFlags, 2), ...searchTime, ...metadata];
    const continuous = [0, 0, 0x01, opcode.stream, 0, 0];
    return encodeCommand(opcode.multiProtocol, [...continuous, gen2, search.length - 1, ...search]);
  },
  stopStream: () => encodeCommand(opcode.multiProtocol, [0, 0, stopOption]),
};

/** What every message of a stream begins with. */
const streamHead = [0x10, ...bigEndian(streamFlags, 2), ...bigEndian(allMetadata, 2)];

/** A tag as the simulator's readers report it. */
export interface EncodedTag {
  epc: string;
  antenna: number;
  /** dBm. */
  rssi: number;
  /** Milliseconds since the search began. */
  offset: number;
}

/** What a reader answers; the simulator's side. */
export const answers = {
  status: (code: number, state = 0, data: readonly number[] = []) =>
    encodeFrame(data.length, [code, ...bigEndian(state, 2), ...data]),
  version: (code: number) =>
    answers.status(code, status.ok, bytesOfHex('2301060038000201202409130201060800000010')),
  keepalive: () => answers.status(opcode.stream, status.noTags),
  searchEnd: () => answers.status(opcode.stream, status.ok, [...streamHead, streamType.searchEnd]),
  stopped: () => answers.status(opcode.multiProtocol, status.ok, [stopOption]),
  tag: ({ epc, antenna, rssi, offset }: EncodedTag) => {
    const bytes = bytesOfHex(epc);
    const heard = [
      1,
      rssi & 0xff,
      (antenna << 4) | antenna,
      ...bigEndian(915_250, 3),
      ...bigEndian(offset, 4),
    ];
    const [phase, embeddedData, gpio, tagCrc] = [[0, 0], [0, 0], 0, [0, 0]];
    const epcBits = bigEndian((pcBytes + bytes.length + tagCrcBytes) * 8, 2);
    const tag = [...epcBits, (bytes.length / 2) << 3, 0, ...bytes, ...tagCrc];
    const record = [...streamHead, streamType.tag, ...heard, ...phase, gen2, ...embeddedData, gpio, ...tag];
    return answers.status(opcode.stream, status.ok, record);
  },
};
