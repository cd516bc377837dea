import { hexOf } from './bytes.ts';
import { command, status, type ChafonModel } from './chafon-codes.ts';
import type { TagRead } from './protocol.ts';

/** Answers to an inventory that carry tags, or end it. */
const inventoryStatuses: readonly number[] = [1, 2, 3, 4];
/** Whether a frame is one of those that report tags. */
function carriesTags(code: number, state: number): boolean {
  if (code === command.realTime) return state === status.ok;
  return (code === command.inventory || code === command.readBuffer) && inventoryStatuses.includes(state);
}

/** A tag in the data of a frame, and where its bytes lie. */
export interface Tag {
  from: number;
  to: number;
  read: Omit<TagRead, 'raw' | 'arrived' | 'behind'>;
}

/** The tags of a frame by the family that sends it; null where they do not come out even in its shape. */
export type Readings = Readonly<Record<ChafonModel, Tag[] | null>>;

/** The tags of a frame that carries tags, as each family would have sent them; null for any other frame. */
export function readTags(code: number, state: number, data: Uint8Array): Readings | null {
  if (!carriesTags(code, state)) return null;
  if (code === command.realTime) return { '288': readRealTimeTag(data), '18': readBareEpc(data) };
  if (code === command.inventory) return { '288': readTags288(data), '18': readTags18(data) };
  const buffered = readBufferedTags(data);
  return { '288': buffered, '18': buffered };
}

/** `Num (len EPC)×Num`. */
function readTags18(data: Uint8Array): Tag[] | null {
  const tags: Tag[] = [];
  let at = 1;
  for (let left = data[0] ?? 0; left > 0; left -= 1) {
    const length = data[at] ?? 0;
    const to = at + 1 + length;
    if (!isEpcLength(length) || to > data.length) return null;
    tags.push({ from: at, to, read: tagRead(data.subarray(at + 1, to), 0, null) });
    at = to;
  }
  return at === data.length || data.length === 0 ? tags : null;
}

/** `Ant Num (len EPC RSSI [phase(4) frequency(3)])×Num`. */
function readTags288(data: Uint8Array): Tag[] | null {
  const antenna = lowestAntenna(data[0] ?? 0);
  const tags: Tag[] = [];
  let at = 2;
  for (let left = data[1] ?? 0; left > 0; left -= 1) {
    const tag = readTag288(data, at, antenna);
    if (tag === null) return null;
    tags.push(tag);
    at = tag.to;
  }
  return at === data.length || data.length === 0 ? tags : null;
}

/** `len EPC RSSI`, where bit 6 of len says that the phase and the frequency follow, and bit 7 that the TID is in the EPC. */
function readTag288(data: Uint8Array, at: number, antenna: number): Tag | null {
  const len = data[at] ?? 0;
  const strengthAt = at + 1 + (len & 0x3f);
  const to = strengthAt + 1 + (len & 0x40 ? 7 : 0);
  if (!isEpcLength(len & 0x3f) || to > data.length) return null;
  return {
    from: at,
    to,
    read: tagRead(data.subarray(at + 1, strengthAt), antenna, data[strengthAt] ?? null),
  };
}

/** `Ant len EPC RSSI`. */
function readRealTimeTag(data: Uint8Array): Tag[] | null {
  const tag = readTag288(data, 1, lowestAntenna(data[0] ?? 0));
  return tag?.to === data.length ? [tag] : null;
}

/** The 18 family sends nothing but the EPC. */
function readBareEpc(data: Uint8Array): Tag[] | null {
  return isEpcLength(data.length) ? [{ from: 0, to: data.length, read: tagRead(data, 0, null) }] : null;
}

/** An EPC is made of words of two bytes (EPC Gen2, 6.3.2.1.2.2). */
const isEpcLength = (length: number) => length > 0 && length % 2 === 0;

/** `Num (Ant len EPC RSSI count)×Num`: nobody knows when these were seen, so they make no passing. */
function readBufferedTags(data: Uint8Array): Tag[] | null {
  const tags: Tag[] = [];
  let at = 1;
  for (let left = data[0] ?? 0; left > 0; left -= 1) {
    const tag = readTag288(data, at + 1, lowestAntenna(data[at] ?? 0));
    if (tag === null || tag.to + 1 > data.length) return null;
    tags.push({ from: at, to: tag.to + 1, read: { ...tag.read, stored: true, counts: false } });
    at = tag.to + 1;
  }
  return at === data.length ? tags : null;
}

/** The strength is a number of the maker's own: higher is stronger, and no unit is published. */
function tagRead(epc: Uint8Array, antenna: number, rssi: number | null): Tag['read'] {
  return {
    type: 'read',
    chip: hexOf(epc),
    antenna,
    rssi,
    stamp: null,
    sequence: null,
    stored: false,
    counts: true,
  };
}

/** The lowest antenna of a bit mask, counted from 1; 0 for none. One report can name several. */
export function lowestAntenna(mask: number): number {
  return antennasOf(mask)[0] ?? 0;
}

/** The antennas of a bit mask, counted from 1. */
export function antennasOf(mask: number): number[] {
  return [1, 2, 3, 4, 5, 6, 7, 8].filter((antenna) => (mask & (1 << (antenna - 1))) !== 0);
}
