/**
 * Which tags of a location came, by the numbers that its box counts them with. Kept in the memory of the reader, so that a
 * new connection goes on where the one before ended, and what got lost on it is asked for again.
 */
export class LocationNumbers {
  readonly #memory: Map<string, number>;

  constructor(memory: Map<string, number>) {
    this.#memory = memory;
  }

  /** The number from which on tags of a location may be missing; undefined where none came yet. */
  next(location: string): number | undefined {
    return this.#memory.get(nextOf(location));
  }

  /** A tag came; true where it came before. */
  came(location: string, number: number): boolean {
    const next = this.next(location) ?? number;
    const key = beyondOf(location, number);
    if (number < next || this.#memory.has(key)) return true;
    if (number > next) this.#memory.set(key, 1);
    let complete = number === next ? number + 1 : next;
    while (this.#memory.delete(beyondOf(location, complete))) complete += 1;
    this.#memory.set(nextOf(location), complete);
    return false;
  }

  /** The other side counts anew. */
  forget(): void {
    for (const key of this.#memory.keys()) if (key.startsWith(prefix)) this.#memory.delete(key);
  }
}

const prefix = 'tag ';
const nextOf = (location: string) => `${prefix}next ${location}`;
const beyondOf = (location: string, number: number) => `${prefix}${number} ${location}`;
