import type { Ms } from '../../timing/model/race.ts';
import { FrameDecoder, type Cut, type Framing } from './frame-decoder.ts';
import { instruction, refusalCodes } from './ipico-codes.ts';
import {
  clockData,
  clockTime,
  digits,
  encodeLine,
  hex2,
  hex6,
  hexAt,
  isHex,
  localTime,
  sumFits,
} from './ipico-fields.ts';
import { readTrident } from './ipico-trident.ts';
import { type Meaning, badly, bytesOf, isEnded, isPrintable, lineCut, lineEnd, textOf } from './lines.ts';
import type { Decoder, Found, OtherMessage } from './protocol.ts';

/**
 * The protocol of IPICO readers (Lite, Elite, Super Elite; serial manual of 2007): lines of hex digits that
 * begin with `aa` for a tag and with `ab` for control, each with a sum (LRC) over the codes of its characters.
 * The same reads exist in binary, 20 bytes each, which no line of text can be mistaken for.
 */
const binaryHeader = 0xaa;
const binaryLength = 20;
/** Lines of a tag, without and with the six characters of the TTO option. */
const plainLength = 36;
const ttoLength = 42;
/** What may follow the sum: first seen, last seen, raw; then perhaps the strength in two hex digits. */
const suffix = /^(FS|LS|RR)([0-9a-f]{2})?$/i;
/** No line is longer: 255 bytes of control data in hex, or the banner. */
const lineMax = 528;
/** A line of a tag that a longer stretch of noise runs into is found in this window at the latest. */
const tagLineMax = 48;
const lastSeen = 0x40;

type Content =
  | {
      type: 'control';
      /** The reader's number on its line; 0 for any. */
      reader: number;
      instruction: number;
      /** Hex digits. */
      data: string;
      /** A question without data: "say what is set". */
      asks: boolean;
    }
  | { type: 'refused'; reader: number; code: number }
  /** What the reader's wall clock shows. */
  | { type: 'clock'; reader: number; local: Ms }
  /** Someone pressed the button of the start gun; `local` is the reader's wall clock. */
  | { type: 'gun'; reader: number; local: Ms }
  /** Data out of a tag, or the report of writing one: no passing. */
  | { type: 'tag-data' }
  /** The banner, and empty lines around it. */
  | { type: 'text'; text: string };

export type IpicoMessage = OtherMessage & Content;

/** Reads ASCII and binary mode; see {@link Decoder}. Stored reads look like live ones: `stored` is false here. */
export function ipicoDecoder(): Decoder<IpicoMessage> {
  return new FrameDecoder(framing);
}

const framing: Framing<IpicoMessage> = {
  cut(bytes, at, final) {
    if (bytes[at] === binaryHeader) return cutBinary(bytes, at);
    const next = bytes.subarray(at, at + lineMax).indexOf(binaryHeader);
    const line = lineCut(bytes, at, lineMax, final);
    if (next > 0 && (line === 'incomplete' || Number(line) > next)) return next;
    return line === lineMax ? cutLong(bytes.subarray(at, at + lineMax)) : line;
  },

  read(frame, origin) {
    const found: Found<IpicoMessage>[] = [];
    let at = 0;
    for (const { length, meaning } of frame[0] === binaryHeader ? [readBinary(frame)] : readLine(frame)) {
      found.push({ ...meaning, ...origin(at, at + length) });
      at += length;
    }
    return found;
  },

  lineEnd,
};

interface Part {
  length: number;
  meaning: Meaning<Content>;
}

function cutBinary(bytes: Uint8Array, at: number): Cut {
  if (bytes.length - at < binaryLength) return 'incomplete';
  const frame = bytes.subarray(at, at + binaryLength);
  if (frame[18] !== 0x0d || frame[19] !== 0x0a) return 'garbage';
  const sum = frame.subarray(1, 17).reduce((total, byte) => total + byte, 0);
  return (sum & 0xff) === frame[17] ? binaryLength : 'bad-checksum';
}

/** `AA reader tag(6) I Q yy mm dd hh mm ss hundredths LRC CR LF`, the date in BCD. */
function readBinary(frame: Uint8Array): Part {
  const digits = Array.from(frame, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { length: frame.length, meaning: readTag(digits, null) };
}

/** Where noise without a line end is so long that something must be let go: never inside a good line. */
function cutLong(window: Uint8Array): number {
  const text = textOf(window);
  for (let at = 0; at <= window.length - tagLineMax; at += 1) {
    const slice = sliceAt(text, at);
    if (slice !== null) return at === 0 ? slice.length : at;
  }
  return window.length - tagLineMax + 1;
}

/** A line as a whole where it is one; otherwise what can be found in it, as after a lost line end. */
function readLine(line: Uint8Array): Part[] {
  const text = textOf(line);
  const whole = readWhole(text);
  if (whole.type !== 'bad' || whole.reason === 'bad-suffix' || whole.reason === 'bad-field')
    return [{ length: line.length, meaning: whole }];
  const parts: Part[] = [];
  let from = 0;
  const bad = (to: number) => {
    const reason = isEnded(line) || line.length > tagLineMax * 2 ? whole.reason : 'timeout';
    if (to > from) parts.push({ length: to - from, meaning: { type: 'bad', reason } });
    from = to;
  };
  for (let at = 0; at < text.length; at += 1) {
    const slice = sliceAt(text, at);
    if (slice === null) continue;
    bad(at);
    const end = /^[\r\n]*/.exec(textAfter(line, at + slice.length))?.[0].length ?? 0;
    parts.push({ length: slice.length + end, meaning: slice.meaning });
    from = at + slice.length + end;
    at = from - 1;
  }
  bad(line.length);
  return parts;
}

const textAfter = (line: Uint8Array, at: number) => String.fromCharCode(...line.subarray(at));

/** Characters under the sum, for each length that a line of a tag may have. */
const coreLengths: Readonly<Record<number, number>> = { 36: 36, 38: 36, 40: 36, 42: 42, 44: 42 };

function readWhole(text: string): Meaning<Content> {
  const header = text.slice(0, 2);
  if (header === 'ab' || header === 'ac') return readControl(text);
  if (header === 'ad' || header === 'ae') return isHex(text) ? { type: 'tag-data' } : badly('bad-field');
  if (header !== 'aa') return readText(text);
  const core = coreLengths[text.length];
  if (core === undefined) return oldControl(text) ?? badly('bad-length');
  if (!sumFits(text.slice(0, core))) return oldControl(text) ?? wholeTrident(text) ?? badly('bad-checksum');
  if (text.length > core && !suffix.test(text.slice(core))) return badly('bad-suffix');
  return readTag(text.slice(0, core), text.slice(core));
}

function wholeTrident(text: string): Meaning<Content> | null {
  const found = readTrident(text);
  return found?.length === text.length ? found.read : null;
}

/** Firmware up to 5.1 may answer control with the header of tags. */
function oldControl(text: string): Meaning<Content> | null {
  const meaning = readControl(text);
  return meaning.type === 'bad' ? null : meaning;
}

function readText(text: string): Meaning<Content> {
  if (text !== '' && isHex(text)) return badly('bad-header');
  return isPrintable(text) ? { type: 'text', text } : badly('garbage');
}

/** A good line at this place of a text, whatever stands before and behind it; null where there is none. */
function sliceAt(text: string, at: number): Part | null {
  const header = text.slice(at, at + 2);
  if (header === 'ab') {
    const length = controlLength(text.slice(at));
    const meaning = readControl(text.slice(at, at + length));
    return meaning.type === 'bad' ? null : { length, meaning };
  }
  if (header !== 'aa') return null;
  const trident = readTrident(text.slice(at));
  if (trident !== null) return { length: trident.length, meaning: trident.read };
  const fits = [plainLength, ttoLength].flatMap((core) => {
    const line = text.slice(at, at + core);
    if (line.length < core || !sumFits(line)) return [];
    const behind = text.slice(at + core);
    const tail = /^(FS|LS|RR)/i.exec(behind)?.[0] ?? '';
    const meaning = readTag(line, tail);
    return meaning.type === 'bad' ? [] : [{ length: core + tail.length, meaning, behind }];
  });
  // Where the sum fits both lengths by chance, what follows decides.
  return fits.find(({ behind }) => /^($|[\r\n]|aa|ab|FS|LS|RR)/i.test(behind)) ?? fits[0] ?? null;
}

/**
 * `aa reader(2) tag(12) I(2) Q(2) yymmdd hhmmss hundredths(2) [index(2) page(2) status(2)] LRC(2)`: date and
 * time in decimal digits without a zone, all else in hex. A date of zeros is a clock that was never set.
 */
function readTag(core: string, tail: string | null): Meaning<Content> {
  const [, reader, tag, time, tto] =
    /^aa([0-9a-f]{2})([0-9a-f]{12})[0-9a-f]{4}(\d{12}[0-9a-f]{2})([0-9a-f]{6})?[0-9a-f]{2}(?:0d0a)?$/i.exec(
      core,
    ) ?? [];
  if (reader === undefined || tag === undefined || time === undefined) return badly('bad-field');
  const local = localTime(time.slice(0, 6), time.slice(6));
  const neverSet = time.startsWith('000000');
  if (local === null && !neverSet) return badly('bad-field');
  const [page, status] = tto === undefined ? [0, 0] : [hexAt(tto, 2), hexAt(tto, 4)];
  // Other pages are what is written in the tag, in the place of its number.
  if (page !== 0) return { type: 'tag-data' };
  const [, kind, strength] = suffix.exec(tail ?? '') ?? [];
  return {
    type: 'read',
    chip: tag.toUpperCase(),
    antenna: 0,
    rssi: strength === undefined ? null : Number.parseInt(strength, 16),
    stamp: local === null ? null : { kind: 'local', ms: local },
    sequence: null,
    stored: false,
    // A last-seen report carries the time at which the tag was first seen.
    counts: kind?.toUpperCase() !== 'LS' && !isLastSeen(status),
  };
}

/** All bits at once is how old firmware says "tampered with", and nothing else. */
const isLastSeen = (status: number) => status !== 0xff && (status & lastSeen) !== 0;

/** Characters of the control line that begins a text, as its length field says. */
function controlLength(text: string): number {
  const bytes = hexAt(text, 4);
  return 10 + (bytes === 0xff ? 0 : bytes * 2);
}

/** `ab reader(2) length(2) instruction(2) data LRC(2)`; after `ac` without the sum. */
function readControl(text: string): Meaning<Content> {
  if (!isHex(text)) return badly('bad-field');
  const hasSum = !text.startsWith('ac');
  if (text.length !== controlLength(text) - (hasSum ? 0 : 2)) return badly('bad-length');
  if (hasSum && !sumFits(text)) return badly('bad-checksum');
  const code = hexAt(text, 6);
  const reader = hexAt(text, 2);
  const data = hasSum ? text.slice(8, -2) : text.slice(8);
  if (code in refusalCodes) return { type: 'refused', reader, code };
  if (code === instruction.gun || (code === instruction.clock && data !== '')) {
    const local = clockTime(data);
    if (local === null) return badly('bad-field');
    return { type: code === instruction.gun ? 'gun' : 'clock', reader, local };
  }
  return { type: 'control', reader, instruction: code, data, asks: hexAt(text, 4) === 0xff };
}

/** A control line with its sum and its end. `data` in hex digits. */
export function encodeControl(code: number, data = '', reader = 0, length = data.length / 2): Uint8Array {
  return encodeLine(`ab${hex2(reader)}${hex2(length)}${hex2(code)}${data}`);
}

/** What a station sends. Wall clocks are as if they were UTC. */
export const commands = {
  clock: () => encodeControl(instruction.clock),
  /** Whole seconds: the reader begins this second half a second after it has heard it. */
  setClock: (local: Ms) => {
    const { date, weekday, time } = digits(local);
    return encodeControl(instruction.setClock, `${date}${weekday}${time}`);
  },
  mode: () => encodeControl(instruction.mode, '', 0, 0xff),
  banner: () => encodeControl(instruction.banner),
  recordingStatus: () => encodeControl(instruction.recording, '', 0, 0xff),
  /** One after the other: prepare, choose all, go. */
  beginDownload: () => ['02', '070105', '0101'].map((data) => encodeControl(instruction.recording, data)),
  endDownload: () => ['0100', '0700'].map((data) => encodeControl(instruction.recording, data)),
};

/** What a reader sends; the simulator's side. */
export const answers = {
  /** `seen` stands behind the sum; `count` is how often the tag was heard since its last report. */
  tag: (
    chip: string,
    local: Ms,
    { reader = 0, count = 1, seen = '' }: { reader?: number; count?: number; seen?: '' | 'FS' | 'LS' } = {},
  ) => {
    const { date, time, hundredths } = digits(local);
    return encodeLine(
      `aa${hex2(reader)}${chip.toLowerCase()}00${hex2(count)}${date}${time}${hundredths}`,
      seen,
    );
  },
  clock: (local: Ms) => encodeControl(instruction.clock, clockData(local)),
  gun: (local: Ms) => encodeControl(instruction.gun, `${clockData(local)}82`),
  accepted: (code: number) => encodeControl(code),
  refused: (code: number) => encodeControl(code),
  mode: (mode: number, timeout: number) => encodeControl(instruction.mode, hex2(mode) + hex2(timeout)),
  recordingStatus: (downloads: boolean, stored: number, sent: number) =>
    encodeControl(instruction.recording, `${downloads ? '03' : '01'}${hex6(stored)}${hex6(sent)}0059058f01`),
  banner: (text: string) => [bytesOf(`\r\n${text}\r\n\r\n`), encodeControl(instruction.banner)],
};
