import { finishersShownMax, passingsShownMax } from '../../contract/feed.ts';
import type { FinisherRow, PassingRow } from '../../contract/rows.ts';
import { Ranking, type Ranked } from '../../timing/ranking.ts';
import type { Timing, Touched } from '../../timing/timing.ts';
import { finisherRow, passingRow } from './rows.ts';

/** The newest passings and finishers, as the feed shows them. */
export class Windows {
  /** Passing ids by moment, newest first. */
  #passings = new Ranking();
  /** Bibs by the moment of the finish, newest first. */
  #finishers = new Ranking();

  /** Takes over what changed. */
  update(timing: Timing, touched: Touched, passings: readonly string[], gone: readonly string[]): void {
    if (touched === 'all') this.#makeAll(timing);
    else for (const bib of touched) this.#finishers.set(bib, finishKey(timing, bib));
    for (const id of gone) this.#passings.set(id, null);
    for (const id of passings) this.#passings.set(id, passingKey(timing, id));
  }

  passings(timing: Timing): PassingRow[] {
    return this.#passings
      .bibs(passingsShownMax)
      .map((id) => timing.passing(id))
      .filter((passing) => passing !== undefined)
      .map((passing) => passingRow(timing, passing));
  }

  finishers(timing: Timing): FinisherRow[] {
    return this.#finishers
      .bibs(finishersShownMax)
      .map((bib) => finisherRow(timing, bib))
      .filter((row) => row !== null);
  }

  #makeAll(timing: Timing): void {
    const passings: Ranked[] = [];
    for (const { id } of timing.passings()) push(passings, id, passingKey(timing, id));
    const finishers: Ranked[] = [];
    for (const { bib } of timing.entries()) push(finishers, bib, finishKey(timing, bib));
    this.#passings = new Ranking(passings);
    this.#finishers = new Ranking(finishers);
  }
}

function push(rows: Ranked[], bib: string, time: number | null): void {
  if (time !== null) rows.push({ bib, time });
}

function passingKey(timing: Timing, id: string): number | null {
  const passing = timing.passing(id);
  return passing === undefined || timing.isVoided(id) ? null : -passing.first;
}

function finishKey(timing: Timing, bib: string): number | null {
  const result = timing.result(bib);
  const finish =
    result?.status === 'finished' || result?.status === 'review' ? result.splits.at(-1) : undefined;
  return finish === undefined ? null : -finish.time;
}
