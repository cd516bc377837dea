import type { Ms } from '../../timing/model/race.ts';
import { FrameDecoder, type Cut } from './frame-decoder.ts';
import { badly, bytesOf, isPrintable, textOf, wallClock, wallParts, type Meaning } from './lines.ts';
import type { Decoder, OtherMessage, ReaderStamp } from './protocol.ts';

/**
 * J-Chip's protocol, which CrossMgr's bridges to Impinj and Alien readers speak too: the reader connects, lines end with CR.
 * `N0000name`, then `GT` is answered with its clock, and after `S0000` come tags: `DA<tag> hh:mm:ss.ffff 10  <count>      C7
 * date=YYYYMMDD`. Without a date it is a time of day.
 */
const lineMax = 256;
const tagLine =
  /^D[A-Z]([0-9A-Z]{1,64}) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))? +(?:[0-9A-F]{2} +)?([0-9A-F]{1,6}) +(?:C7)? *(?:date=(\d{8}))?$/i;
const clockLine = /^GT0?(\d\d)(\d\d)(\d\d)(\d{0,7})(?: date=(\d{8}))?$/;

type Content =
  | { type: 'name'; name: string }
  /** What the reader's clock shows. */
  | { type: 'time'; stamp: Exclude<ReaderStamp, { kind: 'since-cycle' | 'instant' }> }
  | { type: 'between' };

export type JChipMessage = OtherMessage & Content;

/** See {@link Decoder}. */
export function jChipDecoder(): Decoder<JChipMessage> {
  return new FrameDecoder<JChipMessage>({
    cut: cutLine,
    lineEnd: () => Uint8Array.of(cr),
    read: (frame, origin) => [{ ...readLine(frame), ...origin(0, frame.length) }],
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

function readLine(line: Uint8Array): Meaning<Content> {
  const last = line.at(-1);
  if (last !== cr && last !== lf) return badly('bad-length');
  const text = textOf(line.subarray(0, -1)).trim();
  if (text === '') return { type: 'between' };
  if (!isPrintable(text)) return badly('garbage');
  if (text.startsWith('N')) return { type: 'name', name: text.replace(/^N\d{4}/, '') };
  if (text.startsWith('GT')) return readClock(text) ?? badly('bad-field');
  const [, chip, hour, minute, second, fraction = '', , date] = tagLine.exec(text) ?? [];
  if (chip === undefined) return badly('bad-fields');
  const stamp = stampOf(date, Number(hour), Number(minute), Number(second), fraction);
  if (stamp === null) return badly('bad-field');
  const what = { chip: chip.toUpperCase(), antenna: 0, rssi: null, stamp, sequence: null };
  return { type: 'read', ...what, stored: false, counts: true };
}

function readClock(text: string): Content | null {
  const [, hour, minute, second, fraction = '', date] = clockLine.exec(text) ?? [];
  if (hour === undefined) return null;
  const stamp = stampOf(date, Number(hour), Number(minute), Number(second), fraction);
  return stamp === null ? null : { type: 'time', stamp };
}

function stampOf(date: string | undefined, hour: number, minute: number, second: number, fraction: string) {
  const [year, month, day] =
    date === undefined ? [1970, 1, 1] : [date.slice(0, 4), date.slice(4, 6), date.slice(6)].map(Number);
  const ms: Ms = Math.floor(Number(`0.${fraction === '' ? '0' : fraction}`) * 1000 + 1e-6);
  const local = wallClock(year ?? 0, month ?? 0, day ?? 0, hour, minute, second, ms);
  if (local === null) return null;
  return { kind: date === undefined ? ('time-of-day' as const) : ('local' as const), ms: local };
}

const line = (text: string) => bytesOf(`${text}\r`);

/** What a station sends. */
export const commands = {
  getTime: () => line('GT'),
  /** Tags may come. */
  start: () => line('S0000'),
};

/** What a bridge sends; the simulator's side. */
export const answers = {
  name: (name: string) => line(`N0000${name}`),
  time: (local: Ms) => {
    const { year, month, day, hour, minute, second, ms } = wallParts(local);
    return line(`GT0${hour}${minute}${second}${ms.slice(0, 2)} date=${year}${month}${day}`);
  },
  tag: ({ chip, local, count }: { chip: string; local: Ms; count: number }) => {
    const { year, month, day, hour, minute, second, ms } = wallParts(local);
    const number = count.toString(16).padStart(5, '0').toUpperCase();
    return line(
      `DA${chip} ${hour}:${minute}:${second}.${ms}0 10  ${number}      C7 date=${year}${month}${day}`,
    );
  },
};
