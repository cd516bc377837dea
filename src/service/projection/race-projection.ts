import type { Action } from '../../timing/model/actions.ts';
import type { Passing } from '../../timing/model/read.ts';
import { Timing } from '../../timing/timing.ts';
import type { StationLog } from './station-log.ts';

/** One race as all its stations together see it, kept up to date in steps. */
export class RaceProjection {
  #timing = new Timing();
  readonly #actions: Action[] = [];
  readonly #passings = new Map<string, Passing | null>();
  #anew = true;

  get timing(): Timing {
    return this.#timing;
  }

  /** A new action, to be counted at the next {@link settle}. */
  addAction(action: Action): void {
    this.#actions.push(action);
  }

  /** A passing as it stands now; null where it is gone. */
  setPassing(id: string, passing: Passing | null): void {
    this.#passings.set(id, passing);
  }

  /** Stations joined or left, or an action changed: everything is made again at the next {@link settle}. */
  makeAnew(): void {
    this.#anew = true;
  }

  /** Counts what came in since the last time. `stations` are all of this race. */
  settle(stations: readonly StationLog[]): void {
    const anew = this.#anew;
    const actions = this.#actions.splice(0);
    const passings = [...this.#passings];
    this.#passings.clear();
    // Only after everything went well: what is half done is made again the next time.
    this.#anew = true;
    if (anew) this.#timing = timingOf(stations);
    else advance(this.#timing, actions, passings);
    this.#anew = false;
  }
}

function timingOf(stations: readonly StationLog[]): Timing {
  const timing = new Timing();
  timing.applyAll(stations.flatMap((station) => [...station.actions()]));
  timing.replacePassings(stations.flatMap((station) => [...station.passings()]));
  return timing;
}

function advance(timing: Timing, actions: Action[], passings: [string, Passing | null][]): void {
  const [only, ...more] = actions;
  if (more.length > 0) timing.applyAll(actions);
  else if (only !== undefined) timing.apply(only);
  for (const [id, passing] of passings) {
    if (passing === null) timing.withdraw(id);
    else timing.observe(passing);
  }
}
