import {
  createHash,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';

/**
 * CPace, suite CPACE-X25519-SHA512 with initiator and responder (draft-irtf-cfrg-cpace): two stations that were told
 * the same short PIN agree on a long secret over a network that anybody may read and change. Who listens learns
 * nothing with which a PIN could be tried later; who comes between gets one guess for each exchange. A hash, or
 * a Diffie-Hellman signed with the PIN, would tell all million PINs apart in a second.
 *
 * BigInt does not calculate in constant time. What that tells is told of a PIN that is worth nothing after this use.
 */

const group = 'CPace255';
const hashBlockBytes = 128;
const p = 2n ** 255n - 19n;
/** The coefficient of Curve25519. */
const a = 486_662n;

/** What both sides say in the open and both have to have seen the same. */
export interface Side {
  /** The public share, 32 bytes. */
  share: Uint8Array;
  /** What the side says of itself. */
  about: Uint8Array;
}

/** One side's half of an exchange; used once. */
export interface Half {
  sid: Uint8Array;
  key: KeyObject;
  share: Uint8Array;
}

/** What an exchange gives: tags with which each side shows that it had the same PIN, and the secret of both. */
export interface Agreement {
  initiatorTag: Buffer;
  responderTag: Buffer;
  secret: Buffer;
}

/**
 * Begins an exchange. `context` says what it is for, `sid` is that of the exchange and the same on both sides.
 * Only the tests of the published vectors give the private `key`.
 */
export function half(
  pin: string,
  context: string,
  sid: Uint8Array,
  key = generateKeyPairSync('x25519').privateKey,
): Half {
  return { sid, key, share: product(key, generator(Buffer.from(pin), Buffer.from(context), sid)) };
}

/** Ends an exchange with what both sides said. Throws where the other's share is not a point that can be used. */
export function agree(
  { sid, key }: Half,
  role: 'initiator' | 'responder',
  initiator: Side,
  responder: Side,
): Agreement {
  const theirs = role === 'initiator' ? responder : initiator;
  const isk = sessionKey({ sid, key }, initiator, responder, theirs.share);
  const macKey = hash(Buffer.from('CPaceMac'), sid, isk);
  const tag = ({ share, about }: Side) => createHmac('sha512', macKey).update(joined(share, about)).digest();
  return {
    initiatorTag: tag(initiator),
    responderTag: tag(responder),
    secret: Buffer.from(hkdfSync('sha512', isk, sid, 'goldline secret of a pair', 32)),
  };
}

/** Compares without telling by the time it takes how much is right. */
export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** The draft's ISK. */
export function sessionKey(
  { sid, key }: Pick<Half, 'sid' | 'key'>,
  initiator: Side,
  responder: Side,
  share: Uint8Array,
): Buffer {
  const point = product(key, share);
  if (point.every((byte) => byte === 0)) throw new Error('the share is a point of low order');
  return hash(
    joined(Buffer.from(`${group}_ISK`), sid, point),
    joined(initiator.share, initiator.about),
    joined(responder.share, responder.about),
  );
}

/** A point of the curve that only who knows the PIN can find: the draft's calculate_generator. */
export function generator(pin: Uint8Array, context: Uint8Array, sid: Uint8Array): Buffer {
  const dsi = Buffer.from(group);
  const filled = withLength(pin).length + withLength(dsi).length + 1;
  const padding = Buffer.alloc(Math.max(0, hashBlockBytes - filled));
  const digest = hash(joined(dsi, pin, padding, context, sid)).subarray(0, 32);
  return elligator2(littleEndian(digest) % 2n ** 255n);
}

/** RFC 9380, the u coordinate of map_to_curve_elligator2 for Curve25519. */
function elligator2(r: bigint): Buffer {
  const v = modulo(-a * power(1n + 2n * r * r, p - 2n));
  // 1, 0 or p - 1, as the right side of the curve's equation is a square or not.
  const epsilon = power(v * (v * (v + a) + 1n), (p - 1n) / 2n);
  const u = modulo(epsilon * v - (1n - epsilon) * a * power(2n, p - 2n));
  return Buffer.from(u.toString(16).padStart(64, '0'), 'hex').reverse();
}

/** X25519. Throws where OpenSSL refuses the point, as it does those of low order. */
export function product(privateKey: KeyObject, u: Uint8Array): Buffer {
  const x = Buffer.from(u).toString('base64url');
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' });
  return diffieHellman({ privateKey, publicKey });
}

function modulo(value: bigint): bigint {
  const rest = value % p;
  return rest < 0n ? rest + p : rest;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = modulo(base);
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % p;
    square = (square * square) % p;
  }
  return result;
}

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
}

function hash(...parts: Uint8Array[]): Buffer {
  return createHash('sha512').update(Buffer.concat(parts)).digest();
}

/** Parts with their lengths before them, so that no two lists of parts give the same bytes. */
function joined(...parts: Uint8Array[]): Buffer {
  return Buffer.concat(parts.map(withLength));
}

/** LEB128, as in the draft's prepend_len. */
function withLength(part: Uint8Array): Buffer {
  const length: number[] = [];
  let left = part.length;
  for (; left >= 128; left >>= 7) length.push((left & 127) | 128);
  return Buffer.concat([Buffer.from([...length, left]), part]);
}
