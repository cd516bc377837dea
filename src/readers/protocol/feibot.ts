import type { Ms } from '../../timing/model/race.ts';
import { FrameDecoder } from './frame-decoder.ts';
import {
  badly,
  bytesOf,
  isEnded,
  isPrintable,
  lineFraming,
  textOf,
  wallClock,
  wallParts,
  type Meaning,
} from './lines.ts';
import type { Decoder, OtherMessage } from './protocol.ts';

/**
 * The files that a Feibot reader keeps on its stick: `EPC:2026-06-05_12:00:00.123,port=1,rssi=-60`, in the time that its clock
 * shows, without a zone.
 */
const lineMax = 256;
const line =
  /^([0-9A-F]{4,124}):(\d{4})-(\d\d)-(\d\d)_(\d\d):(\d\d):(\d\d)\.(\d{3}),port=(\d{1,3}),rssi=(-?\d{1,3})\s*$/i;

export type FeibotMessage = OtherMessage & { type: 'text'; text: string };

/** See {@link Decoder}. */
export function feibotDecoder(): Decoder<FeibotMessage> {
  return new FrameDecoder(lineFraming(lineMax, readLine));
}

function readLine(bytes: Uint8Array): Meaning<{ type: 'text'; text: string }> {
  if (!isEnded(bytes)) return badly('bad-length');
  const text = textOf(bytes);
  if (text.trim() === '') return { type: 'text', text };
  if (!isPrintable(text)) return badly('garbage');
  const [, chip, ...fields] = line.exec(text) ?? [];
  if (chip === undefined) return badly('bad-fields');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0, antenna = 0, rssi = 0] =
    fields.map(Number);
  const local = wallClock(year, month, day, hour, minute, second, ms);
  if (local === null) return badly('bad-field');
  const what = { chip: chip.toUpperCase(), antenna, rssi, stamp: { kind: 'local' as const, ms: local } };
  return { type: 'read', ...what, sequence: null, stored: false, counts: true };
}

/** What a reader writes; the simulator's side. */
export const answers = {
  line: (tag: { chip: string; local: Ms; antenna: number; rssi: number }) => {
    const { year, month, day, hour, minute, second, ms } = wallParts(tag.local);
    const time = `${year}-${month}-${day}_${hour}:${minute}:${second}.${ms}`;
    return bytesOf(`${tag.chip}:${time},port=${tag.antenna},rssi=${tag.rssi}\r\n`);
  },
};
