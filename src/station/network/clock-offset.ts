import type { Ms } from '../../timing/model/race.ts';

/** How many of the latest measurements are kept. */
const samplesKept = 8;
/** From here on two clocks differ so much that the crew should know. */
const noticeableMs: Ms = 200;

/** How another station's clock stands against this one's. */
export interface ClockView {
  /** Theirs minus ours; the truth lies within half of `roundTrip` of it. */
  offset: Ms;
  roundTrip: Ms;
  /** Set where the clocks certainly differ by more than 200 ms. */
  warn: boolean;
}

/**
 * Measures the other clock like NTP: the other was asked at `sent` and the answer was here at `heard`,
 * both ours, so that `theirs` was taken somewhere between. The quickest of the latest answers says most.
 */
export class ClockOffset {
  #samples: { offset: Ms; roundTrip: Ms }[] = [];

  /** An answer during which this clock was put back says nothing and is left out. */
  add(sent: Ms, theirs: Ms, heard: Ms): void {
    if (heard < sent) return;
    const sample = { offset: Math.round(theirs - (sent + heard) / 2), roundTrip: heard - sent };
    this.#samples = [...this.#samples, sample].slice(-samplesKept);
  }

  /** Null before the first measurement. */
  get view(): ClockView | null {
    const [best] = this.#samples.toSorted((one, other) => one.roundTrip - other.roundTrip);
    if (best === undefined) return null;
    return { ...best, warn: Math.abs(best.offset) - best.roundTrip / 2 > noticeableMs };
  }
}
