import type { Ms } from '../../timing/model/race.ts';
import { bigEndian, bytesOfHex, hexOf, numberAt } from './bytes.ts';
import { FrameDecoder, type Cut } from './frame-decoder.ts';
import { message, messageTypes } from './llrp-codes.ts';
import { configuration, roSpec, roSpecId } from './llrp-configuration.ts';
import { long, parameter, parametersIn, short, textAt, type Parameter } from './llrp-parameters.ts';
import type { Decoder, Found, OtherMessage, ReaderStamp, TagRead } from './protocol.ts';

/**
 * What timing needs of the Low Level Reader Protocol (EPCglobal LLRP 1.0.1 and 1.1), spoken by Impinj, Zebra
 * and other fixed readers. A message is `version and type(2) length(4) id(4)` and parameters, nested.
 */
const headerSize = 10;
/** Longer than any report of a reader that reports each tag at once; the standard itself has no limit. */
const messageMax = 256 * 1024;
const versions: readonly number[] = [1, 2];

export type LlrpMessage = OtherMessage & { id: number } & (
    | {
        type: 'reader-event';
        /** The reader's clock when it said this: since 1970, or since it was switched on. */
        utc: Ms | null;
        uptime: Ms | null;
        /** Answer to the connection: null where it is about something else. 0 is accepted. */
        connection: number | null;
        /** An antenna that came or went. */
        antenna: { antenna: number; connected: boolean } | null;
        /** An inventory that began or ended. */
        running: boolean | null;
        reportsLost: boolean;
        /** What went wrong in the reader, in its own words. */
        exception: string | null;
      }
    /** Answer to a command; `status` 0 is success. */
    | { type: 'response'; message: number; status: number; text: string }
    | { type: 'capabilities'; manufacturer: number; model: number; firmware: string; hasUtc: boolean }
    | { type: 'keepalive' }
    /** Any other message, a report without tags among them. */
    | { type: 'other'; message: number }
  );

export type LlrpFound = Found<LlrpMessage>;

/** What a station sent, as a reader sees it. */
export interface LlrpCommand extends OtherMessage {
  type: 'command';
  message: number;
  id: number;
  body: Uint8Array;
}

/** Decodes what a reader sends. */
export function llrpDecoder(): Decoder<LlrpMessage> {
  return new FrameDecoder<LlrpMessage>({ cut: cutMessage, read: readMessage });
}

/** Decodes what a station sends; the simulator's side. */
export function llrpCommandDecoder(): Decoder<LlrpCommand> {
  return new FrameDecoder<LlrpCommand>({
    cut: cutMessage,
    read: (frame, origin) => [
      { type: 'command', ...headOf(frame), body: frame.slice(headerSize), ...origin(0, frame.length) },
    ],
  });
}

function cutMessage(bytes: Uint8Array, at: number): Cut {
  const version = (bytes[at] ?? 0) >> 2;
  if (!versions.includes(version)) return 'bad-header';
  if (at + 2 <= bytes.length && !messageTypes.has(numberAt(bytes, at, 2) & 0x3ff)) return 'bad-header';
  if (at + headerSize > bytes.length) return 'incomplete';
  const length = numberAt(bytes, at + 2, 4);
  if (length < headerSize || length > messageMax) return 'bad-length';
  return at + length > bytes.length ? 'incomplete' : length;
}

function headOf(frame: Uint8Array): { message: number; id: number } {
  return { message: numberAt(frame, 0, 2) & 0x3ff, id: numberAt(frame, 6, 4) };
}

type OriginOf = (from: number, to: number) => Pick<TagRead, 'raw' | 'arrived' | 'behind'>;

function readMessage(frame: Uint8Array, originOf: OriginOf): LlrpFound[] {
  const { message: type, id } = headOf(frame);
  const whole = originOf(0, frame.length);
  if (type === message.keepalive) return [{ type: 'keepalive', id, ...whole }];
  const parameters = parametersIn(frame, headerSize, frame.length);
  if (parameters === null) return [{ type: 'bad', reason: 'bad-fields', ...whole }];
  if (type === message.report) {
    const tags = parameters.filter((one) => one.type === parameter.tagReport);
    if (tags.length > 0) return readReport(frame, tags, originOf);
  }
  if (type === message.readerEvent) return [{ ...readEvent(frame, parameters), id, ...whole }];
  const status = parameters.find((one) => one.type === parameter.status);
  const device = parameters.find((one) => one.type === parameter.deviceCapabilities);
  if (device !== undefined) return [{ ...readDevice(frame, device), id, ...whole }];
  if (status === undefined) return [{ type: 'other', message: type, id, ...whole }];
  const text = textAt(frame, status.from + 2);
  return [{ type: 'response', message: type, status: numberAt(frame, status.from, 2), text, id, ...whole }];
}

/** Each tag gets its own part of the report, the first with the header, the last with what stands behind it. */
function readReport(frame: Uint8Array, tags: readonly Parameter[], originOf: OriginOf): LlrpFound[] {
  return tags.map((tag, index) => {
    const from = index === 0 ? 0 : tag.start;
    const origin = originOf(from, tags[index + 1]?.start ?? frame.length);
    const read = readTag(frame, tag);
    return read === null ? { type: 'bad', reason: 'bad-fields', ...origin } : { ...read, ...origin };
  });
}

function readTag(frame: Uint8Array, tag: Parameter): Omit<TagRead, 'raw' | 'arrived' | 'behind'> | null {
  const parts = parametersIn(frame, tag.from, tag.to);
  if (parts === null) return null;
  const number = (type: number) => {
    const part = parts.find((one) => one.type === type);
    return part === undefined ? null : numberAt(frame, part.from, part.to - part.from);
  };
  const chip = readEpc(frame, parts);
  if (chip === null) return null;
  const rssi = number(parameter.peakRssi);
  return {
    type: 'read',
    chip,
    antenna: number(parameter.antenna) ?? 0,
    rssi: rssi === null ? null : rssi - (rssi > 127 ? 256 : 0),
    // Which of the moments a reader reports is a setting of its own: the last is one at which the chip was heard, too.
    stamp: stampOf(
      number(parameter.firstSeenUtc) ?? number(parameter.lastSeenUtc),
      number(parameter.firstSeenUptime) ?? number(parameter.lastSeenUptime),
    ),
    sequence: null,
    stored: false,
    counts: true,
  };
}

function readEpc(frame: Uint8Array, parts: readonly Parameter[]): string | null {
  for (const { type, from, to } of parts) {
    if (type === parameter.epc96) return hexOf(frame.subarray(from, to));
    if (type !== parameter.epc) continue;
    const bytes = Math.ceil(numberAt(frame, from, 2) / 8);
    return bytes > 0 && from + 2 + bytes <= to ? hexOf(frame.subarray(from + 2, from + 2 + bytes)) : null;
  }
  return null;
}

/** Microseconds since 1970; of a reader without such a clock, since it was switched on. */
function stampOf(utc: number | null, uptime: number | null): ReaderStamp | null {
  if (utc !== null) return { kind: 'instant', ms: Math.round(utc / 1000) };
  return uptime === null ? null : { kind: 'since-cycle', ms: Math.round(uptime / 1000) };
}

function readEvent(frame: Uint8Array, parameters: readonly Parameter[]) {
  const data = parameters.find((one) => one.type === parameter.eventData);
  const parts = (data && parametersIn(frame, data.from, data.to)) ?? [];
  const part = (type: number) => parts.find((one) => one.type === type);
  const milliseconds = (at: Parameter | undefined) =>
    at === undefined ? null : Math.round(numberAt(frame, at.from, 8) / 1000);
  const [connection, antenna, roSpec, exception] = [
    part(parameter.connectionAttempt),
    part(parameter.antennaEvent),
    part(parameter.roSpecEvent),
    part(parameter.exceptionEvent),
  ];
  return {
    type: 'reader-event',
    utc: milliseconds(part(parameter.utc)),
    uptime: milliseconds(part(parameter.uptime)),
    connection: connection === undefined ? null : numberAt(frame, connection.from, 2),
    antenna:
      antenna === undefined
        ? null
        : { antenna: numberAt(frame, antenna.from + 1, 2), connected: frame[antenna.from] === 1 },
    running: roSpec === undefined ? null : frame[roSpec.from] === 0,
    reportsLost: part(parameter.reportsLost) !== undefined,
    exception: exception === undefined ? null : textAt(frame, exception.from),
  } as const;
}

function readDevice(frame: Uint8Array, { from }: Parameter) {
  return {
    type: 'capabilities',
    manufacturer: numberAt(frame, from + 4, 4),
    model: numberAt(frame, from + 8, 4),
    firmware: textAt(frame, from + 12),
    hasUtc: (numberAt(frame, from + 2, 2) & 0x4000) !== 0,
  } as const;
}

function encodeMessage(type: number, id: number, body: readonly number[] = []): Uint8Array {
  const head = [...bigEndian((1 << 10) | type, 2), ...bigEndian(headerSize + body.length, 4)];
  return Uint8Array.from([...head, ...bigEndian(id, 4), ...body]);
}

/** What a station sends; `id` comes back with the answer. */
export const commands = {
  /** Model, firmware and clock. */
  getCapabilities: (id: number) => encodeMessage(message.getCapabilities, id, [1]),
  /** See {@link configuration}. */
  setConfig: (id: number, keepaliveMs: Ms, events: boolean) =>
    encodeMessage(message.setConfig, id, configuration(keepaliveMs, events)),
  deleteRoSpecs: (id: number) => encodeMessage(message.deleteRoSpec, id, bigEndian(0, 4)),
  addRoSpec: (id: number, withSession: boolean) => encodeMessage(message.addRoSpec, id, roSpec(withSession)),
  enableRoSpec: (id: number) => encodeMessage(message.enableRoSpec, id, bigEndian(roSpecId, 4)),
  startRoSpec: (id: number) => encodeMessage(message.startRoSpec, id, bigEndian(roSpecId, 4)),
  /** What was heard while nobody was connected, and was held. */
  enableEventsAndReports: (id: number) => encodeMessage(message.enableEventsAndReports, id),
  getReport: (id: number) => encodeMessage(message.getReport, id),
  keepaliveAck: (id: number) => encodeMessage(message.keepaliveAck, id),
  closeConnection: (id: number) => encodeMessage(message.closeConnection, id),
};

/** A tag as the simulator's readers report it. */
export interface EncodedTag {
  epc: string;
  antenna: number;
  /** dBm. */
  rssi: number;
  /** On the reader's clock. */
  seen: Ms;
}

const microseconds = (ms: Ms) => bigEndian(ms * 1000, 8);

function tagReport({ epc, antenna, rssi, seen }: EncodedTag): number[] {
  const bytes = bytesOfHex(epc);
  const is96 = bytes.length === 12;
  return long(
    parameter.tagReport,
    is96 ? short(parameter.epc96, bytes) : long(parameter.epc, bigEndian(bytes.length * 8, 2), bytes),
    short(parameter.antenna, bigEndian(antenna, 2)),
    short(parameter.peakRssi, [rssi & 0xff]),
    short(parameter.firstSeenUtc, microseconds(seen)),
  );
}

function readerEvent(utc: Ms, event: readonly number[]): Uint8Array {
  const data = long(parameter.eventData, long(parameter.utc, microseconds(utc)), event);
  return encodeMessage(message.readerEvent, 0, data);
}

/** What a reader answers; the simulator's side. */
export const answers = {
  connection: (utc: Ms, status = 0) =>
    readerEvent(utc, long(parameter.connectionAttempt, bigEndian(status, 2))),
  antenna: (utc: Ms, antenna: number, connected: boolean) =>
    readerEvent(utc, long(parameter.antennaEvent, [connected ? 1 : 0], bigEndian(antenna, 2))),
  reportsLost: (utc: Ms) => readerEvent(utc, long(parameter.reportsLost)),
  capabilities: (id: number) => {
    const [maker, model, firmware] = [
      bigEndian(25_882, 4),
      bigEndian(2_000_003, 4),
      [...Buffer.from('7.6.1')],
    ];
    const device = [...bigEndian(4, 2), ...bigEndian(0x4000, 2), ...maker, ...model];
    const status = long(parameter.status, [0, 0, 0, 0]);
    const capabilities = long(parameter.deviceCapabilities, device, bigEndian(firmware.length, 2), firmware);
    return encodeMessage(message.getCapabilitiesResponse, id, [...status, ...capabilities]);
  },
  running: (utc: Ms, running: boolean) =>
    readerEvent(utc, long(parameter.roSpecEvent, [running ? 0 : 1], bigEndian(roSpecId, 4), [0, 0, 0, 0])),
  response: (type: number, id: number, status = 0, text = '') => {
    const words = [...new TextEncoder().encode(text)];
    return encodeMessage(
      type,
      id,
      long(parameter.status, bigEndian(status, 2), bigEndian(words.length, 2), words),
    );
  },
  keepalive: (id: number) => encodeMessage(message.keepalive, id),
  report: (id: number, tags: readonly EncodedTag[]) =>
    encodeMessage(message.report, id, tags.flatMap(tagReport)),
};
