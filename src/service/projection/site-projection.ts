import type { Action } from '../../timing/model/actions.ts';
import type { Passing } from '../../timing/model/read.ts';
import { forEachInSteps, type Steps } from '../../timing/steps.ts';
import { Timing } from '../../timing/timing.ts';
import type { StationLog } from './station-log.ts';

/** The races at one site as all stations there together see them, kept up to date in steps. */
export class SiteProjection {
  readonly #site: string | null;
  #timing: Timing;
  readonly #actions: Action[] = [];
  readonly #passings = new Map<string, Passing | null>();
  #anew = true;

  /** `site`: its id; null for the only one of its event. */
  constructor(site: string | null) {
    this.#site = site;
    this.#timing = new Timing(undefined, site);
  }

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

  /** Counts what came in since the last time. `stations` are all at this site. */
  *settle(stations: readonly StationLog[]): Steps<void> {
    const anew = this.#anew;
    const actions = this.#actions.splice(0);
    const passings = [...this.#passings];
    this.#passings.clear();
    // Only after everything went well: what is half done is made again the next time.
    this.#anew = true;
    if (anew) this.#timing = yield* timingOf(stations, this.#site);
    else yield* advance(this.#timing, actions, passings);
    this.#anew = false;
  }
}

function* timingOf(stations: readonly StationLog[], site: string | null): Steps<Timing> {
  const timing = new Timing(undefined, site);
  const passings = stations.flatMap((station) => [...station.passings()]);
  yield* forEachInSteps(passings, (passing) => timing.table.set(passing));
  yield* timing.applyInSteps(stations.flatMap((station) => [...station.actions()]));
  return timing;
}

function* advance(timing: Timing, actions: Action[], passings: [string, Passing | null][]): Steps<void> {
  yield* timing.applyInSteps(actions);
  yield* forEachInSteps(passings, ([id, passing]) => {
    if (passing === null) timing.withdraw(id);
    else timing.observe(passing);
  });
}
