import { createHash, randomBytes } from 'node:crypto';

/** A secret that is given away once: 256 random bits. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What the service keeps of a secret. One of so many random bits needs no salt: nobody finds it by trying. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
