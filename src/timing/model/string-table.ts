/** Numbers for texts that come again and again, from 0 in the order in which they came first. */
export class StringTable {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  /** The number of a text, which is a new one where it was not known. */
  add(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#texts.length;
    this.#numbers.set(text, number);
    this.#texts.push(text);
    return number;
  }

  indexOf(text: string): number | undefined {
    return this.#numbers.get(text);
  }

  /** All of them, by number. */
  all(): readonly string[] {
    return this.#texts;
  }

  at(number: number): string {
    return this.#texts[number]!;
  }
}
