import type { DeviceCode } from './device-message.ts';
import { message } from '../../words/message.ts';
import type { ReaderMessage } from '../message.ts';
import type { Ms } from '../../timing/model/race.ts';
import { FrameDecoder } from './frame-decoder.ts';
import {
  type Meaning,
  badly,
  bytesOf,
  isEnded,
  isPrintable,
  lineFraming,
  textOf,
  wallClock,
  wallParts,
  wholeNumber,
} from './lines.ts';
import type { Decoder, OtherMessage } from './protocol.ts';

/**
 * The text protocol of RACE RESULT decoders (5000, 5200, Ubidium in its legacy mode): lines of fields between
 * semicolons that end with CR LF. An answer repeats the word of its command; the passings that were asked for
 * end with an empty line; those that the decoder sends by itself begin with `#P`.
 */
const lineMax = 1024;
/** Protocol 1.1 has the first so many of a passing's fields, each later one adds some behind. */
const passingFields = 8;
/** Of a status up to the file; what stands behind came with later protocols. */
const statusFields = { least: 6, newest: 25 };
/** What the decoder writes for a passing that a button or a light beam made. */
const marker = '99999';
const storedBit = 0x40;
const dayMs: Ms = 86_400_000;

type Content =
  | {
      type: 'status';
      operates: boolean;
      errors: number;
      battery: number | null;
      hasPower: boolean;
      file: number | null;
    }
  | { type: 'passings'; count: number; file: number | null }
  /** The end of the passings that were asked for. */
  | { type: 'end' }
  /** More was asked for than there is. */
  | { type: 'only' }
  | { type: 'protocol'; current: string; min: string; max: string }
  | { type: 'time'; local: Ms }
  /** A passing without a chip: someone pressed the button of the start. */
  | { type: 'gun'; local: Ms; sequence: number; stored: boolean }
  | { type: 'answer'; command: string; fields: string[] }
  | { type: 'text'; text: string };

export type RaceResultMessage = OtherMessage & Content;

/** See {@link Decoder}. `stored` are the passings that were asked for, and those that a chip kept itself. */
export function raceResultDecoder(): Decoder<RaceResultMessage> {
  return new FrameDecoder(lineFraming(lineMax, readLine));
}

function readLine(line: Uint8Array): Meaning<Content> {
  if (!isEnded(line)) return badly('bad-length');
  const text = textOf(line);
  if (text === '') return { type: 'end' };
  const [word = '', ...fields] = text.split(';');
  if (word === '#P') return readPassing(fields, false);
  if (/^\d+$/.test(word) && fields.length > 0) return readPassing([word, ...fields], true);
  if (word.startsWith('ONLY ')) return { type: 'only' };
  if (/^[A-Z]{2,}$/.test(word)) return readAnswer(word, fields);
  return isPrintable(text) ? { type: 'text', text } : badly('garbage');
}

function readAnswer(command: string, fields: string[]): Meaning<Content> {
  switch (command) {
    case 'PASSINGS': {
      const count = wholeNumber(fields[0], 0, Number.MAX_SAFE_INTEGER);
      return count === null ? badly('bad-field') : { type: 'passings', count, file: fileOf(fields[1]) };
    }
    case 'GETSTATUS':
      return readStatus(fields);
    case 'GETPROTOCOL': {
      const [current, min, max] = fields;
      if (current === undefined || min === undefined || max === undefined) return badly('bad-fields');
      return { type: 'protocol', current, min, max };
    }
    case 'GETTIME': {
      const local = readTime(fields[0], fields[1]);
      return local === null ? badly('bad-field') : { type: 'time', local };
    }
    default:
      return { type: 'answer', command, fields };
  }
}

function readStatus(fields: string[]): Meaning<Content> {
  if (fields.length < statusFields.least) return badly('bad-fields');
  const errors = wholeNumber(fields[23] || '0', 0, 0xffff_ffff);
  if (errors === null) return badly('bad-field');
  return {
    type: 'status',
    operates: fields[4] === '1',
    errors,
    battery: wholeNumber(fields[9], 0, 100),
    hasPower: fields[2] === '1',
    file: fileOf(fields[5]),
  };
}

/**
 * 0 number, 1 bib or transponder, 2 date, 3 time, 5 hits, 6 strength, 8 whether the chip is an active one, 15 data of
 * such a chip, 18 the antenna that heard it best. Protocols before 2.0 have the first 8, 9, 16 or so of these, and may
 * leave out the eighth (raceresult.com, knowledge base 487).
 */
function readPassing(fields: string[], wasAskedFor: boolean): Meaning<Content> {
  // A `#P` inside is the next passing, whose line ran into this one.
  if (fields.length < passingFields || fields.some((field) => field.includes('#')))
    return badly('bad-fields');
  const [number, chip = '', date, time, , , strength] = fields;
  const sequence = wholeNumber(number, 0, Number.MAX_SAFE_INTEGER);
  const local = readTime(date, time);
  if (sequence === null || local === null || !/^[0-9a-z-]{1,64}$/i.test(chip)) return badly('bad-field');
  const keptByChip = fields[8] === '1' && ((wholeNumber(fields[15], 0, 0xffff) ?? 0) & storedBit) !== 0;
  const stored = wasAskedFor || keptByChip;
  if (chip === marker) return { type: 'gun', local, sequence, stored };
  return {
    type: 'read',
    chip: chip.toUpperCase(),
    antenna: wholeNumber(fields[18], 0, 64) ?? 0,
    rssi: wholeNumber(strength, -200, 255),
    stamp: { kind: 'local', ms: local },
    sequence,
    stored,
    counts: true,
  };
}

/**
 * `YYYY-MM-DD` and `HH:MM:SS.mmm`. A decoder whose clock was never set counts days from when it was switched on,
 * `0000-00-00`, `0000-00-01` and so on: that is taken for the first days of 1970, so that the difference to its clock
 * says when a passing was.
 */
export function readTime(date: string | undefined, time: string | undefined): Ms | null {
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date ?? '');
  const clock = /^(\d\d):(\d\d):(\d\d)(?:\.(\d{1,3}))?$/.exec(time ?? '');
  if (day === null || clock === null) return null;
  const [year = 0, month = 0, dayOfMonth = 0] = day.slice(1).map(Number);
  const [hour = 0, minute = 0, second = 0] = clock.slice(1, 4).map(Number);
  const ms = Number((clock[4] ?? '').padEnd(3, '0'));
  if (year > 0 || month > 0) return wallClock(year, month, dayOfMonth, hour, minute, second, ms);
  const timeOfDay = wallClock(1970, 1, 1, hour, minute, second, ms);
  return timeOfDay === null ? null : dayOfMonth * dayMs + timeOfDay;
}

/** What each bit of a status' errors means. */
const errorCodes: readonly [number, DeviceCode][] = [
  [1, 'device.uhf-module'],
  [16, 'device.loop-error'],
  [32, 'device.loop-limit'],
  [64, 'device.extension-gone'],
  [256, 'device.no-gps-time'],
  [512, 'device.gps-silent'],
  [1024, 'device.extension-time'],
];

/** What the errors of a status mean; null where there is none. */
export function errorMessage(errors: number): ReaderMessage | null {
  if (errors === 0) return null;
  const known = errorCodes.filter(([bit]) => (errors & bit) !== 0).map(([, code]) => message(code));
  if (known.length === 0) return message('device.status', { number: String(errors) });
  return known.length === 1 ? known[0]! : message('reader.reports', { text: known });
}

const line = (...fields: (string | number)[]) => bytesOf(`${fields.join(';')}\r\n`);

/** What a station sends. Wall clocks are as if they were UTC. */
export const commands = {
  /** Ends whatever stands on the line. */
  onNewLine: (command: Uint8Array) => Uint8Array.from([...line(), ...command]),
  getProtocol: () => line('GETPROTOCOL'),
  setProtocol: (version: string) => line('SETPROTOCOL', version),
  pushPassings: () => line('SETPUSHPASSINGS', 1, 0),
  status: () => line('GETSTATUS'),
  passings: () => line('PASSINGS'),
  /** So many passings, from this number on. */
  fetch: (from: number, count: number) => line(`${from}:${count}`),
  time: () => line('GETTIME'),
  /** Only taken while the decoder does not operate. */
  setTime: (local: Ms) => line('SETTIME', ...dateAndTime(local)),
};

/** What a decoder sends; the simulator's side. */
export const answers = {
  protocol: (current: string, min: string, max: string) => line('GETPROTOCOL', current, min, max),
  status: (local: Ms, operates: boolean, file: number, errors = 0) => {
    const fields = Array.from({ length: statusFields.newest }, () => '0');
    const [date, time] = dateAndTime(local);
    fields.splice(0, 10, date, time, '1', '11110000', operates ? '1' : '0', String(file), '1', '', '1', '87');
    fields[23] = String(errors);
    return line('GETSTATUS', ...fields);
  },
  passings: (count: number, file: number) => line('PASSINGS', count, file),
  only: (count: number) => line(`ONLY ${count}`),
  end: () => line(),
  time: (local: Ms) => line('GETTIME', ...dateAndTime(local)),
  /** The command as it came, with its arguments. */
  accepted: (command: string) => line(command),
  passing: (
    passing: {
      number: number;
      chip: string;
      local: Ms;
      antenna: number;
      rssi: number;
      file: number;
      /** The name of the box. */
      box?: string;
    },
    pushed: boolean,
  ) => {
    const { number, chip, local, antenna, rssi, file, box = 'D-5001' } = passing;
    const head = [number, chip, ...dateAndTime(local), 0, 1, rssi, '', 0, 1, 1, '', '', '', '', '', box];
    return line(...(pushed ? ['#P'] : []), ...head, file, antenna, 1);
  },
};

function dateAndTime(local: Ms): [string, string] {
  const { year, month, day, hour, minute, second, ms } = wallParts(local);
  const days = Math.floor(local / dayMs);
  const date =
    days >= 0 && days < 100 ? `0000-00-${String(days).padStart(2, '0')}` : `${year}-${month}-${day}`;
  return [date, `${hour}:${minute}:${second}.${ms}`];
}

const fileOf = (text: string | undefined) => wholeNumber(text, 0, Number.MAX_SAFE_INTEGER);
