import type { Ms } from '../../timing/model/race.ts';
import { bytesOf, wallClock, wallParts } from './lines.ts';

/** The fields of IPICO lines: hex digits, wall clocks, and the sum (LRC) at the end. */

/** The sum covers everything between the header and itself. */
export function sumFits(text: string): boolean {
  return sumOf(text.slice(2, -2)) === text.slice(-2).toLowerCase();
}

function sumOf(text: string): string {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum += text.charCodeAt(at);
  return hex2(sum & 0xff);
}

/** Whether a text is hex digits and nothing else. */
export const isHex = (text: string) => /^[0-9a-f]+$/i.test(text);
/** The byte that two hex digits stand for. */
export const hexAt = (text: string, at: number) => Number.parseInt(text.slice(at, at + 2), 16);
const twos = (text: string) => text.match(/../g) ?? [];
/** A byte in two hex digits. */
export const hex2 = (value: number) => value.toString(16).padStart(2, '0');
/** A number below 2^24 in six hex digits. */
export const hex6 = (value: number) => value.toString(16).padStart(6, '0');

/** The wall clock in the data of an answer: `yymmdd weekday(2) hhmmss hundredths(2)…`; null where it is none. */
export function clockTime(data: string): Ms | null {
  return localTime(data.slice(0, 6), data.slice(8, 16));
}

/** The wall clock in the data of a command to set it: `yymmdd weekday(2) hhmmss`. */
export function commandTime(data: string): Ms | null {
  return clockTime(`${data}00`);
}

/** From `yymmdd` and `hhmmss` in decimal with the hundredths in hex behind; null where there is no such moment. */
export function localTime(date: string, time: string): Ms | null {
  if (!/^\d{6}$/.test(date) || !/^\d{6}[0-9a-f]{2}$/i.test(time)) return null;
  const [year = 0, month = 0, day = 0] = twos(date).map(Number);
  const [hour = 0, minute = 0, second = 0] = twos(time).map(Number);
  const hundredths = hexAt(time, 6);
  return wallClock(2000 + year, month, day, hour, minute, second, hundredths * 10);
}

/** A wall clock in the digits of its fields. */
export function digits(local: Ms) {
  const { year, month, day, hour, minute, second, ms, weekday } = wallParts(local);
  return {
    date: `${year.slice(2)}${month}${day}`,
    weekday: hex2(weekday),
    time: `${hour}${minute}${second}`,
    hundredths: hex2(Math.floor(Number(ms) / 10)),
  };
}

/** A wall clock as the data of an answer. */
export function clockData(local: Ms): string {
  const { date, weekday, time, hundredths } = digits(local);
  return `${date}${weekday}${time}${hundredths}27`;
}

/** State of the recording, in the data of a status answer: bytes stored, and of those sent by a download. */
export function recordingStatus(data: string): { downloads: boolean; stored: number; sent: number } | null {
  if (data.length < 14) return null;
  return {
    downloads: hexAt(data, 0) === 3,
    stored: Number.parseInt(data.slice(2, 8), 16),
    sent: Number.parseInt(data.slice(8, 14), 16),
  };
}

/** A line with its sum and its end; `tail` stands between the two. */
export function encodeLine(text: string, tail = ''): Uint8Array {
  return bytesOf(`${text}${sumOf(text.slice(2))}${tail}\r\n`);
}
