import type { Ms } from '../../timing/model/race.ts';
import { FrameDecoder, type Framing } from './frame-decoder.ts';
import {
  type Meaning,
  badly,
  bytesOf,
  isEnded,
  isPrintable,
  lineEnd,
  textOf,
  wallClock,
  wallParts,
  wholeNumber,
} from './lines.ts';
import type { Decoder, OtherMessage } from './protocol.ts';

/**
 * The protocol of RFID Timing's Ultra and Joey readers: lines of text that end with LF or CR, commands of a
 * letter without any end, and now and then a block of status in binary whose second byte is its length.
 */
const statusHeader = 0x03;
const statusMin = 2;
const [lf, cr] = [0x0a, 0x0d];
const lineMax = 256;
const readFields = 12;
/** The reader counts seconds from 1980 on, on its wall clock. */
const epoch = Date.UTC(1980, 0, 1);
const secondsMax = 0xffff_ffff;
const antennaMax = 32;

type Content =
  /** The button of the start gun, or the start record that the reader makes itself. */
  | { type: 'gun'; local: Ms; sequence: number; stored: boolean }
  | { type: 'connected' }
  | { type: 'voltage'; volts: number }
  | { type: 'status'; reading: boolean }
  | { type: 'clock'; local: Ms }
  | { type: 'setting'; id: number; value: string }
  | { type: 'setting-saved'; id: number; ok: boolean }
  | { type: 'extended-status' }
  | { type: 'text'; text: string };

export type UltraMessage = OtherMessage & Content;

/** See {@link Decoder}. Rewound reads are `stored`; the log number is their `sequence`. */
export function ultraDecoder(): Decoder<UltraMessage> {
  return new FrameDecoder(framing);
}

const framing: Framing<UltraMessage> = {
  cut(bytes, at) {
    if (bytes[at] === statusHeader) {
      const length = bytes[at + 1];
      if (length === undefined) return 'incomplete';
      if (length < statusMin) return 'bad-length';
      if (holdsRead(bytes.subarray(at, at + length))) return 'garbage';
      return at + length <= bytes.length ? length : 'incomplete';
    }
    const window = bytes.subarray(at, at + lineMax);
    const end = window.findIndex((byte) => byte === lf || byte === cr);
    if (end < 0) return window.length === lineMax ? lineMax : 'incomplete';
    // The LF of a CR LF that is here already belongs to the line.
    return window[end] === cr && window[end + 1] === lf ? end + 2 : end + 1;
  },

  read(frame, origin) {
    const meaning: Meaning<Content> =
      frame[0] === statusHeader ? { type: 'extended-status' } : readLine(frame);
    return [{ ...meaning, ...origin(0, frame.length) }];
  },

  lineEnd,
};

/** A stray byte must not take a read away as if it were the inside of a status. */
function holdsRead(block: Uint8Array): boolean {
  return textOf(block)
    .split(/[\r\n]/)
    .some((line) => line.length > readFields * 2 && readLine(bytesOf(`${line}\n`)).type === 'read');
}

function readLine(line: Uint8Array): Meaning<Content> {
  if (!isEnded(line) && line.at(-1) !== cr) return badly('bad-length');
  const text = textOf(line);
  if (/^[01],/.test(text) && !/^\d+,Connected\b/.test(text)) return readRead(text.split(','));
  if (/^(\d+,)?Connected\b/.test(text)) return { type: 'connected' };
  const [, volts] = /^V=(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (volts !== undefined) return { type: 'voltage', volts: Number(volts) };
  const [, reading] = /^S=([01])\d?$/.exec(text) ?? [];
  if (reading !== undefined) return { type: 'status', reading: reading === '1' };
  return (
    readClock(text) ?? readSetting(text) ?? (isPrintable(text) ? { type: 'text', text } : badly('garbage'))
  );
}

/** `H:M:S D-M-YYYY (n)`, with as few digits as there are. */
function readClock(text: string): Meaning<Content> | null {
  const parts = /^(\d{1,2}):(\d{1,2}):(\d{1,2}) (\d{1,2})-(\d{1,2})-(\d{4})(?: \(\d+\))?$/.exec(text);
  if (parts === null) return null;
  const [hour = 0, minute = 0, second = 0, day = 0, month = 0, year = 0] = parts.slice(1).map(Number);
  const local = wallClock(year, month, day, hour, minute, second, 0);
  return local === null ? badly('bad-field') : { type: 'clock', local };
}

/** `U id value` says what is set, `u id 2` that it was set. */
function readSetting(text: string): Meaning<Content> | null {
  const id = text.charCodeAt(1);
  if (text.length >= 2 && text.startsWith('U') && id < 0x30)
    return { type: 'setting', id, value: text.slice(2) };
  if (text.length === 3 && text.startsWith('u'))
    return { type: 'setting-saved', id, ok: text.charCodeAt(2) === 2 };
  return null;
}

/** `0,chip,seconds,ms,antenna,rssi,rewind,reader,ultra,reader time,start time,log number`. */
function readRead(fields: string[]): Meaning<Content> {
  if (fields.length !== readFields) return badly('bad-fields');
  const [, chip = '', seconds, ms, port, strength, rewind, reader, , , , log] = fields;
  const [second, milli] = [wholeNumber(seconds, 0, secondsMax), wholeNumber(ms, 0, 999)];
  const [antenna, rssi] = [wholeNumber(port, 0, antennaMax), wholeNumber(strength, -200, 200)];
  const sequence = wholeNumber(log, 0, Number.MAX_SAFE_INTEGER);
  if (second === null || milli === null || antenna === null || rssi === null || sequence === null)
    return badly('bad-field');
  if (!/^[0-9a-f]{1,64}$/i.test(chip) || !/^[01]$/.test(rewind ?? '') || !/^\d$/.test(reader ?? ''))
    return badly('bad-field');
  const [local, stored] = [epoch + second * 1000 + milli, rewind === '1'];
  if (antenna === 0) return chip === '0' ? { type: 'gun', local, sequence, stored } : badly('bad-field');
  return {
    type: 'read',
    chip: chip.toUpperCase(),
    antenna,
    rssi,
    stamp: { kind: 'local', ms: local },
    sequence,
    stored,
    counts: true,
  };
}

/** What a station sends. Wall clocks are as if they were UTC. */
export const commands = {
  start: () => bytesOf('R'),
  stop: () => bytesOf('S'),
  status: () => bytesOf('?'),
  clock: () => bytesOf('r'),
  setClock: (local: Ms) => {
    const { year, month, day, hour, minute, second } = wallParts(local);
    return bytesOf(`t ${hour}:${minute}:${second} ${day}-${month}-${year}`);
  },
  /** All reads of a time, both ends included; whole seconds. */
  rewindTime: (from: Ms, to: Ms) => bytesOf(`8\0\0${secondOf(from)}\r${secondOf(to)}\r`),
  /** All reads with log numbers from one to another, both included. */
  rewindLog: (from: number, to: number) => bytesOf(`6\0\0${from}\r${to}\r`),
  stopRewind: () => bytesOf('9'),
};

/** What a reader sends; the simulator's side. */
export const answers = {
  connected: () => bytesOf('Connected,0\n'),
  voltage: (volts: number) => bytesOf(`V=${volts.toFixed(4)}\n`),
  status: (reading: boolean) => bytesOf(`S=${reading ? '1' : '0'}0\n`),
  clock: (local: Ms) => {
    const { year, month, day, hour, minute, second } = wallParts(local);
    return bytesOf(
      [hour, minute, second].map(Number).join(':') + ` ${Number(day)}-${Number(month)}-${year} (0)\n`,
    );
  },
  read: (read: { chip: string; local: Ms; antenna: number; rssi: number; log: number; stored?: boolean }) => {
    const { chip, local, antenna, rssi, log, stored = false } = read;
    const ms = (((local - epoch) % 1000) + 1000) % 1000;
    return bytesOf(
      `0,${chip},${secondOf(local)},${ms},${antenna},${rssi},${stored ? 1 : 0},1,1,0000000000000000,0,${log}\n`,
    );
  },
};

/** What a station may have sent, for the reader that the simulator plays; `rest` waits for its end. */
export function readCommands(text: string): { commands: UltraCommand[]; rest: string } {
  const commands: UltraCommand[] = [];
  let rest = text;
  for (;;) {
    const [all, word] =
      /^([RS?r9]|t \d\d:\d\d:\d\d \d\d-\d\d-\d{4}|[68]\0\0\d+\r\d+\r|u[^\xff]{1,40}\xff|[^RS?r9t68u])/.exec(
        rest,
      ) ?? [];
    if (all === undefined || word === undefined) return { commands, rest: rest.slice(0, lineMax) };
    commands.push(commandOf(word));
    rest = rest.slice(all.length);
  }
}

export type UltraCommand =
  | { name: 'start' | 'stop' | 'status' | 'clock' | 'stop-rewind' | 'unknown' }
  | { name: 'set-clock'; local: Ms }
  | { name: 'set'; id: number }
  | { name: 'rewind-time' | 'rewind-log'; from: number; to: number };

const letters: Readonly<Record<string, 'start' | 'stop' | 'status' | 'clock' | 'stop-rewind'>> = {
  R: 'start',
  S: 'stop',
  '?': 'status',
  r: 'clock',
  '9': 'stop-rewind',
};

function commandOf(word: string): UltraCommand {
  const name = letters[word];
  if (name !== undefined) return { name };
  if (word.startsWith('u')) return { name: 'set', id: word.charCodeAt(1) };
  const [from = 0, to = 0] = word.slice(3).split('\r').map(Number);
  if (word.startsWith('6')) return { name: 'rewind-log', from, to };
  if (word.startsWith('8'))
    return { name: 'rewind-time', from: epoch + from * 1000, to: epoch + to * 1000 + 999 };
  if (!word.startsWith('t')) return { name: 'unknown' };
  const [hour = 0, minute = 0, second = 0, day = 0, month = 0, year = 0] =
    word.match(/\d+/g)?.map(Number) ?? [];
  const local = wallClock(year, month, day, hour, minute, second, 0);
  return local === null ? { name: 'unknown' } : { name: 'set-clock', local };
}

const secondOf = (local: Ms) => Math.floor((local - epoch) / 1000);
