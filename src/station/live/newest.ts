import type { Ms } from '../../timing/model/race.ts';
import { placeAmong } from '../../timing/model/sorted.ts';

interface Row {
  id: string;
  moment: Ms;
}

/**
 * The newest of very many rows, by id. It keeps little more than what is shown; where taking rows out left too
 * few, `isShort` says that all must be gone through again.
 */
export class Newest {
  readonly #shown: number;
  /** The newest first. */
  readonly #rows: Row[] = [];
  readonly #moments = new Map<string, Ms>();
  /** Rows from before this moment are not kept. */
  #from: Ms = -Infinity;

  constructor(shown: number) {
    this.#shown = shown;
  }

  /** So many rows, or all that there are, are to be put in at first. */
  static enough(shown: number): number {
    return 2 * shown + 1;
  }

  /** Puts a row in, moves it, or takes it out (`null`). */
  set(id: string, moment: Ms | null): void {
    const before = this.#moments.get(id);
    if (before === moment) return;
    if (before !== undefined) {
      this.#rows.splice(this.#placeOf(before, id), 1);
      this.#moments.delete(id);
    }
    if (moment === null || moment < this.#from) return;
    this.#rows.splice(this.#placeOf(moment, id), 0, { id, moment });
    this.#moments.set(id, moment);
    if (this.#rows.length <= 2 * this.#shown) return;
    for (const old of this.#rows.splice(this.#shown)) this.#moments.delete(old.id);
    this.#from = this.#rows.at(-1)?.moment ?? -Infinity;
  }

  get isShort(): boolean {
    return this.#rows.length < this.#shown && this.#from > -Infinity;
  }

  /** Those that are shown, the newest first. */
  rows(): Row[] {
    return this.#rows.slice(0, this.#shown);
  }

  ids(): string[] {
    return this.rows().map(({ id }) => id);
  }

  /** Where a row stands or belongs: of the same moment, the smaller id comes first, as on the screens. */
  #placeOf(moment: Ms, id: string): number {
    return placeAmong(this.#rows.length, (index) => {
      const row = this.#rows[index]!;
      return row.moment > moment || (row.moment === moment && row.id < id);
    });
  }
}
