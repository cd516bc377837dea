import type { Ms } from '../../timing/model/race.ts';
import { wallClock } from './lines.ts';
import type { ReaderStamp } from './protocol.ts';

/** Milliseconds since 1970 have so many digits from 2001 to 2286: fewer are a line whose beginning is missing. */
const epochDigits = 13;

const timeOfDay = String.raw`[T ]+(\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?`;
const zone = String.raw`(?: *(Z|UTC|[+-]\d\d(?::?\d\d)?))?`;
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.])(\d\d)\2(\d\d)${timeOfDay}${zone}$`, 'i');
const yearLast = new RegExp(String.raw`^(\d\d)([-/.])(\d\d)\2(\d{4})${timeOfDay}${zone}$`, 'i');

const usualShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const usualLength = 24;
const zero = 0x30;

/**
 * The moment in a field of a line: milliseconds since 1970, or a date and a time of day. With its offset from UTC
 * it is an instant, without it what clocks at the venue showed. `ambiguous` where the date may be read in two
 * ways (05/10/2026); null where it is no time.
 */
export function readCsvTime(
  text: string,
): Exclude<ReaderStamp, { kind: 'since-cycle' }> | 'ambiguous' | null {
  if (/^\d+$/.test(text)) return text.length === epochDigits ? { kind: 'instant', ms: Number(text) } : null;
  const usual = usualTime(text);
  if (usual !== null) return usual;
  const parts = yearFirst.exec(text) ?? yearLast.exec(text);
  if (parts === null) return null;
  const [one = '', mark = '', two = '', three = ''] = parts.slice(1, 5);
  const date =
    one.length === 4
      ? [Number(one), Number(two), Number(three)]
      : withYearLast(mark, Number(one), Number(two), Number(three));
  if (date === null) return 'ambiguous';
  const [year = 0, month = 0, day = 0] = date;
  const [hour = 0, minute = 0, second = 0] = parts.slice(5, 8).map(Number);
  const ms = Number((parts[8] ?? '').padEnd(3, '0').slice(0, 3));
  const local = wallClock(year, month, day, hour, minute, second, ms);
  if (local === null) return null;
  if (parts[9] === undefined) return { kind: 'local', ms: local };
  const offset = offsetOf(parts[9]);
  return offset === null ? null : { kind: 'instant', ms: local - offset };
}

/** An instant as most programs write it, `2026-12-06T08:20:00.300Z`, without the cost of the many other ways. */
function usualTime(text: string): { kind: 'instant'; ms: Ms } | null {
  if (text.length !== usualLength || !text.endsWith('Z') || !usualShape.test(text)) return null;
  const number = (from: number, to: number) => {
    let value = 0;
    for (let at = from; at < to; at += 1) value = value * 10 + text.charCodeAt(at) - zero;
    return value;
  };
  const [hour, minute, second] = [number(11, 13), number(14, 16), number(17, 19)];
  const ms = wallClock(number(0, 4), number(5, 7), number(8, 10), hour, minute, second, number(20, 23));
  return ms === null ? null : { kind: 'instant', ms };
}

/** With dots the day stands first wherever dates are so written; otherwise only numbers tell. Null where they do not. */
function withYearLast(mark: string, one: number, two: number, year: number): number[] | null {
  if (mark === '.' || one > 12 || one === two) return [year, two, one];
  return two > 12 ? [year, one, two] : null;
}

function offsetOf(text: string): Ms | null {
  const [, sign, hours = '', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(text) ?? [];
  if (sign === undefined) return 0;
  if (Number(hours) > 14 || Number(minutes) > 59) return null;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '-' ? -offset : offset;
}
