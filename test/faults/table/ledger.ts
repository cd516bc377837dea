import type { PassingRow } from '../../../src/contract/rows.ts';
import type { Ms } from '../../../src/timing/model/race.ts';

/** One runner over one mat: what the mat said of it, and when in truth that was. */
export interface Crossing {
  readonly chip: string;
  readonly mat: string;
  /** `stamp` is what the mat's own clock showed and said; null where it says no time. `moment`: when it was heard. */
  readonly said: { stamp: Ms | null; moment: Ms }[];
}

/** What truly happened, kept by the test alone: the station is judged by it. Moments are those of this computer's clock. */
export class Ledger {
  /** By chip, in order of time: each chip crosses one mat, once. */
  readonly crossings = new Map<string, Crossing>();
  /** Ids of acts that were answered, and that no restart may lose or do twice. */
  readonly acts = new Set<string>();
  /** The most reads of each chip that a screen was shown. */
  readonly #shown = new Map<string, number>();
  /** Chips that must be kept although no screen had them yet. */
  readonly #promised = new Set<string>();

  /** A screen was shown a passing. */
  show({ chip, reads }: Pick<PassingRow, 'chip' | 'reads'>): void {
    if (chip !== null) this.#shown.set(chip, Math.max(reads, this.#shown.get(chip) ?? 0));
  }

  /** Whether a screen was shown a crossing of this mat that was heard after a moment. */
  hasShownSince(mat: string, moment: Ms): boolean {
    for (const [chip, { mat: where, said }] of this.crossings)
      if (where === mat && (said[0]?.moment ?? 0) > moment && this.#shown.has(chip)) return true;
    return false;
  }

  /** Chips that were heard between two moments. */
  heardBetween(from: Ms, until: Ms): string[] {
    const isThen = ({ said }: Crossing) => said.some(({ moment }) => moment >= from && moment <= until);
    return [...this.crossings.values()].filter(isThen).map(({ chip }) => chip);
  }

  /** What was said between two moments, by one mat or all, must be kept from here on, shown or not. */
  promise(from: Ms, until: Ms, by?: string): void {
    for (const { chip, mat, said } of this.crossings.values())
      if ((by === undefined || by === mat) && said.some(({ moment }) => moment >= from && moment <= until))
        this.#promised.add(chip);
  }

  /** How many reads of a chip the journal must have. */
  due(chip: string): number {
    return Math.max(this.#shown.get(chip) ?? 0, this.#promised.has(chip) ? 1 : 0);
  }

  /** A fault that may lose something, and said so, is over: what is missing is no news any more. */
  forgive(chips: readonly string[], acts: readonly string[]): void {
    for (const chip of chips) {
      this.#shown.delete(chip);
      this.#promised.delete(chip);
    }
    for (const act of acts) this.acts.delete(act);
  }
}
