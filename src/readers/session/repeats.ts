import type { TagRead } from '../protocol/protocol.ts';

/** Knows a report of a sighting that was reported before: the same chip at the same time of the reader's clock. */
export class Repeats {
  /** The latest time of each chip on each antenna. */
  readonly #latest: Map<string, number>;

  /** `memory`: what is kept beyond the connection, where the other side repeats on the next one what was lost on this. */
  constructor(memory = new Map<string, number>()) {
    this.#latest = memory;
  }

  /** Takes the read; true where it says nothing new. */
  isRepeat({ chip, antenna, point, stamp }: TagRead): boolean {
    if (stamp === null) return false;
    const key = `${chip} ${antenna} ${point ?? ''}`;
    const isRepeat = this.#latest.get(key) === stamp.ms;
    this.#latest.set(key, stamp.ms);
    return isRepeat;
  }
}
