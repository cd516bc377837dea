import type { Ms } from '../../timing/model/race.ts';
import { FrameDecoder, type Cut } from './frame-decoder.ts';
import { readEvent, readSpeedwayLine, type IotContent } from './iot-events.ts';
import { badly, bytesOf, isEnded, isPrintable, lineCut, lineEnd, textOf, type Meaning } from './lines.ts';
import type { Decoder, OtherMessage } from './protocol.ts';

/**
 * JSON of fixed readers over HTTP or plain TCP: events that the reader streams to who asks (`GET …/data/stream`), that it
 * posts, or that it writes into a connection. An object is found by its braces, so that it does not matter what stands around
 * it: line ends, the lists of a post, heads of HTTP, sizes of chunks, which may stand in the middle of an object as well.
 */
const objectMax = 16 * 1024;
const lineMax = 2048;

export type HttpContent =
  /** The first line of an answer. */
  | { type: 'answer'; status: number; text: string }
  /** The first line of what a reader posts. */
  | { type: 'request'; method: string }
  | { type: 'header'; name: string; value: string }
  /** The size of a chunk, in bytes. */
  | { type: 'chunk'; size: number }
  /** The end of a line by itself, or what stands between objects. */
  | { type: 'between'; isLineEnd: boolean };

export type IotMessage = OtherMessage & (IotContent | HttpContent);

/** See {@link Decoder}. */
export function iotDecoder(): Decoder<IotMessage> {
  return new FrameDecoder<IotMessage>({
    cut: cutPiece,
    lineEnd,
    read: (frame, origin) => [{ ...readPiece(frame), ...origin(0, frame.length) }],
  });
}

const [brace, cr, lf] = [0x7b, 0x0d, 0x0a];
const separators: readonly number[] = [...Buffer.from('[], \t')];

function cutPiece(bytes: Uint8Array, at: number, final: boolean): Cut {
  const byte = bytes[at];
  if (byte === brace) return cutObject(bytes, at);
  if (byte === lf) return 1;
  if (byte === cr) {
    if (at + 1 < bytes.length) return bytes[at + 1] === lf ? 2 : 'garbage';
    return 'incomplete';
  }
  if (byte !== undefined && separators.includes(byte)) return 1;
  const line = lineCut(bytes, at, lineMax, final);
  const room = typeof line === 'number' ? line : bytes.length - at;
  const object = bytes.subarray(at, at + room).indexOf(brace);
  return object > 0 ? object : line;
}

/** The object whose brace stands at `at`, sizes of chunks within it included. */
function cutObject(bytes: Uint8Array, at: number): Cut {
  let depth = 0;
  let isText = false;
  for (let index = at; index < Math.min(bytes.length, at + objectMax); index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte === cr || byte === lf) {
      const past = chunkEnd(bytes, index);
      if (past === 'incomplete') return 'incomplete';
      if (past !== null) {
        index = past - 1;
        continue;
      }
      // No text of JSON goes over a line, and no object begins at one but the next event.
      if (isText || bytes[index + 1] === brace) return 'bad-field';
    } else if (isText) {
      if (byte === 0x5c) index += 1;
      else if (byte === 0x22) isText = false;
    } else if (byte === 0x22) isText = true;
    else if (byte === brace) depth += 1;
    else if (byte === 0x7d) {
      depth -= 1;
      if (depth === 0)
        return parsed(bytes.subarray(at, index + 1)) === undefined ? 'bad-field' : index + 1 - at;
    } else if (byte < 0x20 && byte !== 0x09) return 'bad-field';
  }
  return bytes.length - at >= objectMax ? 'bad-length' : 'incomplete';
}

/** Where a chunk of HTTP goes on that ended here; null where it did not. */
function chunkEnd(bytes: Uint8Array, at: number): number | 'incomplete' | null {
  const text = textOf(bytes.subarray(at, at + 14));
  const whole = /^\r\n[0-9a-f]{1,8}\r\n/i.exec(text);
  if (whole !== null) return at + whole[0].length;
  const mayCome = at + text.length >= bytes.length && /^\r?\n?[0-9a-f]{0,8}\r?$/i.test(text);
  return mayCome && bytes.length - at < 12 ? 'incomplete' : null;
}

/** Undefined where it is no JSON. */
function parsed(object: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(object);
    return JSON.parse(text.replace(/\r\n[0-9a-f]{1,8}\r\n/gi, ''));
  } catch {
    return undefined;
  }
}

function readPiece(frame: Uint8Array): Meaning<IotContent | HttpContent> {
  if (frame[0] === brace) return readEvent(parsed(frame)) ?? badly('bad-field');
  if (frame[0] === cr || frame[0] === lf) return { type: 'between', isLineEnd: true };
  if (frame.length === 1 && separators.includes(frame[0] ?? 0)) return { type: 'between', isLineEnd: false };
  const text = textOf(frame).trim();
  if (!isPrintable(text)) return badly('garbage');
  const [, status, why = ''] = /^HTTP\/1\.[01] (\d{3})(?: (.*))?$/.exec(text) ?? [];
  if (status !== undefined)
    return { type: 'answer', status: Number(status), text: `${status} ${why}`.trim() };
  const [, method] = /^([A-Z]{3,7}) \S+ HTTP\/1\.[01]$/.exec(text) ?? [];
  if (method !== undefined) return { type: 'request', method };
  if (/^[0-9a-f]{1,8}$/i.test(text) && isEnded(frame))
    return { type: 'chunk', size: Number.parseInt(text, 16) };
  const [, name, value = ''] = /^([A-Za-z][A-Za-z0-9-]{0,63}):\s*(.*)$/.exec(text) ?? [];
  if (name !== undefined) return { type: 'header', name: name.toLowerCase(), value };
  return readSpeedwayLine(text) ?? badly('bad-fields');
}

/** What a station sends. */
export const commands = {
  /** Asks an Impinj reader for its events, as its user `root` with the password that it is delivered with. */
  stream: () =>
    bytesOf(
      [
        'GET /api/v1/data/stream HTTP/1.1',
        'Host: reader',
        `Authorization: Basic ${Buffer.from('root:impinj').toString('base64')}`,
        'Accept: application/json',
        '\r\n',
      ].join('\r\n'),
    ),
  /** The answer to what was posted. */
  taken: () => bytesOf('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n'),
  /** The poster may go on. */
  goOn: () => bytesOf('HTTP/1.1 100 Continue\r\n\r\n'),
};

/** A tag as the simulator's readers report it. */
export interface EncodedEvent {
  chip: string;
  time: Ms;
  antenna: number;
  /** dBm. */
  rssi: number;
}

/** What readers send; the simulator's side. */
export const answers = {
  streamBegins: () =>
    bytesOf('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n'),
  chunk: (body: Uint8Array) =>
    Buffer.concat([bytesOf(`${body.length.toString(16)}\r\n`), body, bytesOf('\r\n')]),
  impinj: ({ chip, time, antenna, rssi }: EncodedEvent) => {
    const tag = {
      epc: Buffer.from(chip, 'hex').toString('base64'),
      epcHex: chip,
      antennaPort: antenna,
      peakRssiCdbm: rssi * 100,
    };
    const event = {
      timestamp: new Date(time).toISOString(),
      eventType: 'tagInventory',
      tagInventoryEvent: tag,
    };
    return bytesOf(`${JSON.stringify(event)}\r\n`);
  },
  zebra: ({ chip, time, antenna, rssi }: EncodedEvent, number: number) => {
    const data = { antenna, eventNum: number, format: 'epc', idHex: chip.toLowerCase(), peakRssi: rssi };
    const timestamp = new Date(time).toISOString().replace('Z', '+0000');
    return bytesOf(`${JSON.stringify({ data, timestamp, type: 'SIMPLE' })}\n`);
  },
  speedway: ({ chip, time, antenna, rssi }: EncodedEvent) => {
    const firstSeenTimestamp = new Date(time).toISOString();
    const tag = { antennaPort: antenna, epc: chip, firstSeenTimestamp, peakRssi: rssi, isHeartBeat: false };
    return bytesOf(`${JSON.stringify(tag)}\n`);
  },
  post: (body: Uint8Array) =>
    Buffer.concat([
      bytesOf(
        `POST /reads HTTP/1.1\r\nHost: station\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
      ),
      body,
    ]),
};
