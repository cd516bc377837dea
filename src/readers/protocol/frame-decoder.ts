import type { Ms } from '../../timing/model/race.ts';
import { copied, joined } from './bytes.ts';
import type { Bad, BadReason, Decoder, Found, OtherMessage } from './protocol.ts';

/** What stands at a place of the stream: a good frame of so many bytes, the beginning of one, or no frame, and why. */
export type Cut = number | 'incomplete' | BadReason;

/** Where a piece of the stream came from. */
export type Origin = Pick<Bad, 'raw' | 'arrived' | 'behind'>;

/** How the frames of a binary protocol are told from noise, and what they say. */
export interface Framing<Message extends OtherMessage> {
  /** Looks at the bytes from `at` on. Must not ask for more bytes than the longest frame of the protocol has. `final`: no more will come. */
  cut(bytes: Uint8Array, at: number, final: boolean): Cut;
  /**
   * What a good frame says. A frame that reports several tags is cut into as many pieces: `origin` gives each
   * its part of the frame, and the parts must add up to the frame.
   */
  read(frame: Uint8Array, origin: (from: number, to: number) => Origin): Found<Message>[];
  /** What ends a line, in protocols of lines. */
  lineEnd?(): Uint8Array;
}

/** Bytes that came in one chunk: the stream from the place before up to `end`. */
interface Chunk {
  end: number;
  arrived: Ms;
}

/**
 * Cuts frames out of a stream of bytes, whatever pieces it comes in. What is no frame is dropped one byte at
 * a time, never by the length that it claims: a good frame behind or inside a broken one is not lost.
 */
export class FrameDecoder<Message extends OtherMessage> implements Decoder<Message> {
  readonly #framing: Framing<Message>;
  #bytes: Uint8Array = new Uint8Array(0);
  /** Which chunks the bytes came in, in order. */
  #chunks: Chunk[] = [];

  constructor(framing: Framing<Message>) {
    this.#framing = framing;
  }

  get pending(): number {
    return this.#bytes.length;
  }

  push(chunk: Uint8Array, arrived: Ms = 0): Found<Message>[] {
    // Copied once, with all its frames: the chunk stays the caller's, and the frames are parts of the copy.
    this.#bytes = joined(this.#bytes, chunk);
    if (chunk.length > 0) this.#chunks.push({ end: this.#bytes.length, arrived });
    return this.#decode(false);
  }

  idle(): Found<Message>[] {
    return this.#decode(true);
  }

  end(): Found<Message>[] {
    if (this.#bytes.length === 0) return [];
    const lineEnd = this.#framing.lineEnd?.() ?? new Uint8Array(0);
    this.#bytes = joined(this.#bytes, lineEnd);
    return withoutLast(this.#decode(true), lineEnd.length);
  }

  /** Takes from the front all that can be told; with `final`, nothing is left over. */
  #decode(final: boolean): Found<Message>[] {
    const bytes = this.#bytes;
    const found: Found<Message>[] = [];
    let at = 0;
    let bad: { reason: BadReason; from: number } | null = null;
    const endBad = () => {
      if (bad !== null) found.push({ type: 'bad', reason: bad.reason, ...this.#origin(bad.from, at) });
      bad = null;
    };
    while (at < bytes.length) {
      const cut = this.#framing.cut(bytes, at, final);
      if (cut === 'incomplete' && !final) break;
      if (typeof cut === 'number') {
        endBad();
        const start = at;
        const frame = bytes.subarray(at, at + cut);
        found.push(...this.#framing.read(frame, (from, to) => this.#origin(start + from, start + to)));
        at += cut;
      } else {
        const reason = cut === 'incomplete' ? 'timeout' : cut;
        if (bad === null || bad.reason !== reason) {
          endBad();
          bad = { reason, from: at };
        }
        at += 1;
      }
    }
    endBad();
    this.#forget(at);
    return found;
  }

  #origin(from: number, to: number): Origin {
    const { end, arrived } = this.#chunks.find((chunk) => chunk.end > from) ?? { end: to, arrived: 0 };
    return { raw: this.#bytes.subarray(from, to), arrived, behind: end - from };
  }

  #forget(count: number): void {
    this.#bytes = copied(this.#bytes, count, this.#bytes.length);
    if (count === 0) return;
    this.#chunks = this.#chunks
      .filter(({ end }) => end > count)
      .map(({ end, arrived }) => ({ end: end - count, arrived }));
  }
}

/** The pieces without the last so many bytes of them. */
function withoutLast<Message extends OtherMessage>(
  found: readonly Found<Message>[],
  count: number,
): Found<Message>[] {
  const kept: Found<Message>[] = [];
  let left = count;
  for (const piece of found.toReversed()) {
    const length = Math.max(0, piece.raw.length - left);
    left -= piece.raw.length - length;
    if (length > 0) kept.unshift({ ...piece, raw: piece.raw.subarray(0, length) });
  }
  return kept;
}
