import type { Ms } from '../../timing/model/race.ts';
import { digits, hex2, localTime } from './ipico-fields.ts';
import { bytesOf, type TagContent } from './lines.ts';

/**
 * The line of a Trident Time Machine (maker's manual, "Tag Data Message Format"), which is IPICO's but for these: `00` in
 * the place of the sum, a letter for the reader and a digit for the receiver, and always a mark (first, best or last seen, raw)
 * with the strength behind. Nothing protects it but its shape.
 */
const tridentLine =
  /^aa[a-z](\d)([0-9a-f]{12})[0-9a-f]{4}(\d{6})(\d{6}[0-9a-f]{2})00(?:FS|LS|BS|RR)([0-9a-f]{2})/i;
const length = 40;

/** The read that a text begins with, whatever stands behind it; null where there is none. Each mark has a moment of its own and counts. */
export function readTrident(text: string): { length: number; read: TagContent } | null {
  const [, receiver = '', chip = '', date = '', time = '', strength = ''] = tridentLine.exec(text) ?? [];
  const local = localTime(date, time);
  if (local === null) return null;
  const read: TagContent = {
    type: 'read',
    chip: chip.toUpperCase(),
    antenna: Number(receiver),
    rssi: Number.parseInt(strength, 16),
    stamp: { kind: 'local', ms: local },
    sequence: null,
    stored: false,
    counts: true,
  };
  return { length, read };
}

/** What such a reader sends of a tag. */
export function encodeTrident(
  chip: string,
  local: Ms,
  { reader, receiver, seen, rssi }: { reader: string; receiver: number; seen: string; rssi: number },
): Uint8Array {
  const { date, time, hundredths } = digits(local);
  return bytesOf(
    `aa${reader}${receiver}${chip.toLowerCase()}0001${date}${time}${hundredths}00${seen}${hex2(rssi)}\r\n`,
  );
}
