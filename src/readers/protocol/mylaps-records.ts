import type { Ms } from '../../timing/model/race.ts';
import { type TagContent, wallClock, wholeNumber } from './lines.ts';
import type { ReaderStamp } from './protocol.ts';

/** What Timing & Scoring says of one chip or one mark, in both versions of its protocol. */

const strengthMax = 1000;

/** `key=value|key=value…`, of version 2. */
export function fieldsOf(record: string): ReadonlyMap<string, string> {
  const fields = record.split('|').map((field): [string, string] => {
    const at = field.indexOf('=');
    return at < 0 ? [field, ''] : [field.slice(0, at), field.slice(at + 1)];
  });
  return new Map(fields);
}

/** A passing of version 2: `c` chip, `t` time, `d` date, `an` antennas as bits, `ans` the one that heard best, `amd` dBm; null for anything else. */
export function readPassing(record: string, point: string): TagContent | null {
  const fields = fieldsOf(record);
  const stamp = stampOf(fields.get('d'), fields.get('t'));
  const antenna = wholeNumber(fields.get('ans'), 0, 64) ?? antennaOf(fields.get('an'));
  return tagOf(fields.get('c'), stamp, antenna, strengthOf(fields.get('amd')), point);
}

/**
 * A passing of version 1, of fixed width: seven characters of the chip, the time, numbers of the box, and at the end the date
 * (YYMMDD) and a sum of two digits. Where the fields between lie, the published text does not say.
 */
export function readStored(record: string, point: string): TagContent | null {
  const [, chip, time, date] =
    /^([0-9A-Z]{7}) ?(\d\d:\d\d:\d\d\.\d{2,3}) .*(\d{6})[0-9A-F]{2}$/i.exec(record.trim()) ?? [];
  return tagOf(chip, stampOf(date, time), 0, null, point);
}

function tagOf(
  chip: string | undefined,
  stamp: ReaderStamp | null,
  antenna: number,
  rssi: number | null,
  point: string,
): TagContent | null {
  if (chip === undefined || !/^[0-9A-Z]{1,32}$/i.test(chip) || stamp === null) return null;
  const what = { chip: chip.toUpperCase(), antenna, rssi, stamp, sequence: null, point };
  return { type: 'read', ...what, stored: false, counts: true };
}

/** `YYMMDD` and `hh:mm:ss.mmm`, on the wall clock of the computer that sends it; without a date a time of day. */
export function stampOf(
  date: string | undefined,
  time: string | undefined,
): Exclude<ReaderStamp, { kind: 'since-cycle' }> | null {
  const clock = /^(\d\d):(\d\d):(\d\d)(?:\.(\d{1,3}))?$/.exec(time ?? '');
  const day = /^(\d\d)(\d\d)(\d\d)$/.exec(date ?? '');
  if (clock === null || (day === null && (date ?? '') !== '')) return null;
  const [year = 0, month = 0, dayOfMonth = 0] = day === null ? [1970, 1, 1] : day.slice(1).map(Number);
  const [hour = 0, minute = 0, second = 0] = clock.slice(1, 4).map(Number);
  const ms: Ms = Number((clock[4] ?? '').padEnd(3, '0'));
  const local = wallClock(day === null ? year : 2000 + year, month, dayOfMonth, hour, minute, second, ms);
  return local === null ? null : { kind: day === null ? 'time-of-day' : 'local', ms: local };
}

/** `00001101`: the last digit is the first antenna; of several the lowest. A single number is itself. */
function antennaOf(text: string | undefined): number {
  if (text === undefined) return 0;
  if (!/^[01]{4,}$/.test(text)) return wholeNumber(text, 0, 64) ?? 0;
  const at = text.lastIndexOf('1');
  return at < 0 ? 0 : text.length - at;
}

function strengthOf(text: string | undefined): number | null {
  const value = Number(text ?? '');
  return text !== undefined && /^-?\d+(\.\d+)?$/.test(text) && Math.abs(value) < strengthMax ? value : null;
}
