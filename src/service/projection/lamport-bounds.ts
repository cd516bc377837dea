import { message } from '../../words/message.ts';
import { UnusableLine } from './stored-line.ts';

/**
 * A laptop's numbers grow by one for each act, and by what others did that it heard of: no event has so many acts that one
 * of them could be so far above the one before it in the same stream. A number near 2^53 would win for ever.
 */
const stepMax = 1_000_000;

/** How far the Lamport numbers of each stream have come. A stream's lines come in order, so that everybody judges alike. */
export class LamportBounds {
  readonly #last = new Map<string, number>();

  /** Throws {@link UnusableLine} for a number that nobody can have come to; the next is measured against the one before. */
  expect(stream: string, lamport: number): void {
    const last = this.#last.get(stream) ?? 0;
    if (lamport > last + stepMax) throw new UnusableLine(message('setAside.lamport', { lamport, last }));
    this.#last.set(stream, Math.max(last, lamport));
  }
}
