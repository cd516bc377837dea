import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, cuts, decodeAll, fuzz, fuzzTimeout, hexOf, isRead } from './decoder.fixture.ts';
import type { Decoder, TagRead } from './protocol.ts';

/** A protocol, as its laws are told. */
export interface Laws<Tag> {
  decoder: () => Decoder;
  tag: fc.Arbitrary<Tag>;
  encode: (tag: Tag) => Uint8Array;
  /** What a read of the tag must say. */
  says: (tag: Tag) => Partial<TagRead>;
  /** Noise that ends by itself, as between two frames or lines. */
  noise: fc.Arbitrary<number[]>;
  /** Good messages of all kinds, for the fuzz. */
  samples: readonly Uint8Array[];
  /** How many bytes may wait for the rest of their message. */
  pendingMax: number;
}

/** What holds of every decoder: pieces of any size, noise between, and anything at all. */
export function itObeysTheLaws<Tag>({
  decoder,
  tag,
  encode,
  says,
  noise,
  samples,
  pendingMax,
}: Laws<Tag>): void {
  describe('the decoder', () => {
    it('gets the same tags however the stream is cut, whatever noise stands between', () => {
      const between = fc.oneof(noise, fc.constant([]));
      fc.assert(
        fc.property(fc.array(fc.tuple(between, tag)), between, cuts, (parts, tail, sizes) => {
          const stream = Uint8Array.from([
            ...parts.flatMap(([bad, one]) => [...bad, ...encode(one)]),
            ...tail,
          ]);
          const found = decodeAll(decoder(), cut(stream, sizes));
          expect(found.filter(isRead)).toMatchObject(parts.map(([, one]) => says(one)));
          expect(hexOf(Buffer.concat(found.map(({ raw }) => raw)))).toBe(hexOf(stream));
        }),
      );
    });

    it(
      'survives anything, accounts for every byte, and holds no more than its longest message',
      { timeout: fuzzTimeout },
      () => {
        expect(fuzz(decoder, samples, pendingMax)).toBeNull();
      },
    );
  });
}

/** Chips of Gen2 readers. */
export const epcs = fc
  .uint8Array({ minLength: 12, maxLength: 12 })
  .map((bytes) => hexOf(bytes).toUpperCase());

/** Moments, in milliseconds, in years that devices can write. */
export const moments = fc.integer({
  min: Date.parse('2002-01-01T00:00:00Z'),
  max: Date.parse('2090-01-01T00:00:00Z'),
});

/** Lines of noise. */
export const noisyLines = fc
  .array(fc.constantFrom(0x01, 0x30, 0x7e, 0x41, 0x3b, 0x80, 0xff), { maxLength: 40 })
  .map((line) => [...line, 0x0d, 0x0a]);
