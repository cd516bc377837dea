import type { Ms } from '../model/race.ts';

/** A stretch of time, [from, until), in which a chip is a bib's; undefined: nobody's. */
export interface OwnershipPeriod {
  from: Ms;
  until: Ms;
  bib: string | undefined;
}

/** From `from` on, until the next turn, a chip is this bib's. */
interface Turn {
  from: Ms;
  bib: string;
}

/**
 * Whose each chip is, and since when. The start list says it; a chip that was given to a bib on race day is that bib's
 * for all its passings; one that was handed over is the new bib's from a moment on. Chips are keys
 * ({@link chipKey}).
 */
export class ChipOwners {
  readonly #listed = new Map<string, string>();
  readonly #given = new Map<string, string>();
  /** Turns of chips that were handed over, by moment. Before the first of them a chip is whose it was given or listed. */
  readonly #turns = new Map<string, readonly Turn[]>();
  /** All chips that a bib was ever given, also those that were given on. */
  readonly #everGiven = new Map<string, Set<string>>();

  /** The start list says it: the latest entry that names a chip counts. */
  list(chip: string, bib: string): void {
    this.#listed.set(chip, bib);
  }

  /** The start list does not say any more that the chip is this bib's. */
  unlist(chip: string, bib: string): void {
    if (this.#listed.get(chip) === bib) this.#listed.delete(chip);
  }

  /** From then on the chip is this bib's, whatever was said of that time before; without a moment it always was. */
  give(chip: string, bib: string, from = -Infinity): void {
    this.#set(chip, { from, until: Infinity, bib });
  }

  /** What the start list says of the chip counts again, whatever was said on race day. */
  forgetGiven(chip: string): void {
    this.#given.delete(chip);
    this.#turns.delete(chip);
  }

  /** From then on what was one's of this chip is the other's, and the other way round. */
  swap(chip: string, one: string, other: string, from = -Infinity): void {
    for (const { from: start, until, bib } of this.ofChip(chip))
      if (until > from && (bib === one || bib === other))
        this.#set(chip, { from: Math.max(start, from), until, bib: bib === one ? other : one });
  }

  /** What was one bib's on race day is another's from the beginning, which had nothing. */
  rename(bib: string, to: string): void {
    for (const chip of this.#everGiven.get(bib) ?? []) {
      if (this.#given.get(chip) === bib) this.#given.set(chip, to);
      const turns = this.#turns.get(chip);
      if (turns !== undefined)
        this.#turns.set(
          chip,
          turns.map((turn) => (turn.bib === bib ? { ...turn, bib: to } : turn)),
        );
      this.#noteGiven(chip, to);
    }
    this.#everGiven.delete(bib);
  }

  /** Whose the chip is at a moment; by default, after all that was said. */
  at(chip: string, moment = Infinity): string | undefined {
    const turn = this.#turns.get(chip)?.findLast(({ from }) => from <= moment);
    return turn?.bib ?? this.#given.get(chip) ?? this.#listed.get(chip);
  }

  /** Whether it depends on the moment whose the chip is. */
  isHandedOver(chip: string): boolean {
    return this.#turns.has(chip);
  }

  /** Whether somebody said on race day whose the chip is. */
  isGiven(chip: string): boolean {
    return this.#given.has(chip) || this.#turns.has(chip);
  }

  /** Whose the chip is when: without gaps, by moment. */
  ofChip(chip: string): OwnershipPeriod[] {
    const first = { from: -Infinity, bib: this.#given.get(chip) ?? this.#listed.get(chip) };
    const turns = [first, ...(this.#turns.get(chip) ?? [])];
    return turns.map(({ from, bib }, index) => ({ from, until: turns[index + 1]?.from ?? Infinity, bib }));
  }

  /** All bibs whose the chip is at some time. */
  bibsOf(chip: string): string[] {
    const last = this.at(chip);
    if (!this.isHandedOver(chip)) return last === undefined ? [] : [last];
    const bibs = this.ofChip(chip).map(({ bib }) => bib);
    return [...new Set(bibs)].filter((bib) => bib !== undefined);
  }

  /** Of those that are listed for a bib and those that it was given: the chips that are the bib's at some time. */
  chipsOf(bib: string, listed: readonly string[]): string[] {
    const given = this.#everGiven.get(bib);
    const chips = given === undefined && listed.length < 2 ? listed : new Set([...listed, ...(given ?? [])]);
    return [...chips].filter((chip) =>
      this.isHandedOver(chip) ? this.bibsOf(chip).includes(bib) : this.at(chip) === bib,
    );
  }

  #set(chip: string, { from, until, bib }: OwnershipPeriod & { bib: string }): void {
    const turns = this.#turns.get(chip) ?? [];
    const isAlways = from === -Infinity;
    const changed = [
      ...turns.filter((turn) => turn.from < from),
      ...(isAlways ? [] : [{ from, bib }]),
      ...turns.filter((turn) => turn.from >= until),
    ];
    if (isAlways) this.#given.set(chip, bib);
    if (changed.length === 0) this.#turns.delete(chip);
    else this.#turns.set(chip, changed);
    this.#noteGiven(chip, bib);
  }

  #noteGiven(chip: string, bib: string): void {
    const given = this.#everGiven.get(bib);
    if (given === undefined) this.#everGiven.set(bib, new Set([chip]));
    else given.add(chip);
  }
}
