import fc from 'fast-check';
import { expect } from 'vitest';
import type { Decoder, Found, OtherMessage, TagRead } from './protocol.ts';

export const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
export const hexOf = (raw: Uint8Array) => Buffer.from(raw).toString('hex');

/** All that a decoder finds in a stream that then ends. */
export function decodeAll<Message extends OtherMessage>(
  decoder: Decoder<Message>,
  chunks: readonly Uint8Array[],
): Found<Message>[] {
  return [...chunks.flatMap((chunk) => decoder.push(chunk)), ...decoder.idle()];
}

export function isRead(found: OtherMessage): found is TagRead {
  return found.type === 'read';
}

/** Sizes of pieces that a stream may be cut into. */
export const cuts = fc.infiniteStream(fc.integer({ min: 1, max: 9 }));

export function cut(stream: Uint8Array, sizes: Iterator<number>): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < stream.length;) {
    const size = (sizes.next().value as number | undefined) ?? 1;
    chunks.push(stream.subarray(at, at + size));
    at += size;
  }
  return chunks;
}

const fuzzMs = Number(process.env['GOLDLINE_FUZZ_MS'] ?? 1000);
/** For a test that feeds noise to up to two decoders. */
export const fuzzTimeout = 30_000 + 3 * fuzzMs;

/**
 * Feeds noise for a second, or for `GOLDLINE_FUZZ_MS`: random bytes, good frames, and good frames with a broken
 * byte, in pieces of any size. Nothing may be lost, and no more than one frame may be kept back: gives the
 * first input that breaks this, or null.
 */
export function fuzz(
  makeDecoder: () => Decoder,
  frames: readonly Uint8Array[],
  pendingMax: number,
): string | null {
  const until = performance.now() + fuzzMs;
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.constantFrom(...frames),
    fc.tuple(fc.constantFrom(...frames), fc.nat(), fc.nat(255)).map(([frame, at, byte]) => {
      const broken = frame.slice();
      broken[at % frame.length] = byte;
      return broken;
    }),
    fc.tuple(fc.constantFrom(...frames), fc.nat()).map(([frame, at]) => frame.slice(0, at % frame.length)),
  );
  const input = fc.tuple(fc.array(piece, { maxLength: 12 }), fc.array(fc.integer({ min: 1, max: 400 })));
  let runs = 0;
  while (performance.now() < until || runs === 0) {
    runs += 1;
    const result = fc.check(
      fc.property(input, ([pieces, sizes]) => {
        const stream = Uint8Array.from(pieces.flatMap((one) => [...one]));
        const decoder = makeDecoder();
        const raw: Uint8Array[] = [];
        for (const chunk of cut(stream, sizes.values())) {
          raw.push(...decoder.push(chunk).map((found) => found.raw));
          expect(decoder.pending).toBeLessThanOrEqual(pendingMax);
        }
        raw.push(...decoder.idle().map((found) => found.raw));
        expect(decoder.pending).toBe(0);
        expect(hexOf(Buffer.concat(raw))).toBe(hexOf(stream));
      }),
      { numRuns: 25 },
    );
    if (result.failed) return fc.defaultReportMessage(result) ?? 'failed';
  }
  return null;
}
