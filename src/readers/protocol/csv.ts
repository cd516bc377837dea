import type { Ms } from '../../timing/race.ts';
import { FrameDecoder, type Framing } from './frame-decoder.ts';
import { type Meaning, badly, isEnded, lineCut, wallClock, wholeNumber } from './lines.ts';
import type { Decoder, OtherMessage } from './protocol.ts';

/**
 * Reads as plain lines, for whatever has no protocol here: `time,chip,point[,antenna,rssi]` in UTF-8. The time is
 * ISO 8601 with its offset from UTC, or milliseconds since 1970; the point is the id of a timing point.
 */
const lineMax = 512;
const [fieldsMin, fieldsMax] = [3, 5];
/** Milliseconds since 1970 have so many digits from 2001 to 2286: fewer are a line whose beginning is missing. */
const epochDigits = 13;

type Content = { type: 'header' } | { type: 'blank' };
export type CsvMessage = OtherMessage & Content;

/** See {@link Decoder}. */
export function csvDecoder(): Decoder<CsvMessage> {
  return new FrameDecoder(framing);
}

const framing: Framing<CsvMessage> = {
  cut: (bytes, at, final) => lineCut(bytes, at, lineMax, final),
  read: (frame, origin) => [{ ...readLine(frame), ...origin(0, frame.length) }],
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

function readLine(line: Uint8Array): Meaning<Content> {
  if (!isEnded(line) && line.length >= lineMax) return badly('bad-length');
  const text = decoded(line)?.trim();
  if (text === undefined) return badly('garbage');
  if (text === '') return { type: 'blank' };
  const meaning = readFields(text.split(',').map((field) => field.trim()));
  return meaning.type === 'bad' && !isEnded(line) ? badly('timeout') : meaning;
}

/** Without a byte order mark; undefined where it is no text. */
function decoded(line: Uint8Array): string | undefined {
  try {
    return utf8.decode(line);
  } catch {
    return undefined;
  }
}

function readFields(fields: string[]): Meaning<Content> {
  const [when = '', chip = '', point = '', port = '', strength = ''] = fields;
  if (when.toLowerCase() === 'time' && chip.toLowerCase() === 'chip') return { type: 'header' };
  if (fields.length < fieldsMin || fields.length > fieldsMax) return badly('bad-fields');
  const ms = readInstant(when);
  const antenna = port === '' ? 0 : wholeNumber(port, 0, 255);
  const rssi = strength === '' ? null : readStrength(strength);
  if (ms === null || antenna === null || rssi === undefined) return badly('bad-field');
  if (!/^[0-9a-z._:-]{1,64}$/i.test(chip) || !/^[^\p{C}"]{1,64}$/u.test(point)) return badly('bad-field');
  return {
    type: 'read',
    chip: chip.toUpperCase(),
    antenna,
    rssi,
    stamp: { kind: 'instant', ms },
    sequence: null,
    stored: false,
    counts: true,
    point,
  };
}

const readStrength = (text: string) => (/^-?\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : undefined);

const iso = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?:Z|([+-])(\d\d):?(\d\d))$/i;

/** Null where it is no time, or one without an offset: nobody could say when that is. */
function readInstant(text: string): Ms | null {
  if (/^\d+$/.test(text)) return text.length === epochDigits ? Number(text) : null;
  const parts = iso.exec(text);
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const ms = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  const local = wallClock(year, month, day, hour, minute, second, ms);
  const [hours, minutes] = [Number(parts[9] ?? 0), Number(parts[10] ?? 0)];
  if (local === null || hours > 14 || minutes > 59) return null;
  const offset = (hours * 60 + minutes) * 60_000;
  return parts[8] === '-' ? local + offset : local - offset;
}

/** A line; the simulator's side. */
export function encodeLine(read: {
  time: Ms;
  chip: string;
  point: string;
  antenna: number;
  rssi: number;
}): Uint8Array {
  const { time, chip, point, antenna, rssi } = read;
  return new TextEncoder().encode(`${new Date(time).toISOString()},${chip},${point},${antenna},${rssi}\n`);
}
