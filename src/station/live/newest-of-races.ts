import type { Ms } from '../../timing/model/race.ts';
import { Newest } from './newest.ts';

/** The newest rows of each race, so that a crowd in one does not hide another; as {@link Newest} for each of them. */
export class NewestOfRaces {
  readonly #shown: number;
  readonly #races = new Map<string, Newest>();

  /** `shown`: rows of each race. */
  constructor(shown: number) {
    this.#shown = shown;
  }

  /** Puts a row in, moves it, or takes it out (`moment` null). It is in one race at a time. */
  set(id: string, race: string, moment: Ms | null): void {
    for (const [other, newest] of this.#races) if (other !== race) newest.set(id, null);
    const own = this.#races.get(race) ?? new Newest(this.#shown);
    this.#races.set(race, own);
    own.set(id, moment);
  }

  get isShort(): boolean {
    return [...this.#races.values()].some((newest) => newest.isShort);
  }

  /** Those that are shown, of all races together, the newest first. */
  ids(): string[] {
    return [...this.#races.values()]
      .flatMap((newest) => newest.rows())
      .sort((one, other) => other.moment - one.moment || (one.id < other.id ? -1 : 1))
      .map(({ id }) => id);
  }
}
