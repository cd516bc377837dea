import type { Ms } from '../../timing/model/race.ts';
import { localMoments } from './zone.ts';

const hour: Ms = 3_600_000;
/** Reads of several antennas stand in a log as they were reported, not quite as they were made. */
const jitter: Ms = 10_000;
/** A reader that was off for longer between two reads may have been set by hand before the later one. */
const oneRecording: Ms = 48 * hour;

/** Reads that may be an hour off, because clocks were changed and the log does not show that its own was. */
export interface ClockChangeDoubt {
  /**
   * `unseen`: nothing in the log shows whether its clock was changed, or when. `not-changed`: the log has times that clocks
   * skipped in spring, so that its clock was not changed; its reads are dated so.
   */
  kind: 'unseen' | 'not-changed';
  reads: number;
  /** The first and the last of them, as they are dated. */
  from: Ms;
  to: Ms;
}

/**
 * Dates the local times of one log or one reader's memory in their order. In the hour that comes twice in autumn, a read
 * is taken for the first time round until the log steps back, and for the second from then on.
 */
export class ClockChanges {
  #last: { instant: Ms; offset: Ms } | null = null;
  /** Kept by a clock that was not changed in spring. */
  #fixedOffset: Ms | null = null;
  /** How often the log stepped back from the first round of an hour into the second, and otherwise. */
  #changesSeen = 0;
  #otherStepsBack = 0;
  /** Whether the log goes on over a change. */
  #isBeyond = false;
  /** Reads from a change on. */
  #concerned: Omit<ClockChangeDoubt, 'kind'> | null = null;

  /** The instant of the next local time (as if it were UTC) in the order of the log. */
  next(local: Ms, zone: string): Ms {
    const { before, after, kind } = localMoments(local, zone);
    if (kind === 'never') this.#fixedOffset = local - before;
    if (this.#fixedOffset !== null) return this.#take(local, local - this.#fixedOffset, true);
    if (kind === 'once') return this.#take(local, before, false);
    const last = this.#last?.instant ?? -Infinity;
    // Where both rounds lie far back, the memory was fetched once more from there.
    const isSecond = before < last - jitter && after >= last - hour;
    if (isSecond && this.#last!.offset === local - before) this.#changesSeen += 1;
    return this.#take(local, isSecond ? after : before, true);
  }

  /** What is doubtful about the instants that were given; null where the log itself shows that they are right. */
  doubt(): ClockChangeDoubt | null {
    if (this.#concerned === null) return null;
    if (this.#fixedOffset !== null) return { kind: 'not-changed', ...this.#concerned };
    const isShown = this.#changesSeen === 1 && this.#otherStepsBack === 0;
    return isShown ? null : { kind: 'unseen', ...this.#concerned };
  }

  #take(local: Ms, instant: Ms, isInChange: boolean): Ms {
    const offset = local - instant;
    if (this.#last !== null) {
      const since = instant - this.#last.instant;
      if (since < -jitter) this.#otherStepsBack += 1;
      if (since > oneRecording || since < -jitter) this.#isBeyond = false;
      else if (offset !== this.#last.offset) this.#isBeyond = true;
    }
    if (isInChange || this.#isBeyond) {
      const { reads, from, to } = this.#concerned ?? { reads: 0, from: instant, to: instant };
      this.#concerned = { reads: reads + 1, from: Math.min(from, instant), to: Math.max(to, instant) };
    }
    this.#last = { instant, offset };
    return instant;
  }
}
