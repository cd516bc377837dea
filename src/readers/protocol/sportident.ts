import { bigEndian, numberAt } from './bytes.ts';
import { FrameDecoder, type Cut } from './frame-decoder.ts';
import type { TagContent } from './lines.ts';
import type { Decoder, Found, OtherMessage } from './protocol.ts';

/**
 * SPORTident stations (BSF7/8, BSM7/8, SRR dongles) in the extended protocol: `02 command length data… CRC(2) 03`, with `FF` before
 * it to wake the other side. A station in autosend says each punch: its number, the card, and when. Card numbers are decimal, as
 * printed; the antenna is the number of the station.
 */
const [wake, begin, end] = [0xff, 0x02, 0x03];
const command = { punch: 0xd3, getTime: 0xf7 };
const firstCommand = 0x80;
const dataMax = 160;
const punchBytes = 13;

export type SportIdentMessage = OtherMessage &
  (
    | { type: 'wake' }
    /** What the station's clock shows, as if it were UTC. */
    | { type: 'time'; local: number }
    | { type: 'other'; command: number }
  );

/** See {@link Decoder}. */
export function sportIdentDecoder(): Decoder<SportIdentMessage> {
  return new FrameDecoder<SportIdentMessage>({
    cut: cutFrame,
    read: (frame, origin) => [{ ...readFrame(frame), ...origin(0, frame.length) }],
  });
}

function cutFrame(bytes: Uint8Array, at: number): Cut {
  if (bytes[at] === wake) return 1;
  if (bytes[at] !== begin) return 'garbage';
  const [code, length] = [bytes[at + 1], bytes[at + 2]];
  if (code !== undefined && code < firstCommand) return 'garbage';
  if (length === undefined) return 'incomplete';
  if (length > dataMax) return 'bad-length';
  const size = 3 + length + 3;
  if (at + size > bytes.length) return 'incomplete';
  if (bytes[at + size - 1] !== end) return 'bad-suffix';
  const crc = crc16(bytes.subarray(at + 1, at + size - 3));
  return crc === numberAt(bytes, at + size - 3, 2) ? size : 'bad-crc';
}

/** SPORTident's CRC with 8005: the first two bytes fill the register, what follows goes in at its bottom, two by two. */
function crc16(bytes: Uint8Array): number {
  let crc = numberAt(bytes, 0, 2);
  if (bytes.length === 2) return crc;
  const words = Math.floor(bytes.length / 2);
  for (let word = 1; word <= words; word += 1) {
    const isLast = word === words;
    const value = isLast
      ? bytes.length % 2 === 1
        ? (bytes.at(-1) ?? 0) << 8
        : 0
      : numberAt(bytes, word * 2, 2);
    for (let bit = 15; bit >= 0; bit -= 1) {
      const top = crc & 0x8000;
      crc = ((crc << 1) | ((value >> bit) & 1)) & 0xffff;
      if (top) crc ^= 0x8005;
    }
  }
  return crc;
}

type Content<Of> = Of extends OtherMessage ? Omit<Of, 'raw' | 'arrived' | 'behind'> : never;

function readFrame(frame: Uint8Array): Content<Found<SportIdentMessage>> {
  if (frame[0] === wake) return { type: 'wake' };
  const code = frame[1] ?? 0;
  const data = frame.subarray(3, -3);
  if (code === command.punch && data.length === punchBytes)
    return readPunch(data) ?? { type: 'bad', reason: 'bad-field' };
  if (code === command.getTime && data.length === 9) {
    const local = clockAt(data);
    return local === null ? { type: 'bad', reason: 'bad-field' } : { type: 'time', local };
  }
  return { type: 'other', command: code };
}

const halfDay = 43_200_000;

/** `half day and weekday(1) seconds of the half day(2) 1/256 s(1)`: a time of day. Null where it is none. */
function timeOfDay(data: Uint8Array, at: number): number | null {
  const seconds = numberAt(data, at + 1, 2);
  if (seconds * 1000 >= halfDay) return null;
  const fraction = Math.floor(((data[at + 3] ?? 0) * 1000) / 256);
  return ((data[at] ?? 0) & 1) * halfDay + seconds * 1000 + fraction;
}

/** `station(2) card(4) time(4) place in its memory(3)`. */
function readPunch(data: Uint8Array): TagContent | null {
  const ms = timeOfDay(data, 6);
  const card = cardAt(data, 2);
  if (ms === null || card === null) return null;
  return {
    type: 'read',
    chip: String(card),
    antenna: numberAt(data, 0, 2),
    rssi: null,
    stamp: { kind: 'time-of-day', ms },
    sequence: numberAt(data, 10, 3),
    stored: false,
    counts: true,
  };
}

const card5Max = 499_999;

/** A card 5 has its series apart: 3 and 43866 are card 343866. Newer cards have a byte before that names their kind. */
function cardAt(data: Uint8Array, at: number): number | null {
  const number = numberAt(data, at + 1, 3);
  if (number === 0) return null;
  if (number > card5Max) return number;
  const [series, rest] = [data[at + 1] ?? 0, numberAt(data, at + 2, 2)];
  return series < 2 ? rest : series * 100_000 + rest;
}

/** `station(2) year month day time(4)`. */
function clockAt(data: Uint8Array): number | null {
  const ms = timeOfDay(data, 5);
  const [year = 0, month = 0, day = 0] = data.subarray(2, 5);
  if (ms === null || month < 1 || month > 12 || day < 1 || day > 31) return null;
  return Date.UTC(2000 + year, month - 1, day) + ms;
}

function encode(code: number, data: readonly number[]): Uint8Array {
  const body = [code, data.length, ...data];
  return Uint8Array.from([wake, begin, ...body, ...bigEndian(crc16(Uint8Array.from(body)), 2), end]);
}

/** What a station sends. */
export const commands = {
  getTime: () => encode(command.getTime, []),
};

const stationNumber = 44;

function timeBytes(local: number): number[] {
  const ofDay = ((local % 86_400_000) + 86_400_000) % 86_400_000;
  const weekday = new Date(local).getUTCDay();
  const half = ofDay % halfDay;
  const fraction = Math.ceil(((half % 1000) * 256) / 1000);
  return [
    (weekday << 1) | (ofDay >= halfDay ? 1 : 0),
    ...bigEndian(Math.floor(half / 1000), 2),
    Math.min(255, fraction),
  ];
}

/** What a SPORTident station sends; the simulator's side. */
export const answers = {
  punch: ({ chip, local, number }: { chip: number; local: number; number: number }) => {
    const card =
      chip > card5Max ? bigEndian(chip, 3) : [Math.floor(chip / 100_000), ...bigEndian(chip % 100_000, 2)];
    return encode(command.punch, [
      ...bigEndian(stationNumber, 2),
      0,
      ...card,
      ...timeBytes(local),
      ...bigEndian(number * 8, 3),
    ]);
  },
  time: (local: number) => {
    const date = new Date(local);
    const day = [date.getUTCFullYear() - 2000, date.getUTCMonth() + 1, date.getUTCDate()];
    return encode(command.getTime, [...bigEndian(stationNumber, 2), ...day, ...timeBytes(local)]);
  },
};
