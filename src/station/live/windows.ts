import { finishersShownMax, passingsShownMax } from '../../contract/feed.ts';
import type { FinisherRow, PassingRow } from '../../contract/rows.ts';
import type { Ms } from '../../timing/race.ts';
import type { Passing } from '../../timing/read.ts';
import type { Timing, Touched } from '../../timing/timing.ts';
import { Newest } from './newest.ts';
import { finisherRow, passingRow } from './rows.ts';

/** The newest passings and finishers, as the feed shows them. */
export class Windows {
  /** Passings by their first read. */
  #passings = new Newest(passingsShownMax);
  /** Bibs by the moment of the finish. */
  #finishers = new Newest(finishersShownMax);

  /** Takes over what changed. */
  update(timing: Timing, touched: Touched, passings: readonly string[], gone: readonly string[]): void {
    if (touched === 'all') this.#takeAllPassings(timing);
    for (const id of gone) this.#passings.set(id, null);
    for (const id of passings) this.#passings.set(id, passedAt(timing, timing.passing(id)));
    if (this.#passings.isShort) this.#takeAllPassings(timing);
    if (touched === 'all') this.#takeAllFinishers(timing);
    else for (const bib of touched) this.#finishers.set(bib, finishedAt(timing, bib));
    if (this.#finishers.isShort) this.#takeAllFinishers(timing);
  }

  passings(timing: Timing): PassingRow[] {
    return this.#passings
      .ids()
      .map((id) => timing.passing(id))
      .filter((passing) => passing !== undefined)
      .map((passing) => passingRow(timing, passing));
  }

  finishers(timing: Timing): FinisherRow[] {
    return this.#finishers
      .ids()
      .map((bib) => finisherRow(timing, bib))
      .filter((row) => row !== null);
  }

  #takeAllPassings(timing: Timing): void {
    this.#passings = new Newest(passingsShownMax);
    for (const passing of timing.passings()) this.#passings.set(passing.id, passedAt(timing, passing));
  }

  #takeAllFinishers(timing: Timing): void {
    this.#finishers = new Newest(finishersShownMax);
    for (const { bib } of timing.entries()) this.#finishers.set(bib, finishedAt(timing, bib));
  }
}

function passedAt(timing: Timing, passing: Passing | undefined): Ms | null {
  return passing === undefined || timing.isVoided(passing.id) ? null : passing.first;
}

function finishedAt(timing: Timing, bib: string): Ms | null {
  const result = timing.result(bib);
  const finish =
    result?.status === 'finished' || result?.status === 'review' ? result.splits.at(-1) : undefined;
  return finish === undefined ? null : finish.time;
}
