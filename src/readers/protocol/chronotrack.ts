import type { Ms } from '../../timing/model/race.ts';
import { readMark, type Mark } from './chronotrack-marks.ts';
import { FrameDecoder } from './frame-decoder.ts';
import {
  type Meaning,
  type TagContent,
  badly,
  isEnded,
  isPrintable,
  lineFraming,
  textOf,
  wallClock,
  wholeNumber,
} from './lines.ts';
import type { Decoder, OtherMessage, ReaderStamp } from './protocol.ts';

/**
 * What ChronoTrack boxes say: the lines of SimpleClient (Socket Protocol 1, CTP01), fields between tildes that end with
 * CR LF, and those of the raw files that a box keeps (`TO~…`, knowledge.chronotrack.com 205357120), with its marks
 * (`.mrk`). Nothing protects a line but its shape.
 */
const lineMax = 512;
const tagFields = { client: 8, raw: 12 };
const tagFormats = ['CT01_33', 'CT01_13'];
const numberMax = Number.MAX_SAFE_INTEGER;
/** What stands in the place of a tag where no tag was heard. */
const words = { gun: 'guntime', location: 'newlocation' };

type Content =
  | Mark
  /** The other side says what it is, in CTP01. */
  | { type: 'greeting'; program: string; version: string }
  /** The answer to a greeting: so many lines with settings follow. */
  | { type: 'welcome'; program: string; version: string; settings: number }
  | { type: 'setting'; key: string; value: string }
  | { type: 'ack'; command: string; values: string[] }
  | { type: 'refused'; command: string; text: string }
  /** Another box is connected to SimpleClient. */
  | { type: 'new-location'; location: string }
  /** A command; `ping` comes from either side. */
  | { type: 'command'; command: string; values: string[] }
  | { type: 'text'; text: string };

export type ChronoTrackMessage = OtherMessage & Content;

/** See {@link Decoder}. Locations are points; the raw files of a box name none. */
export function chronoTrackDecoder(): Decoder<ChronoTrackMessage> {
  return new FrameDecoder(lineFraming(lineMax, readLine));
}

function readLine(line: Uint8Array): Meaning<Content> {
  if (!isEnded(line)) return badly('bad-length');
  const text = textOf(line);
  if (!isPrintable(text)) return badly('garbage');
  const [word = '', ...fields] = text.split('~');
  if (word === 'TO') return readObservation(fields);
  if (tagFormats.includes(word)) return readTag(fields, word);
  if (word === 'ack') return { type: 'ack', command: fields[0] ?? '', values: fields.slice(1) };
  if (word === 'err') return { type: 'refused', command: fields[0] ?? '', text: fields.slice(1).join('~') };
  const [version = '', last = ''] = fields;
  if (fields.length === 2 && last === 'CTP01') return { type: 'greeting', program: word, version };
  const settings = fields.length === 2 ? wholeNumber(last, 0, 99) : null;
  if (settings !== null && !commandNames.includes(word))
    return { type: 'welcome', program: word, version, settings };
  if (commandNames.includes(word)) return { type: 'command', command: word, values: fields };
  const [, key, value = ''] = fields.length === 0 ? (/^([a-z-]+)=(.*)$/.exec(word) ?? []) : [];
  if (key !== undefined) return { type: 'setting', key, value };
  return readMark(text) ?? { type: 'text', text };
}

const commandNames = [
  'ping',
  'start',
  'stop',
  'getlocations',
  'geteventinfo',
  'getconnectionid',
  'authorize',
];

/** `TO~number~tag~timer~event~seconds~reader~port~strength~number of the reader~kind~times heard`. */
function readObservation(fields: string[]): Meaning<Content> {
  if (fields.length < tagFields.raw - 1) return badly('bad-fields');
  const [number, tag = '', , , seconds = '', reader = '', port, strength, , kind = '', hits] = fields;
  const chip = chipOf(tag);
  const ms = epochTime(seconds);
  const antenna = wholeNumber(port, 0, 255);
  const rssi = wholeNumber(strength, -200, 0);
  const isWhole = /^[0-9A-F]{4,12}$/i.test(reader) && /^[A-Z]$/.test(kind) && /^\d{1,6}$/.test(hits ?? '');
  const sequence = wholeNumber(number, 0, numberMax);
  if (chip === null || ms === null || antenna === null || rssi === null || sequence === null || !isWhole)
    return badly('bad-field');
  return read({ chip, antenna: portOf(antenna), rssi, stamp: { kind: 'local', ms }, sequence });
}

/** `CT01_33~number~location~tag~time~gator~reader~lap`; the last of `CT01_13` is the port. */
function readTag(fields: string[], format: string): Meaning<Content> {
  if (fields.length !== tagFields.client - 1) return badly('bad-fields');
  const [number, location = '', tag = '', time = '', , , last] = fields;
  if (!/^[^\p{C}"]{1,64}$/u.test(location)) return badly('bad-field');
  if (tag === words.location) return { type: 'new-location', location };
  const stamp = clientTime(time);
  const sequence = wholeNumber(number, 0, numberMax);
  if (stamp === null || sequence === null) return badly('bad-field');
  // Of which day a time of day is, nobody can tell of a gun.
  if (tag === words.gun && stamp.kind === 'local') return { type: 'gun', local: stamp.ms };
  if (tag === words.gun) return { type: 'mark', name: words.gun, local: stamp.ms, text: location };
  const chip = chipOf(tag);
  if (chip === null) return badly('bad-field');
  const antenna = format === 'CT01_13' ? (wholeNumber(last, 0, 64) ?? 0) : 0;
  return { ...read({ chip, antenna, rssi: null, stamp, sequence }), point: location };
}

function read(content: Pick<TagContent, 'chip' | 'antenna' | 'rssi' | 'stamp' | 'sequence'>): TagContent {
  return { type: 'read', ...content, stored: false, counts: true };
}

/** One box writes `009573` where another writes `9573`. Longer numbers are of other makes, with zeros of their own. */
function chipOf(tag: string): string | null {
  if (!/^[0-9A-Z_-]{1,32}$/i.test(tag)) return null;
  return /^\d{1,8}$/.test(tag) ? tag.replace(/^0+(?=\d)/, '') : tag.toUpperCase();
}

/** Ports are bits: 1, 2, 4 and 8 are the first four. */
function portOf(mask: number): number {
  return mask > 0 && (mask & (mask - 1)) === 0 ? Math.log2(mask) + 1 : mask;
}

/** Seconds that count the box's wall clock from 1970 as if it were UTC. */
function epochTime(text: string): Ms | null {
  const [, seconds, fraction = ''] = /^(\d{9,10})(?:\.(\d{1,3}))?$/.exec(text) ?? [];
  return seconds === undefined ? null : Number(seconds) * 1000 + Number(fraction.padEnd(3, '0'));
}

/** In whichever of its formats the client writes it: a date and time, a time of day, seconds or milliseconds of the day. */
function clientTime(text: string): Exclude<ReaderStamp, { kind: 'since-cycle' }> | null {
  const parts = /^(?:(\d{4})-(\d\d)-(\d\d)T)?(\d\d):(\d\d):(\d\d)\.(\d{1,3})$/.exec(text);
  if (parts !== null) {
    const [hour = 0, minute = 0, second = 0] = parts.slice(4, 7).map(Number);
    const ms = Number((parts[7] ?? '').padEnd(3, '0'));
    const hasDate = parts[1] !== undefined;
    const [year = 0, month = 0, day = 0] = hasDate ? parts.slice(1, 4).map(Number) : [1970, 1, 1];
    const local = wallClock(year, month, day, hour, minute, second, ms);
    return local === null ? null : { kind: hasDate ? 'local' : 'time-of-day', ms: local };
  }
  const local = epochTime(text);
  if (local !== null) return { kind: 'local', ms: local };
  const ofDay = wholeNumber(text, 0, 86_399_999);
  return ofDay === null ? null : { kind: 'time-of-day', ms: ofDay };
}

const line = (fields: readonly (string | number)[]) => new TextEncoder().encode(`${fields.join('~')}\r\n`);

/** What a station sends. */
export const commands = {
  /** Where the other side waits for the first word. */
  greeting: (program: string, version: string) => line([program, version, 'CTP01']),
  /** The answer to a greeting, with what the client is to do. */
  welcome: (program: string, version: string, settings: Readonly<Record<string, string>>) =>
    Buffer.concat([
      line([program, version, Object.keys(settings).length]),
      ...Object.entries(settings).map(([key, value]) => line([`${key}=${value}`])),
    ]),
  getConnectionId: () => line(['getconnectionid']),
  getEventInfo: () => line(['geteventinfo']),
  getLocations: () => line(['getlocations']),
  /** All locations, one, or one from a number on. */
  start: (location?: string, from?: number) =>
    line(['start', location, from].filter((part) => part !== undefined)),
  ping: () => line(['ping']),
  pong: () => line(['ack', 'ping']),
};

/** What a box or its client sends; the simulator's side. */
export const answers = {
  greeting: () => line(['SimpleClient', '2.1.0', 'CTP01']),
  ack: (command: string, values: readonly string[] = []) => line(['ack', command, ...values]),
  refused: (command: string, text: string) => line(['err', command, text]),
  tag: (tag: { number: number; location: string; chip: string; local: Ms }) =>
    line(['CT01_33', tag.number, tag.location, tag.chip, isoHundredths(tag.local), 0, '0F2A38', 1]),
  newLocation: (number: number, location: string, local: Ms) =>
    line(['CT01_33', number, location, words.location, isoHundredths(local), 0, '0F2A38', 0]),
  gun: (number: number, location: string, local: Ms) =>
    line(['CT01_33', number, location, words.gun, isoHundredths(local), 0, '0F2A38', 0]),
  /** A line of the raw file. */
  observation: (tag: { number: number; chip: string; local: Ms; antenna: number; rssi: number }) => {
    const { number, chip, local, antenna, rssi } = tag;
    const seconds = (Math.floor(local / 10) / 100).toFixed(2);
    return line(['TO', number, chip, 160, 18, seconds, '12000C', 1 << (antenna - 1), rssi, number, 'P', 13]);
  },
};

const isoHundredths = (local: Ms) => new Date(local).toISOString().slice(0, 22);
