import type { Ms } from '../../timing/model/race.ts';
import { readCsvTime } from './csv-time.ts';
import { FrameDecoder, type Cut } from './frame-decoder.ts';
import {
  badly,
  bytesOf,
  isEnded,
  isPrintable,
  lineCut,
  lineEnd,
  textOf,
  wallParts,
  wholeNumber,
  type Meaning,
  type TagContent,
} from './lines.ts';
import type { Decoder, OtherMessage, ReaderStamp } from './protocol.ts';

/**
 * What an Alien reader streams or notifies (TagStreamMode, NotifyMode): its formats Text, Terse and XML, and lines of
 * `EPC;first seen;last seen;antenna;strength;count` in milliseconds since 1970, as custom formats are mostly made. Antennas
 * have the numbers that are printed on the reader, from 0.
 */
const lineMax = 1024;
const tagMax = 2048;
const tagBegins = bytesOf('<Alien-RFID-Tag>');
const tagEnds = '</Alien-RFID-Tag>';

export type AlienMessage = OtherMessage & { type: 'text'; text: string };

/** See {@link Decoder}. */
export function alienDecoder(): Decoder<AlienMessage> {
  return new FrameDecoder<AlienMessage>({
    cut: cutPiece,
    lineEnd,
    read: (frame, origin) => [{ ...readPiece(frame), ...origin(0, frame.length) }],
  });
}

/** A message ends with a zero byte, a line with LF, a tag of XML where it is closed. */
function cutPiece(bytes: Uint8Array, at: number, final: boolean): Cut {
  if (bytes[at] === 0) return 1;
  const room = bytes.subarray(at, at + tagMax);
  const isTag = tagBegins.every((byte, index) => room[index] === byte);
  if (isTag) {
    const end = Buffer.from(room).indexOf(tagEnds);
    const next = Buffer.from(room).indexOf('<Alien-RFID-Tag>', 1);
    if (end >= 0 && (next < 0 || next > end)) return end + tagEnds.length;
    if (next < 0 && !final && room.length < tagMax) return 'incomplete';
  }
  const line = lineCut(bytes, at, lineMax, final);
  const piece = Buffer.from(bytes.subarray(at, at + (typeof line === 'number' ? line : bytes.length - at)));
  // A line whose end was lost ends where a message or a tag begins.
  const ends = [piece.indexOf(0), piece.indexOf('<Alien-RFID-Tag>', 1)].filter((end) => end > 0);
  return ends.toSorted((one, other) => one - other)[0] ?? line;
}

function readPiece(frame: Uint8Array): Meaning<{ type: 'text'; text: string }> {
  if (frame.length === 1 && frame[0] === 0) return { type: 'text', text: '' };
  const text = textOf(frame);
  if (text.startsWith('<Alien-RFID-Tag>') && text.endsWith(tagEnds))
    return readXml(text) ?? badly('bad-field');
  if (!isPrintable(text)) return badly('garbage');
  if (text.startsWith('Tag:')) return readText(text) ?? badly('bad-field');
  if (text.includes(';')) return readCustom(text) ?? badly('bad-field');
  const terse = /^((?:[0-9A-F]{4} ?){1,31}),(\d+),(\d{1,2})$/i.exec(text);
  if (terse !== null) return tagOf(terse[1], terse[3], null, null) ?? badly('bad-field');
  if (text === '' || /^[#<]|^\(?No Tags\)?$/i.test(text)) return { type: 'text', text };
  return isEnded(frame) ? { type: 'text', text } : badly('bad-length');
}

const textField = /^ ?([A-Za-z]+): ?(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d{1,3})?|[\w. +-]*)$/;

/** `Tag:E200 3411 …, Disc:2008/10/28 10:49:31.123, Last:…, Count:1, Ant:0, Proto:2`, also with Speed and RSSI. */
function readText(text: string): TagContent | null {
  const pieces = text.split(',').map((piece) => textField.exec(piece));
  const fields = new Map(pieces.map((piece) => [piece?.[1]?.toLowerCase() ?? '', piece?.[2]?.trim() ?? '']));
  // A line that ran into the next has something twice, or what is no field.
  if (pieces.includes(null) || fields.size !== pieces.length) return null;
  const stamp = timeOf(fields.get('disc'));
  if (stamp === null && fields.has('disc')) return null;
  return tagOf(fields.get('tag'), fields.get('ant') ?? '0', fields.get('rssi') ?? null, stamp);
}

function readXml(text: string): TagContent | null {
  const field = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1]?.trim();
  const found = field('DiscoveryTime');
  const stamp = timeOf(found);
  if (stamp === null && found !== undefined) return null;
  return tagOf(field('TagID'), field('Antenna') ?? '0', field('RSSI') ?? null, stamp);
}

function readCustom(text: string): TagContent | null {
  const [epc, first = '', , antenna, rssi] = text.split(';').map((field) => field.trim());
  const stamp = readCsvTime(first);
  return stamp === null || stamp === 'ambiguous' ? null : tagOf(epc, antenna ?? '0', rssi ?? null, stamp);
}

function tagOf(
  epc: string | undefined,
  antenna: string | undefined,
  rssi: string | null,
  stamp: ReaderStamp | null,
): TagContent | null {
  const chip = (epc ?? '').replaceAll(' ', '').toUpperCase();
  const port = wholeNumber(antenna, 0, 63);
  if (!/^[0-9A-F]{4,124}$/.test(chip) || port === null) return null;
  const strength = rssi === null || !/^-?\d{1,6}(\.\d+)?$/.test(rssi) ? null : Number(rssi);
  const what = { chip, antenna: port, rssi: strength, stamp, sequence: null };
  return { type: 'read', ...what, stored: false, counts: true };
}

/** `2021/05/17 16:33:18.960`, on the reader's wall clock. */
function timeOf(text: string | undefined): ReaderStamp | null {
  const stamp = text === undefined ? null : readCsvTime(text);
  return stamp === 'ambiguous' ? null : stamp;
}

/** What a reader sends; the simulator's side. */
export const answers = {
  text: (tag: { chip: string; local: Ms; antenna: number; rssi: number }) => {
    const { year, month, day, hour, minute, second, ms } = wallParts(tag.local);
    const time = `${year}/${month}/${day} ${hour}:${minute}:${second}.${ms}`;
    const epc = tag.chip.replaceAll(/(.{4})(?=.)/g, '$1 ');
    const rest = `Count:1, Ant:${tag.antenna}, Proto:2, RSSI:${tag.rssi}`;
    return bytesOf(`Tag:${epc}, Disc:${time}, Last:${time}, ${rest}\r\n`);
  },
};
