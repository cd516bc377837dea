import { bigEndian, numberAt } from './bytes.ts';
import type { Cut } from './frame-decoder.ts';

/** The frames of ThingMagic modules: `FF Len content… CRC CRC`. */
const header = 0xff;

/**
 * The frame that begins at `at`; see {@link Framing.cut}. `lenMax`: the highest Len; `around`: how many bytes a frame has
 * besides those that Len counts.
 */
export function cutFrame(bytes: Uint8Array, at: number, lenMax: number, around: number): Cut {
  if (bytes[at] !== header) return 'garbage';
  const len = bytes[at + 1];
  if (len === undefined) return 'incomplete';
  if (len > lenMax) return 'bad-length';
  const size = len + around;
  if (at + size > bytes.length) return 'incomplete';
  const crc = crc16(bytes.subarray(at + 1, at + size - 2));
  return crc === numberAt(bytes, at + size - 2, 2) ? size : 'bad-crc';
}

/** A frame whose Len is `len`. */
export function encodeFrame(len: number, content: readonly number[]): Uint8Array {
  const body = [len, ...content];
  return Uint8Array.from([header, ...body, ...bigEndian(crc16(Uint8Array.from(body)), 2)]);
}

const crcTable = Array.from({ length: 16 }, (_, nibble) => {
  let crc = nibble << 12;
  for (let bit = 0; bit < 4; bit += 1) crc = (crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0);
  return crc & 0xffff;
});

/** The maker's own CRC: the message goes in at the bottom of the register, without closing zeros. */
function crc16(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes)
    for (const nibble of [byte >> 4, byte & 0xf])
      crc = (((crc << 4) | nibble) ^ (crcTable[crc >> 12] ?? 0)) & 0xffff;
  return crc;
}
