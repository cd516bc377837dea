import type { Ms, RaceDefinition } from '../race.ts';
import type { Timing, Touched } from '../timing.ts';
import { startMoment } from './gun-fit.ts';
import { raceParts } from './race-warnings.ts';
import { runnerWarnings } from './runner-warnings.ts';
import { outcomeOf, type Steps } from '../steps.ts';
import type { Warning } from './warning.ts';

/** Runners looked at in one call of {@link Warnings.lookAtSome}. */
const atOnce = 500;

/**
 * All warnings of a race, kept up to date: {@link Warnings.update} after every change,
 * {@link Warnings.lookAtSome} and {@link Warnings.lookAtNextPart} about once a second, so that no step takes long.
 */
export class Warnings {
  readonly #timing: Timing;
  readonly #race: RaceDefinition;
  readonly #ofRunners = new Map<string, Warning[]>();
  readonly #waiting = new Set<string>();
  readonly #startMoments = new Map<string, Ms | null>();
  readonly #ofRace: Warning[][] = raceParts.map(() => []);
  #next = 0;

  constructor(timing: Timing, race: RaceDefinition) {
    this.#timing = timing;
    this.#race = race;
    this.update('all');
  }

  /** Takes over what changed. */
  update(touched: Touched): void {
    if (touched !== 'all') {
      for (const bib of touched) this.#waiting.add(bib);
      return;
    }
    for (const bib of this.#ofRunners.keys()) this.#waiting.add(bib);
    for (const { bib } of this.#timing.entries()) this.#waiting.add(bib);
  }

  /** Looks at some runners that changed. */
  lookAtSome(): void {
    this.#lookAtRunners(atOnce);
  }

  /** Looks at the next part of the race as a whole. */
  *lookAtNextPart(): Steps<void> {
    const part = this.#next % raceParts.length;
    this.#next += 1;
    yield* this.#lookAtPart(part);
  }

  /** Looks at everything that changed. */
  settle(): void {
    this.#lookAtRunners(Infinity);
    for (const part of raceParts.keys()) outcomeOf(this.#lookAtPart(part));
  }

  /** All of them, by code, in an order that does not depend on what arrived when. */
  all(): Warning[] {
    const ofRunners = [...this.#ofRunners.values()].flat();
    return [...this.#ofRace.flat(), ...ofRunners]
      .map((warning) => ({
        warning,
        key: JSON.stringify([warning.code, warning.bibs, warning.points, warning.params]),
      }))
      .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
      .map(({ warning }) => warning);
  }

  #lookAtRunners(count: number): void {
    let looked = 0;
    for (const bib of this.#waiting) {
      this.#waiting.delete(bib);
      this.#startMoments.set(bib, startMoment(this.#timing, this.#race, bib));
      const warnings = runnerWarnings(this.#timing, this.#race, bib);
      if (warnings.length === 0) this.#ofRunners.delete(bib);
      else this.#ofRunners.set(bib, warnings);
      looked += 1;
      if (looked === count) return;
    }
  }

  *#lookAtPart(part: number): Steps<void> {
    const momentOf = (bib: string) => this.#startMoments.get(bib) ?? null;
    this.#ofRace[part] = yield* raceParts[part]!(this.#timing, this.#race, momentOf);
  }
}
