import type { Action } from '../../timing/actions.ts';
import { isUndone, undoneTargets } from '../../timing/facts.ts';
import type { Ms } from '../../timing/race.ts';

type ClockCorrection = Extract<Action, { type: 'clock.correct' }>;

/** What the crew said of the readers' clocks, found again as actions come. */
export class Corrections {
  readonly #actions: () => readonly Action[];
  #seen = -1;
  #standing: ClockCorrection[] = [];

  constructor(actions: () => readonly Action[]) {
    this.#actions = actions;
  }

  /** Whether a correction covers what this reader's own clock calls `readerTime`. */
  covers(source: string, readerTime: Ms): boolean {
    const actions = this.#actions();
    if (actions.length !== this.#seen) this.#look(actions);
    return this.#standing.some(
      ({ reader, from, to }) =>
        reader === source && (from === null || readerTime >= from) && (to === null || readerTime < to),
    );
  }

  #look(actions: readonly Action[]): void {
    this.#seen = actions.length;
    const corrections = actions.filter((action) => action.type === 'clock.correct');
    const undone = corrections.length === 0 ? new Set<string>() : undoneTargets(actions);
    this.#standing = corrections.filter((correction) => !isUndone(correction, undone));
  }
}
