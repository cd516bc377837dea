import type { DateOrder } from '../contract/list-mapping.ts';
import type { Complain } from './start-list-cells.ts';

/** A birth date that a cell says for certain, and how it says it. */
export interface BirthDate {
  /** `YYYY-MM-DD`, or `YYYY`. */
  date: string;
  /** The year has two figures, and only one century makes a runner of it. */
  isShort?: true;
  /** The days of a spreadsheet since 1900. */
  isSerial?: true;
  /** A year and a month, of which the year is kept. */
  isMonth?: true;
}

/** How the dates of a list are written, and when the race is. */
export interface DateHelp {
  order?: DateOrder | undefined;
  /** Year of the race. */
  year?: number | undefined;
}

const midnight = '(?:[ T]0?0:00(?::00(?:\\.0+)?)?Z?)?';
const yearFirst = [
  new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${midnight}$`),
  /^((?:19|20)\d\d)(\d\d)(\d\d)$/,
  /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号號]?$/,
];
const figures = new RegExp(`^(\\d{1,2})([-/. ])(\\d{1,2})\\2(\\d{4}|\\d{2})${midnight}$`);
const yearAlone = /^((?:19|20)\d\d)(?:\.0)? ?(?:年|г\.?(?: ?р\.?)?)?$/;
/** `1990.02`, `02/1990`, `1990年2月`. */
const monthAndYear = [
  /^(?<year>(?:19|20)\d\d)[-/.](?<month>0?[1-9]|1[0-2])$/,
  /^(?<month>0?[1-9]|1[0-2])[-/.](?<year>(?:19|20)\d\d)$/,
  /^(?<year>(?:19|20)\d\d) ?[年년] ?(?<month>0?[1-9]|1[0-2]) ?[月월]$/,
];
/** Years that are counted from another one: eras of Japan, the Republic of China, and the Buddha's. */
const eras: [RegExp, number][] = [
  [/^(?:昭和|S(?=\d{1,2}[./]))/, 1925],
  [/^(?:平成|H(?=\d{1,2}[./]))/, 1988],
  [/^(?:令和|R(?=\d{1,2}[./]))/, 2018],
  [/^(?:中華民國|中华民国|民國|民国)/, 1911],
  [/^(?:พ\.ศ\.|(?=2[45]\d\d[-/.]|2[45]\d\d$))/, -543],
];
/** `7 March 1996`, `07-Mar-96`, `7 марта 1996 г.`; `March 7, 1996`. */
const dayAndName = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]+(\p{L}{3,})[-/., ]+(\d{4}|\d{2})(?: ?г\.?)?$/u;
const nameAndDay = /^(\p{L}{3,})[-/. ]+(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{4}|\d{2})$/u;
/** Ages that runners have; a birth year of two figures is certain where one century alone gives such an age. */
const [youngest, oldest] = [3, 99];
/** Days since 1900 of people who may be alive and run. */
const serials = { from: 6000, to: 47_500 };

/** The birth date that a cell says for certain; `order` where it depends on whether the day or the month is first. */
export function birthDateOf(
  text: string,
  order?: DateOrder,
  year = new Date().getUTCFullYear(),
): BirthDate | 'order' | undefined {
  const cell = inOwnYears(text.trim());
  const alone = yearAlone.exec(cell)?.[1];
  if (alone !== undefined) return { date: alone };
  const month = monthAndYear.map((form) => form.exec(cell)).find((parts) => parts !== null);
  if (month?.groups !== undefined) return { date: month.groups['year']!, isMonth: true };
  const found = yearFirst.map((form) => form.exec(cell)).find((parts) => parts !== null);
  if (found !== undefined) return dated(found[1], found[2], found[3], year);
  const named = namedMonth(cell);
  if (named !== undefined) return dated(named.year, named.month, named.day, year);
  const parts = figures.exec(cell);
  if (parts !== null) return ofFigures(parts, order, year);
  const shortYear = /^['’](\d\d)$|^(\d\d)$/.exec(cell);
  if (shortYear !== null) {
    const full = fullYear(shortYear[1] ?? shortYear[2], year);
    return full === undefined ? undefined : { date: full, isShort: true };
  }
  return ofSerial(cell);
}

/**
 * Whether the dates of a column name the day or the month first, as those tell that can be read in one way only. `isAsked`
 * where some can be read in both, and none tells.
 */
export function dateOrderOf(cells: Iterable<string>): { order: DateOrder | undefined; isAsked: boolean } {
  const seen = new Set<DateOrder>();
  let isOpen = false;
  let areDotted = true;
  for (const cell of cells) {
    const [, first, sign, second, last] = figures.exec(cell) ?? [];
    if (first === undefined || second === undefined || last === undefined) continue;
    if (Number(first) > 31) seen.add('ymd');
    else if (Number(first) > 12) seen.add('dmy');
    else if (Number(second) > 12) seen.add('mdy');
    else if (first !== second) {
      isOpen = true;
      if (sign !== '.') areDotted = false;
    }
  }
  const [order] = seen;
  if (seen.size === 1) return { order, isAsked: false };
  if (seen.size === 0 && isOpen && areDotted) return { order: 'dmy', isAsked: false };
  return { order: undefined, isAsked: isOpen };
}

/**
 * A birth date: `YYYY-MM-DD` (also with a midnight behind it), `YYYY/M/D`, `YYYYMMDD`, `YYYY年M月D日`, `DD.MM.YYYY`, a year,
 * a month by its name, or figures in the order that the list has.
 */
export function readBirthDate(
  cell: string | undefined,
  complain: Complain,
  { order, year }: DateHelp = {},
  tell: (how: 'date-short' | 'date-serial' | 'date-month') => void = () => undefined,
): string | undefined {
  if (cell === undefined) return undefined;
  const read = birthDateOf(cell, order, year);
  if (read === 'order') {
    complain('date-order', `birth date is "${cell}": is the day or the month first? write YYYY-MM-DD`, cell);
    return undefined;
  }
  if (read === undefined) {
    complain('birth-date', `birth date is "${cell}"; write YYYY-MM-DD, DD.MM.YYYY or a year`, cell);
    return undefined;
  }
  if (read.isShort) tell('date-short');
  if (read.isSerial) tell('date-serial');
  if (read.isMonth) tell('date-month');
  return read.date;
}

/** `昭和60年12月5日` is `1985年12月5日`. */
function inOwnYears(cell: string): string {
  for (const [era, before] of eras) {
    const rest = cell.replace(era, '').trim();
    const [, figuresOfYear] = /^(元|\d{1,4})(?=\D|$)/.exec(rest) ?? [];
    if (era.test(cell) && figuresOfYear !== undefined)
      return `${(figuresOfYear === '元' ? 1 : Number(figuresOfYear)) + before}${rest.slice(figuresOfYear.length)}`;
  }
  return cell;
}

function ofFigures(parts: RegExpExecArray, order: DateOrder | undefined, year: number) {
  const [, first = '', sign, second = '', last = ''] = parts;
  if (Number(first) > 31 || (order === 'ymd' && last.length === 2)) return dated(first, second, last, year);
  const [dmy, mdy] = [dated(last, second, first, year), dated(last, first, second, year)];
  if (dmy === undefined || mdy === undefined)
    return order === 'mdy' && mdy === undefined && sign === '.' ? undefined : (dmy ?? mdy);
  if (dmy.date === mdy.date) return dmy;
  if (order === 'mdy') return mdy;
  return order === 'dmy' || sign === '.' ? dmy : 'order';
}

function dated(
  yearText: string | undefined,
  month: string | undefined,
  day: string | undefined,
  year: number,
): BirthDate | undefined {
  if (yearText === undefined || month === undefined || day === undefined) return undefined;
  const isShort = yearText.length === 2;
  const full = isShort ? fullYear(yearText, year) : yearText;
  const date = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (full === undefined || !isDate(date)) return undefined;
  return isShort ? { date, isShort } : { date };
}

function fullYear(short: string | undefined, year: number): string | undefined {
  const century = Math.floor(year / 100) * 100;
  const fitting = [century, century - 100]
    .map((start) => start + Number(short))
    .filter((full) => year - full >= youngest && year - full <= oldest);
  return fitting.length === 1 ? String(fitting[0]) : undefined;
}

function ofSerial(cell: string): BirthDate | undefined {
  const serial = Number(/^(\d{4,5})(?:\.0)?$/.exec(cell)?.[1] ?? NaN);
  if (!(serial >= serials.from && serial <= serials.to)) return undefined;
  const day = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);
  return { date: day.toISOString().slice(0, 10), isSerial: true };
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

let months: Map<string, number> | null = null;

function namedMonth(cell: string): { year: string; month: string; day: string } | undefined {
  const byDay = dayAndName.exec(cell);
  const byName = byDay === null ? nameAndDay.exec(cell) : null;
  const [name, day, year] =
    byDay !== null ? [byDay[2], byDay[1], byDay[3]] : [byName?.[1], byName?.[2], byName?.[3]];
  if (name === undefined || day === undefined || year === undefined) return undefined;
  months ??= monthNames();
  const month = months.get(plainMonth(name));
  return month === undefined ? undefined : { year, month: String(month), day };
}

/** Names of months as they stand in dates, whole and short, in the languages of lists; what two languages have for two months is none. */
function monthNames(): Map<string, number> {
  const names = new Map<string, number>();
  const doubtful = new Set<string>();
  for (const language of [
    'en',
    'ru',
    'de',
    'fr',
    'es',
    'sv',
    'pl',
    'it',
    'pt',
    'nl',
    'tr',
    'cs',
    'uk',
    'kk',
    'id',
  ])
    for (const style of ['long', 'short'] as const)
      for (let month = 1; month <= 12; month += 1) {
        const parts = new Intl.DateTimeFormat(language, { day: 'numeric', month: style, timeZone: 'UTC' });
        const part = parts.formatToParts(Date.UTC(2000, month - 1, 1)).find(({ type }) => type === 'month');
        const name = plainMonth(part?.value ?? '');
        if ((names.get(name) ?? month) !== month) doubtful.add(name);
        names.set(name, month);
      }
  for (const name of doubtful) names.delete(name);
  return names;
}

const plainMonth = (name: string) => name.toLowerCase().replace(/\P{L}/gu, '');
