import type { Ms } from '../../timing/model/race.ts';
import type { ClockHealth } from '../reader.ts';

const hour = 3_600_000;
/** A reader's clock that differs by no more is taken as it is: it was set, and the laptop's may be the one that is off. */
const believedMs: Ms = 2000;
/** From here on the crew is warned. */
const warnMs: Ms = 200;
/** An answer that differs from those before by more means that the clock was moved. */
const jumpMs: Ms = 1000;
/** The offset is the median of so many answers: one that was held up on its way does not count. */
const answersForMedian = 5;
const answersKept = 240;
const lagsKept = 50;
/** Drift is told from answers that lie so far apart. */
const driftSpanMs: Ms = 300_000;

interface Answer {
  at: Ms;
  offset: Ms;
}

/**
 * What is known of a reader's clock: how far it is ahead of the station's (`offset`), from its answers
 * where it can be asked, otherwise from the reads that took the shortest way. Rules for use in timing
 * stand at {@link ReaderTime}.
 */
export class ClockMeter {
  readonly #ahead: () => Ms;
  #answers: Answer[] = [];
  /** Arrival less reader time of the latest reads. */
  #lags: Ms[] = [];
  #roundTrip: Ms | null = null;
  #jump: { at: Ms; step: Ms } | null = null;

  /** `ahead`: how far the station's own clock is ahead of another station's, by which the reader's clock is right. */
  constructor(ahead: () => Ms = () => 0) {
    this.#ahead = ahead;
  }

  /**
   * The clock showed `shown` at the station's instant `at`; the question took `roundTrip`. Gives whether it was moved
   * since the answers before.
   */
  answered(shown: Ms, at: Ms, roundTrip: Ms): boolean {
    const before = this.#median();
    const offset = Math.round(shown - at);
    const isMoved = before !== null && Math.abs(offset - before) > Math.max(jumpMs, roundTrip);
    if (isMoved) {
      this.#jump = { at, step: offset - before };
      this.#answers = [];
      this.#lags = [];
    }
    this.#answers.push({ at, offset });
    if (this.#answers.length > answersKept) this.#answers.shift();
    this.#roundTrip = Math.round(roundTrip);
    return isMoved;
  }

  /** A read that was sent as it was made took `lag` by the reader's own clock. */
  arrived(lag: Ms): void {
    this.#lags.push(lag);
    if (this.#lags.length > lagsKept) this.#lags.shift();
  }

  /** The clock was set by us, and read back: what was known before is over. */
  wasSet(): void {
    this.#answers = this.#answers.slice(-1);
    this.#lags = [];
    this.#jump = null;
  }

  /**
   * How far the station's clock is taken to be ahead: what the other station tells, unless the reader's clock, where it
   * was asked, does not bear it out.
   */
  get ahead(): Ms {
    const [ahead, measured] = [this.#ahead(), this.#median()];
    return measured !== null && Math.abs(measured + ahead) > believedMs ? 0 : ahead;
  }

  /** How far the clock is ahead where its reads have to be put right by it: 0 where it is believed as it is, or was never asked. */
  get correction(): Ms {
    const offset = (this.#median() ?? 0) + this.ahead;
    return this.counts === 'corrected' ? offset : 0;
  }

  /** When the clock was last asked. */
  get measuredAt(): Ms | null {
    return this.#answers.at(-1)?.at ?? null;
  }

  /** How far the clock is ahead as far as is known, measured or told by the reads. */
  get offset(): Ms | null {
    return this.#median() ?? (this.#lags.length === 0 ? null : -Math.min(...this.#lags));
  }

  /** Null while nothing is known. */
  report(): ClockHealth | null {
    const { offset } = this;
    if (offset === null) return null;
    return {
      offset,
      drift: this.#drift(),
      roundTrip: this.#roundTrip,
      measuredAt: this.measuredAt,
      jump: this.#jump,
      counts: this.counts,
      warn: Math.abs(offset) > warnMs || this.#jump !== null,
    };
  }

  /** What the reads of this reader are dated by. */
  get counts(): ClockHealth['counts'] {
    const measured = this.#median();
    if (measured !== null) return Math.abs(measured + this.ahead) <= believedMs ? 'reader' : 'corrected';
    return Math.abs((this.offset ?? 0) + this.ahead) <= believedMs ? 'reader' : 'arrival';
  }

  #median(): Ms | null {
    const last = this.#answers.slice(-answersForMedian).map(({ offset }) => offset);
    return last.length === 0 ? null : last.sort((one, other) => one - other)[last.length >> 1]!;
  }

  /** Slope of the straight line through all answers, in ms per hour. */
  #drift(): number | null {
    const { length } = this.#answers;
    const [first, last] = [this.#answers[0], this.#answers.at(-1)];
    if (first === undefined || last === undefined || last.at - first.at < driftSpanMs) return null;
    const meanAt = this.#answers.reduce((sum, { at }) => sum + (at - first.at), 0) / length;
    const meanOffset = this.#answers.reduce((sum, { offset }) => sum + offset, 0) / length;
    let covariance = 0;
    let variance = 0;
    for (const { at, offset } of this.#answers) {
      covariance += (at - first.at - meanAt) * (offset - meanOffset);
      variance += (at - first.at - meanAt) ** 2;
    }
    return Math.round((covariance / variance) * hour);
  }
}
