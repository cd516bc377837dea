import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret for a pair of stations. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Shows that one knows the token without telling it: a station sends it only to an address that gave this. */
export function proofOf(token: string, nonce: string): string {
  return createHmac('sha256', token).update(`goldline-peer\n${nonce}`).digest('hex');
}

/** Compares without telling by the time it takes how much is right. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
