import type { Ms } from '../../timing/model/race.ts';
import { FrameDecoder, type Framing, type Origin } from './frame-decoder.ts';
import { badly, bytesOf, textOf, wallParts, wholeNumber } from './lines.ts';
import { fieldsOf, readPassing, readStored, stampOf } from './mylaps-records.ts';
import type { Decoder, Found, OtherMessage } from './protocol.ts';

/**
 * What MYLAPS Timing & Scoring's "toolkit" sends over TCP (protocol document V2, 2021.1): `source@function@data…@$`. Each
 * message with passings has a number, and comes again until it is answered with it. The source is the location.
 */
const messageEnd = 0x24;
/** Longer than any message with passings of one connection that was held up. */
const messageMax = 32 * 1024;

export type MylapsMessage = OtherMessage & { source: string } & (
    | { type: 'pong' }
    | { type: 'ping' }
    | { type: 'ping-answer' }
    /** The end of a message with passings or marks, which is to be answered with its number. */
    | { type: 'delivered'; what: 'Passing' | 'Store' | 'Marker'; number: string }
    /** A mark, such as a gun; without a date where `local` is on the first day of 1970. */
    | { type: 'marker'; kind: string; name: string; local: Ms }
    | { type: 'other'; function: string; values: string[] }
  );

/** See {@link Decoder}. */
export function mylapsDecoder(): Decoder<MylapsMessage> {
  return new FrameDecoder(framing);
}

const framing: Framing<MylapsMessage> = {
  cut(bytes, at, final) {
    const end = bytes.subarray(at, at + messageMax).indexOf(messageEnd);
    if (end >= 0) return end + 1;
    if (bytes.length - at >= messageMax) return messageMax;
    // Line breaks behind the last message are no message that was cut off.
    return final && isBlank(bytes.subarray(at)) ? bytes.length - at : 'incomplete';
  },
  read: readMessage,
};

type Meaning =
  Found<MylapsMessage> extends infer One ? (One extends unknown ? Omit<One, keyof Origin> : never) : never;
const functions = ['Passing', 'Store', 'Marker', 'Ping', 'Pong', 'AckPing', 'AckGetInfo'];

type OriginOf = (from: number, to: number) => Origin;

/** Names are typed by people; on some computers they are UTF-8. */
function utf8(text: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(text));
  } catch {
    return text;
  }
}

const isBlank = (bytes: Uint8Array) => textOf(bytes).trim() === '';

function readMessage(frame: Uint8Array, originOf: OriginOf): Found<MylapsMessage>[] {
  const whole = originOf(0, frame.length);
  const bad = (reason: 'bad-length' | 'garbage' | 'bad-fields') => [{ ...badly(reason), ...whole }];
  if (isBlank(frame)) return [{ type: 'other', source: '', function: '', values: [], ...whole }];
  if (frame.at(-1) !== messageEnd) return bad('bad-length');
  const text = textOf(frame.subarray(0, -1));
  if (/[^\t\r\n\x20-\xff]/.test(text)) return bad('garbage');
  const parts = text.split('@');
  const [source = '', name = ''] = parts;
  // The end of each message is an empty part.
  if (parts.length < 3 || parts.at(-1)?.trim() !== '') return bad('bad-fields');
  const place = utf8(source).trim();
  if (!/^[^\p{C}"]{1,64}$/u.test(place)) return bad('bad-fields');
  if (name === 'Passing' || name === 'Store' || name === 'Marker')
    return readRecords(parts, name, place, originOf, frame.length);
  const values = parts.slice(2, -1);
  const told: Record<string, 'pong' | 'ping' | 'ping-answer'> = {
    Pong: 'pong',
    Ping: 'ping',
    AckPing: 'ping-answer',
  };
  const type = told[name];
  if (type !== undefined) return [{ type, source: place, ...whole }];
  return [{ type: 'other', source: place, function: name, values, ...whole }];
}

/** Each record has its own bytes, the first with the head of the message; what is left at its end belongs to its number. */
function readRecords(
  parts: readonly string[],
  what: 'Passing' | 'Store' | 'Marker',
  source: string,
  originOf: OriginOf,
  length: number,
): Found<MylapsMessage>[] {
  const number = parts.at(-2)?.trim() ?? '';
  const records = parts.slice(2, -2);
  // A message whose end was lost runs into the next: neither is answered, so that both come again.
  const isOne = !records.some((record) => functions.includes(record.trim()));
  if (parts.length < 4 || wholeNumber(number, 0, Number.MAX_SAFE_INTEGER) === null || !isOne)
    return [{ ...badly('bad-fields'), ...originOf(0, length) }];
  const found: Found<MylapsMessage>[] = [];
  let from = 0;
  let to = `${parts[0]}@${parts[1]}@`.length;
  for (const record of records) {
    to += record.length + 1;
    found.push({ ...readRecord(record, what, source), ...originOf(from, to) });
    from = to;
  }
  return [...found, { type: 'delivered', source, what, number, ...originOf(from, length) }];
}

function readRecord(record: string, what: 'Passing' | 'Store' | 'Marker', source: string): Meaning {
  const text = record.replace(/[\r\n]/g, '');
  if (what !== 'Marker')
    return (what === 'Passing' ? readPassing(text, source) : readStored(text, source)) ?? badly('bad-field');
  const fields = fieldsOf(text);
  const stamp = stampOf(fields.get('d'), fields.get('t'));
  const kind = fields.get('mt');
  if (stamp === null || kind === undefined) return badly('bad-field');
  return { type: 'marker', source, kind, name: fields.get('n') ?? '', local: stamp.ms };
}

const say = (parts: readonly string[]) => bytesOf(`${parts.join('@')}@$`);

/** What a station sends; `name` is what it calls itself. */
export const commands = {
  /** The answer to the first message of a location: the version, and what is wanted of each passing. */
  welcome: (name: string) => say([name, 'AckPong', 'Version2.1', 'c|ct|t|d|l|dv|re|an|ans|amd|h']),
  ping: (name: string) => say([name, 'Ping']),
  pingAnswer: (name: string) => say([name, 'AckPing']),
  /** Only when all of the message is on disk. */
  delivered: (name: string, what: 'Passing' | 'Store' | 'Marker', number: string) =>
    say([name, `Ack${what}`, number]),
};

/** What Timing & Scoring sends; the simulator's side. */
export const answers = {
  pong: (location: string) => say([location, 'Pong']),
  ping: () => say(['T&S', 'Ping']),
  pingAnswer: (location: string) => say([location, 'AckPing']),
  passings: (
    location: string,
    number: number,
    tags: readonly { chip: string; local: Ms; antenna: number; rssi: number }[],
  ) => say([location, 'Passing', ...tags.map(passingRecord), String(number)]),
  gun: (location: string, number: number, local: Ms) =>
    say([location, 'Marker', `t=${timeOf(local)}|mt=Gunshot|n=Gunshot 1`, String(number)]),
};

function passingRecord(tag: { chip: string; local: Ms; antenna: number; rssi: number }): string {
  const { year, month, day } = wallParts(tag.local);
  const antennas = (1 << (tag.antenna - 1)).toString(2).padStart(8, '0');
  const heard = `an=${antennas}|ans=${tag.antenna}|amd=${tag.rssi}`;
  return `t=${timeOf(tag.local)}|c=${tag.chip}|ct=UH|d=${year.slice(2)}${month}${day}|${heard}`;
}

function timeOf(local: Ms): string {
  const { hour, minute, second, ms } = wallParts(local);
  return `${hour}:${minute}:${second}.${ms}`;
}
