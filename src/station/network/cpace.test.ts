import { createPrivateKey } from 'node:crypto';
import { expect, it } from 'vitest';
import { agree, generator, half, product, sessionKey, type Side } from './cpace.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');

/** An X25519 key of these 32 bytes. */
function privateKey(bytes: Buffer) {
  const key = Buffer.concat([hex('302e020100300506032b656e04220420'), bytes]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

/** Published with draft-irtf-cfrg-cpace, "CPace using group X25519 and hash SHA-512". */
const published = {
  pin: 'Password',
  context: '\u000BA_initiator\u000BB_responder',
  sid: hex('7e4b4791d6a8ef019b936c79fb7f2c57'),
  generator: hex('d04bf6d41f6a289632a2e929fa29bebd51092512a7829fdde7d314b62f05a73f'),
  ya: hex('21b4f4bd9e64ed355c3eb676a28ebedaf6d8f17bdc365995b319097153044080'),
  shareA: hex('1d13c89278cdadd826f6d8d7f887701430f8380ddc17611cdd6dc989ce0c9f32'),
  yb: hex('848b0779ff415f0af4ea14df9dd1d3c29ac41d836c7808896c4eba19c51ac40a'),
  shareB: hex('248cccf6d5cdc3646f0ad593f9e6cef4e69d4945f8372e623512ecea32185623'),
  isk: hex(`6e19b875f7a561d6b3ca3dbb9ef42ac55de3e717881018204b8922b4d5e53bb2
    aa82c300bea7b65d2b671da71922ddf6472301b79bc270adfa8bf413285f2263`),
};
const initiator: Side = { share: published.shareA, about: Buffer.from('ADa') };
const responder: Side = { share: published.shareB, about: Buffer.from('ADb') };

it('the generator, the shares and the key are those that the draft publishes', () => {
  const { pin, context, sid, ya, yb } = published;
  expect(generator(Buffer.from(pin), Buffer.from(context), sid)).toEqual(published.generator);
  const a = half(pin, context, sid, privateKey(ya));
  const b = half(pin, context, sid, privateKey(yb));
  expect([a.share, b.share]).toEqual([published.shareA, published.shareB]);
  expect(sessionKey(a, initiator, responder, responder.share)).toEqual(published.isk);
  expect(sessionKey(b, initiator, responder, initiator.share)).toEqual(published.isk);
});

it.each([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
])('a share of low order, %s, is refused: with it the secret would be known to all', (u) => {
  const sid = Buffer.alloc(16, 7);
  const own = half('123456', 'test', sid);
  const [one, other] = [
    { share: hex(u), about: Buffer.from('one') },
    { share: own.share, about: Buffer.from('other') },
  ];
  expect(() => agree(own, 'responder', one, other)).toThrow(/derivation|low order/);
});

it.each([
  [
    'daffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
    'd8e2c776bbacd510d09fd9278b7edcd25fc5ae9adfba3b6e040e8d3b71b21806',
  ],
  [
    'cdeb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b880',
    'e062dcd5376d58297be2618c7498f55baa07d7e03184e8aada20bca28888bf7a',
  ],
])('a share %s with the unused bit set is taken without it', (u, point) => {
  const key = privateKey(hex('af46e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449aff'));
  expect(product(key, hex(u))).toEqual(hex(point));
});

/** Both sides of an exchange, each with what it was told of the PIN and of the other. */
function exchange(pins: [string, string], change: (side: Side) => Side = (side) => side) {
  const sid = Buffer.alloc(16, 1);
  const [a, b] = pins.map((pin) => half(pin, 'test', sid)) as [
    ReturnType<typeof half>,
    ReturnType<typeof half>,
  ];
  const one = { share: a.share, about: Buffer.from('station a') };
  const other = { share: b.share, about: Buffer.from('station b') };
  return [agree(a, 'initiator', one, change(other)), agree(b, 'responder', change(one), other)] as const;
}

it('two sides with one PIN have one secret, another one each time', () => {
  const [one, other] = exchange(['123456', '123456']);
  expect(one).toEqual(other);
  expect(one.secret).toHaveLength(32);
  expect(exchange(['123456', '123456'])[0].secret).not.toEqual(one.secret);
});

it('with another PIN, or with anything changed on the way, neither tag nor secret is the same', () => {
  for (const [one, other] of [
    exchange(['123456', '123457']),
    exchange(['123456', '123456'], (side) => ({ ...side, about: Buffer.from('station c') })),
    exchange(['123456', '123456'], (side) => ({
      ...side,
      share: half('123456', 'test', Buffer.alloc(16, 1)).share,
    })),
  ]) {
    expect(one.initiatorTag).not.toEqual(other.initiatorTag);
    expect(one.responderTag).not.toEqual(other.responderTag);
    expect(one.secret).not.toEqual(other.secret);
  }
});
