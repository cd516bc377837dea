import { stringify } from 'csv-stringify/sync';
import type { Language, LocalText, Ms } from '../timing/model/race.ts';

/**
 * Rows as CSV for people: UTF-8 with a byte order mark where it is the beginning of a file, CRLF, and a
 * semicolon between cells where Russian Excel expects it, a comma elsewhere.
 */
export function csvText(
  rows: readonly (readonly string[])[],
  language: Language,
  isBeginning: boolean,
): string {
  return stringify(rows as string[][], {
    bom: isBeginning,
    record_delimiter: 'windows',
    delimiter: language === 'ru' ? ';' : ',',
  });
}

/** A text that begins like a formula gets an apostrophe before it, so that no spreadsheet runs it. */
export function asText(text: string): string {
  return /^[=+\-@\t\r\0＝＋－＠]/.test(text) ? `'${text}` : text;
}

/** A heading; `given` where the race names it, as it does its points and lists. */
export interface Heading {
  heading: string;
  given?: boolean | undefined;
}

/**
 * Headings as cells, each with a name of its own: whoever reads columns by name must not take the point
 * "Status" for the status. Names that the race gives make way for the others. `written`: how the format writes a text.
 */
export function headingsOf(headings: readonly Heading[], written = asText): string[] {
  const taken = new Set(headings.filter(({ given }) => given !== true).map(({ heading }) => heading));
  return headings.map(({ heading, given }) => {
    if (given !== true) return heading;
    const name = written(heading);
    let own = name;
    for (let number = 2; taken.has(own); number += 1) own = `${name} (${number})`;
    taken.add(own);
    return own;
  });
}

/** `H:MM:SS`, always with the hour, and the tenths or hundredths of a race that has them; empty without a time. */
export function clockText(time: Ms | null, unit: Ms): string {
  if (time === null) return '';
  const all = Math.abs(time);
  const seconds = Math.floor(all / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const digits = unit >= 1000 ? 0 : unit >= 100 ? 1 : 2;
  const fraction = digits === 0 ? '' : `.${String(Math.floor((all % 1000) / unit)).padStart(digits, '0')}`;
  const sign = time < 0 ? '-' : '';
  return `${sign}${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${fraction}`;
}

/** To the minute, unlike a result: `2026-12-06 08:41 (Asia/Shanghai)`. */
export function momentText(instant: Ms, zone: string): string {
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return `${local.format(instant)} (${zone})`;
}

export function localText(text: LocalText | undefined, language: Language): string | undefined {
  if (text === undefined || typeof text === 'string') return text;
  return text[language] ?? text.en ?? text['zh-CN'] ?? text.ru;
}
