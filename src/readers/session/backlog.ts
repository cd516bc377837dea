import type { Ms } from '../../timing/model/race.ts';
import type { Stall } from '../reader.ts';

/** A line that is never quiet has brought what waited by then: it comes much faster than a reader makes it. */
const drainMs = { least: 500, most: 1000 };
/** So many bytes at once are no live ones: a full serial buffer, or a packet of a network that has more. */
const fullBytes = 4000;

interface Draining {
  since: Ms;
  /** How long the line may go on before what it brings counts as live. */
  patience: number;
  /** When the stall was over, or the last full chunk came. */
  from: number;
}

/**
 * Which of a line's bytes waited in a buffer while the computer stood still: nobody knows when these came. They
 * come in several chunks over several turns of the event loop (a serial port gives 4 KB at a time, a network some
 * hundred), so that all chunks belong to the stall until the line has come down to live speed: until it was quiet
 * for a moment or, where it is never quiet, for about as long as the stall and at most a second after the last
 * full chunk.
 */
export class Backlog {
  #draining: Draining | null = null;
  /** The chunks that waited, by the moments at which they were taken. */
  #waited: { since: Ms; first: Ms; last: Ms } | null = null;

  /** The computer stood still, and goes on. */
  begin({ from, length, over }: Stall): void {
    // What is still on its way from a stall before is as old as that one.
    const since = this.#draining === null ? from : Math.min(from, this.#draining.since);
    const patience = Math.min(drainMs.most, Math.max(drainMs.least, length));
    this.#draining = { since, patience, from: over };
    this.#waited = null;
  }

  /** The line was quiet while somebody listened: what comes from now on is live. */
  end(): void {
    this.#draining = null;
  }

  /** So many bytes were taken at `arrived`, at `at` as `performance.now()` tells. */
  take(bytes: number, arrived: Ms, at: number): void {
    if (this.#draining === null) return;
    const { since, patience, from } = this.#draining;
    if (bytes < fullBytes && at - from > patience) {
      this.end();
      return;
    }
    if (bytes >= fullBytes) this.#draining.from = at;
    this.#waited = { since, first: this.#waited?.first ?? arrived, last: arrived };
  }

  /** The earliest moment at which what was taken at `arrived` can have come; null where that is `arrived` itself. */
  earliestOf(arrived: Ms): Ms | null {
    if (this.#waited === null) return null;
    const { since, first, last } = this.#waited;
    return arrived >= first && arrived <= last ? since : null;
  }
}
