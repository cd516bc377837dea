import type { Ms } from '../../timing/model/race.ts';
import type { Cut, Framing } from './frame-decoder.ts';
import type { BadReason, Found, OtherMessage, TagRead } from './protocol.ts';

/** What every protocol of lines does with text. */

/** What a line says of a tag. */
export type TagContent = Omit<TagRead, 'raw' | 'arrived' | 'behind'>;

/** What a line says, without where it came from. */
export type Meaning<Content> = Content | TagContent | { type: 'bad'; reason: BadReason };

const lf = 0x0a;
const cr = 0x0d;

/** See {@link Framing.lineEnd}. */
export const lineEnd = () => Uint8Array.of(lf);

/**
 * The line that begins at `at`, with its end: LF, with or without CR before it. A line longer than `max` is
 * cut there. A line whose end never comes is given as it is where `final` is set: it may be the beginning of one.
 */
export function lineCut(bytes: Uint8Array, at: number, max: number, final: boolean): Cut {
  const end = bytes.subarray(at, at + max).indexOf(lf);
  if (end >= 0) return end + 1;
  if (bytes.length - at >= max) return max;
  return final ? bytes.length - at : 'incomplete';
}

/** Frames that are lines of at most `max` bytes with one meaning each. */
export function lineFraming<Content extends object>(
  max: number,
  readLine: (line: Uint8Array) => Meaning<Content>,
): Framing<OtherMessage & Content> {
  return {
    cut: (bytes, at) => lineCut(bytes, at, max, false),
    lineEnd,
    read: (line, origin) => [
      { ...readLine(line), ...origin(0, line.length) } as Found<OtherMessage & Content>,
    ],
  };
}

export function isEnded(line: Uint8Array): boolean {
  return line.at(-1) === lf;
}

/** The text of a line in ISO 8859-1, without its end: a character for each byte. */
export function textOf(line: Uint8Array): string {
  let to = line.length;
  if (line[to - 1] === lf) to -= 1;
  if (line[to - 1] === cr) to -= 1;
  let text = '';
  for (let at = 0; at < to; at += 1) text += String.fromCharCode(line[at]!);
  return text;
}

/** The bytes of a text in ISO 8859-1. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function isPrintable(text: string): boolean {
  return /^[\t\x20-\x7e\xa0-\xff]*$/.test(text);
}

/** A whole number between two others, or null where the text is none. */
export function wholeNumber(text: string | undefined, min: number, max: number): number | null {
  if (text === undefined || !/^-?\d{1,15}$/.test(text)) return null;
  const value = Number(text);
  return value >= min && value <= max ? value : null;
}

/** A wall clock, as if it were UTC; null for a day or a time that does not exist. `month` counts from 1. */
export function wallClock(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  ms: number,
): Ms | null {
  const exists =
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59 &&
    ms <= 999;
  return exists ? Date.UTC(year, month - 1, day, hour, minute, second, ms) : null;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Parts of a wall clock, in digits. */
export function wallParts(local: Ms) {
  const iso = new Date(local).toISOString();
  return {
    year: iso.slice(0, 4),
    month: iso.slice(5, 7),
    day: iso.slice(8, 10),
    hour: iso.slice(11, 13),
    minute: iso.slice(14, 16),
    second: iso.slice(17, 19),
    ms: iso.slice(20, 23),
    /** Sunday is 0. */
    weekday: new Date(local).getUTCDay(),
  };
}

export const badly = (reason: BadReason): { type: 'bad'; reason: BadReason } => ({ type: 'bad', reason });
