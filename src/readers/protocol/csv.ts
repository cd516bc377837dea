import { parse } from 'csv-parse/sync';
import type { Ms } from '../../timing/model/race.ts';
import { columnsOf, usualColumns, type CsvColumns } from './csv-columns.ts';
import { readCsvTime } from './csv-time.ts';
import { FrameDecoder, type Cut, type Framing, type Origin } from './frame-decoder.ts';
import { type Meaning, badly, lineCut, lineEnd, wholeNumber } from './lines.ts';
import type { Decoder, Found, OtherMessage } from './protocol.ts';

/**
 * Reads as lines, for whatever has no protocol here: `time,chip,point[,antenna,rssi]` between commas, semicolons or
 * tabs, with quotes as in CSV. A header says which columns there are. UTF-8, or UTF-16 behind its mark.
 */
const lineMax = 2048;
const [fieldsMin, fieldsMax] = [3, 5];
/** A tab or a semicolon is not there by chance; a comma may stand in a time. */
const delimiters = ['\t', ';', ','];
/** So many ASCII characters in a row are no UTF-16: what looked like its mark was noise. */
const ascii = /[\x20-\x7e]{16}/;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';
type Content = { type: 'header' } | { type: 'blank' };
export type CsvMessage = OtherMessage & Content;

/** See {@link Decoder}. */
export function csvDecoder(): Decoder<CsvMessage> {
  return new FrameDecoder(new CsvLines());
}

/** The lines of one stream: what its first bytes and its header say holds for all that follows. */
class CsvLines implements Framing<CsvMessage> {
  #encoding: Encoding | null = null;
  /** Null while there was no header. */
  #columns: CsvColumns | 'unclear' | null = null;

  cut(bytes: Uint8Array, at: number, final: boolean): Cut {
    if (this.#encoding === null) {
      if (bytes.length - at < 2 && !final) return 'incomplete';
      this.#encoding = encodingOf(bytes, at);
    }
    if (this.#encoding !== 'utf-8' && ascii.test(latin1.decode(bytes.subarray(at, at + lineMax))))
      this.#encoding = 'utf-8';
    return this.#encoding === 'utf-8'
      ? lineCut(bytes, at, lineMax, false)
      : utf16Cut(bytes, at, this.#encoding);
  }

  read(frame: Uint8Array, origin: (from: number, to: number) => Origin): Found<CsvMessage>[] {
    return [{ ...this.#readLine(frame), ...origin(0, frame.length) }];
  }

  lineEnd(): Uint8Array {
    const [lf = 0] = lineEnd();
    return { 'utf-8': lineEnd(), 'utf-16le': Uint8Array.of(lf, 0), 'utf-16be': Uint8Array.of(0, lf) }[
      this.#encoding ?? 'utf-8'
    ];
  }

  #readLine(line: Uint8Array): Meaning<Content> {
    const text = decoded(line, this.#encoding ?? 'utf-8');
    if (text === null) return badly('garbage');
    if (!text.endsWith('\n')) return badly('bad-length');
    if (text.trim() === '') return { type: 'blank' };
    // What Excel takes for the choice of the delimiter.
    if (/^sep=.\s*$/.test(text)) return { type: 'header' };
    const { delimiter, fields } = split(text, this.#columns);
    const meaning = readFields(fields, this.#columns);
    const columns = meaning.type === 'bad' ? columnsOf(fields, delimiter) : null;
    if (columns === null) return meaning;
    this.#columns = columns;
    return columns === 'unclear' ? badly('bad-header') : { type: 'header' };
  }
}

const latin1 = new TextDecoder('latin1');
const decoders = {
  'utf-8': new TextDecoder('utf-8', { fatal: true }),
  'utf-16le': new TextDecoder('utf-16le', { fatal: true }),
  'utf-16be': new TextDecoder('utf-16be', { fatal: true }),
};

function encodingOf(bytes: Uint8Array, at: number): Encoding {
  if (bytes[at] === 0xff && bytes[at + 1] === 0xfe) return 'utf-16le';
  return bytes[at] === 0xfe && bytes[at + 1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** Like {@link lineCut}, by two bytes for a character. */
function utf16Cut(bytes: Uint8Array, at: number, encoding: Encoding): Cut {
  const [low, high] = encoding === 'utf-16le' ? [0, 1] : [1, 0];
  const until = Math.min(bytes.length, at + lineMax);
  for (let end = at; end + 1 < until; end += 2)
    if (bytes[end + low] === 0x0a && bytes[end + high] === 0) return end + 2 - at;
  return bytes.length - at >= lineMax ? lineMax : 'incomplete';
}

/** Without a byte order mark; null where it is no text. */
function decoded(line: Uint8Array, encoding: Encoding): string | null {
  try {
    return decoders[encoding].decode(line);
  } catch {
    return null;
  }
}

/** The fields of a line: between the delimiter of the header, or the first that gives enough of them. */
function split(
  text: string,
  columns: CsvColumns | 'unclear' | null,
): { delimiter: string; fields: readonly string[] } {
  const known = columns === null || columns === 'unclear' ? delimiters : [columns.delimiter];
  let found = { delimiter: ',', fields: [] as readonly string[] };
  for (const delimiter of known) {
    if (!text.includes(delimiter)) continue;
    found = { delimiter, fields: fieldsOf(text, delimiter) };
    if (found.fields.length >= fieldsMin) break;
  }
  return found;
}

function fieldsOf(text: string, delimiter: string): readonly string[] {
  if (!text.includes('"')) return text.split(delimiter).map((field) => field.trim());
  try {
    const [fields = []] = parse(text, { delimiter, trim: true });
    return fields;
  } catch {
    return [];
  }
}

function readFields(fields: readonly string[], columns: CsvColumns | 'unclear' | null): Meaning<Content> {
  if (columns === 'unclear') return badly('bad-header');
  const count = fields.length;
  if (columns === null && (count < fieldsMin || count > fieldsMax)) return badly('bad-fields');
  const field = (column: keyof typeof usualColumns) => fields[(columns ?? usualColumns)[column]] ?? '';
  const stamp = readCsvTime(field('time')) ?? readCsvTime(`${field('date')} ${field('time')}`);
  if (stamp === 'ambiguous') return badly('ambiguous-date');
  const [chip, point, port, strength] = [field('chip'), field('point'), field('antenna'), field('rssi')];
  const antenna = port === '' ? 0 : wholeNumber(port, 0, 255);
  const rssi = strength === '' ? null : readStrength(strength);
  if (stamp === null || antenna === null || rssi === undefined) return badly('bad-field');
  if (!/^[0-9a-z._:-]{1,64}$/i.test(chip)) return badly('bad-field');
  const hasPoint = columns === null || columns.point >= 0;
  if (hasPoint && !/^[^\p{C}"]{1,64}$/u.test(point)) return badly('bad-field');
  return {
    type: 'read',
    chip: chip.toUpperCase(),
    antenna,
    rssi,
    stamp,
    sequence: null,
    stored: false,
    counts: true,
    ...(hasPoint ? { point } : {}),
  };
}

const readStrength = (text: string) => (/^-?\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : undefined);

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
