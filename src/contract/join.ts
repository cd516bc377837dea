import { z } from 'zod';
import { stationRightSchema } from './station-right.ts';

/**
 * Join codes: twelve characters of Crockford's alphabet (no I, L, O and U), 60 bits, written 4-4-4. What is read as one of
 * those is taken as what it looks like.
 */
export const joinAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const joinCodeLength = 12;
const isJoinCode = /^[0-9A-HJKMNP-TV-Z]+$/;

/** A code as it was typed, in whatever case and with whatever between its characters; null where it cannot be one. */
export function plainJoinCode(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}._]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return plain.length === joinCodeLength && isJoinCode.test(plain) ? plain : null;
}

/** A code as people write it: `7K2M-9QXA-04TD`. */
export function writtenJoinCode(plain: string): string {
  return plain.replaceAll(/(.{4})(?=.)/g, '$1-');
}

const name = 'join';

/** What a QR code for a station says: where the service is, and, behind the #, the code. */
export function joinText(address: string, code: string): string {
  return `${address}/#${name}=${writtenJoinCode(code)}`;
}

/** Address and code of a scanned or pasted text; null where it is none. */
export function readJoinText(text: string): { address: string; code: string } | null {
  if (!URL.canParse(text.trim())) return null;
  const { protocol, origin, hash } = new URL(text.trim());
  const code = new URLSearchParams(hash.slice(1)).get(name);
  const plain = code === null ? null : plainJoinCode(code);
  return plain === null || !/^https?:$/.test(protocol) ? null : { address: origin, code: plain };
}

/** What a station gets for its code. */
export const joinedSchema = z.object({
  /** With what it presents itself from now on. */
  token: z.string(),
  right: stationRightSchema,
  /** What people call the event. */
  eventName: z.string(),
});
export type Joined = z.infer<typeof joinedSchema>;
