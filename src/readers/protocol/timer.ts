import type { Ms } from '../../timing/model/race.ts';
import { FrameDecoder, type Cut } from './frame-decoder.ts';
import { badly, bytesOf, isPrintable, textOf, wallClock, wallParts, type Meaning } from './lines.ts';
import type { Decoder, OtherMessage } from './protocol.ts';

/**
 * Timers with photocells and buttons: times without a chip. ALGE Timy (2, 3; also TdC 8000 in its backup mode) writes
 * `yNNNN CCC HH:MM:SS.zhtq GG` and ends its lines with CR; TAG Heuer's older chronoprinters (CP 520) write `T …` in 30
 * characters. Both tell the time of day of their own clock.
 */
export type TimerModel = 'timy' | 'tagheuer';
const lineMax = 96;

type Content =
  /** An impulse: the start channel tells a gun, any other a time of somebody. */
  | { type: 'impulse'; isGun: boolean; channel: string; ofDay: Ms; stored: boolean }
  /** Running time, results, numbers typed in, times that were deleted. */
  | { type: 'text'; text: string };

export type TimerMessage = OtherMessage & Content;

/** See {@link Decoder}. */
export function timerDecoder({ model = 'timy' }: { model?: string } = {}): Decoder<TimerMessage> {
  const read = model === 'tagheuer' ? readTagHeuer : readTimy;
  return new FrameDecoder<TimerMessage>({
    cut: cutLine,
    lineEnd: () => Uint8Array.of(cr),
    read: (frame, origin) => [{ ...readLine(frame, read), ...origin(0, frame.length) }],
  });
}

const [cr, lf] = [0x0d, 0x0a];

function cutLine(bytes: Uint8Array, at: number, final: boolean): Cut {
  const room = bytes.subarray(at, at + lineMax);
  const end = room.findIndex((byte) => byte === cr || byte === lf);
  if (end >= 0) return end + 1;
  if (room.length >= lineMax) return lineMax;
  return final ? room.length : 'incomplete';
}

function readLine(line: Uint8Array, read: (text: string) => Content | null): Meaning<Content> {
  const last = line.at(-1);
  if (last !== cr && last !== lf) return badly('bad-length');
  const text = textOf(line.subarray(0, -1));
  if (text.trim() === '') return { type: 'text', text: '' };
  if (!isPrintable(text)) return badly('garbage');
  return read(text) ?? badly('bad-fields');
}

/** First the mark: blank, `?` without a valid number, `m` from memory; others are no new impulse. Then number, channel, time, group, sum. */
const timyImpulse =
  /^([ ?mcCdDinsrl]?) {0,2}(\d{1,4})?([rl])? {0,3}([cC]\d)(M?) {1,3}(\d\d):(\d\d):(\d\d)[.,:](\d{1,4})(?: +(\d\d))?(?: *(\S{2}))? *$/;
const timyOther =
  /^(?:[a-zA-Z?]? ?\d{0,4} {0,2}(?:RT|TT|SQ|km|m\/s|mph)M? .*|[n] ?\d{1,4}.*|\d\d:\d\d:\d\d(?:[.,]\d{1,4})?|[A-Z][A-Z0-9?=. /_-]*)$/;
const startChannel = 'C0';

function readTimy(text: string): Content | null {
  const [, mark = '', , , channel = '', , hour, minute, second, fraction = ''] = timyImpulse.exec(text) ?? [];
  if (channel === '') return timyOther.test(text.trim()) ? { type: 'text', text } : null;
  const ofDay = timeOf(hour, minute, second, fraction);
  if (ofDay === null) return null;
  if (!' ?m'.includes(mark)) return { type: 'text', text };
  const name = channel.toUpperCase();
  return { type: 'impulse', isGun: name === startChannel, channel: name, ofDay, stored: mark === 'm' };
}

/** `T `, ten characters of numbers, the channel in two, a blank, the time of day. */
const tagHeuerImpulse = /^T [ -~]{10}([ -~]{2})[ -~]([ \d]\d):([ \d]\d):([ \d]\d)\.(\d{2,6}) *$/;
const tagHeuerLength = 30;

function readTagHeuer(text: string): Content | null {
  const [, channel = '', hour, minute, second, fraction = ''] = tagHeuerImpulse.exec(text) ?? [];
  // Runs that are opened, results and answers begin otherwise.
  if (!text.startsWith('T ')) return { type: 'text', text };
  const ofDay = text.length === tagHeuerLength ? timeOf(hour, minute, second, fraction) : null;
  if (ofDay === null) return null;
  const name = channel.trim().replace(/^M/, '');
  return { type: 'impulse', isGun: false, channel: name, ofDay, stored: false };
}

function timeOf(
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  fraction: string,
): Ms | null {
  // Ten-thousandths are cut, as timers show them.
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3));
  return wallClock(1970, 1, 1, Number(hour), Number(minute), Number(second), ms);
}

/** What timers send; the simulator's side. */
export const answers = {
  timy: ({
    number,
    channel,
    local,
    mark = ' ',
  }: {
    number: number;
    channel: string;
    local: Ms;
    mark?: string;
  }) => {
    const { hour, minute, second, ms } = wallParts(local);
    const name = `${channel} `.padEnd(4);
    return bytesOf(
      `${mark}${String(number).padStart(4, '0')} ${name}${hour}:${minute}:${second}.${ms}0 00\r`,
    );
  },
  tagHeuer: ({ number, channel, local }: { number: number; channel: string; local: Ms }) => {
    const { hour, minute, second, ms } = wallParts(local);
    const numbers = String(number).padStart(10);
    return bytesOf(`T ${numbers}${channel.padStart(2)} ${hour}:${minute}:${second}.${ms}000\r`);
  },
};
