import type { Ms } from '../model/race.ts';
import type { Timing, Affected } from '../timing.ts';
import { startMoment } from './gun-fit.ts';
import { raceParts } from './race-warnings.ts';
import { runnerWarnings } from './runner-warnings.ts';
import { forEachInSteps, sorted, type Steps } from '../steps.ts';
import type { Warning } from './warning.ts';

/** Runners looked at in one call of {@link Warnings.lookAtSome}, and between two pauses. */
const atOnce = 500;
const runnersAtOnce = 10;

/**
 * All warnings of a site's races, kept up to date: {@link Warnings.update} at first with everything and then after every change,
 * {@link Warnings.lookAtSome} and {@link Warnings.lookAtNextPart} about once a second, so that no step takes long.
 */
export class Warnings {
  readonly #timing: Timing;
  readonly #ofRunners = new Map<string, Warning[]>();
  readonly #waiting = new Set<string>();
  readonly #startMoments = new Map<string, Ms | null>();
  readonly #ofRace: Warning[][] = raceParts.map(() => []);
  #next = 0;

  constructor(timing: Timing) {
    this.#timing = timing;
  }

  /** Takes over what changed; in one step where that is little. */
  *update(affected: Affected): Steps<void> {
    if (affected !== 'all') {
      for (const bib of affected) this.#waiting.add(bib);
      return;
    }
    yield* forEachInSteps(this.#ofRunners.keys(), (bib) => this.#waiting.add(bib));
    yield* forEachInSteps(this.#timing.entries(), ({ bib }) => this.#waiting.add(bib));
  }

  /** Looks at some runners that changed. */
  *lookAtSome(): Steps<void> {
    yield* this.#lookAtRunners(atOnce);
  }

  /** Looks at the next part of the races as a whole. */
  *lookAtNextPart(): Steps<void> {
    const part = this.#next % raceParts.length;
    this.#next += 1;
    yield* this.#lookAtPart(part);
  }

  /** Looks at everything that changed. */
  *settle(): Steps<void> {
    yield* this.#lookAtRunners(Infinity);
    for (const part of raceParts.keys()) yield* this.#lookAtPart(part);
  }

  /** All of them, by code, in an order that does not depend on what arrived when. */
  *all(): Steps<Warning[]> {
    const keyed: { warning: Warning; key: string }[] = [];
    const own = [...this.#ofRace.flat(), ...[...this.#ofRunners.values()].flat()];
    yield* forEachInSteps(own, (warning) => {
      const key = JSON.stringify([warning.code, warning.bibs, warning.points, warning.params]);
      keyed.push({ warning, key });
    });
    const inOrder = yield* sorted(keyed, (one, other) =>
      one.key < other.key ? -1 : one.key > other.key ? 1 : 0,
    );
    return inOrder.map(({ warning }) => warning);
  }

  *#lookAtRunners(count: number): Steps<void> {
    let looked = 0;
    for (const bib of this.#waiting) {
      this.#waiting.delete(bib);
      this.#startMoments.set(bib, startMoment(this.#timing, bib));
      const warnings = runnerWarnings(this.#timing, bib);
      if (warnings.length === 0) this.#ofRunners.delete(bib);
      else this.#ofRunners.set(bib, warnings);
      looked += 1;
      if (looked === count) return;
      if (looked % runnersAtOnce === 0) yield;
    }
  }

  *#lookAtPart(part: number): Steps<void> {
    const momentOf = (bib: string) => this.#startMoments.get(bib) ?? null;
    this.#ofRace[part] = yield* raceParts[part]!(this.#timing, momentOf);
  }
}
