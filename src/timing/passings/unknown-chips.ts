import type { Ms } from '../model/race.ts';
import type { Passing } from '../model/read.ts';

export interface UnknownChip {
  chip: string;
  /** Where it was seen last. */
  point: string;
  passings: number;
  firstSeen: Ms;
  lastSeen: Ms;
}

/** Chips that were read and that nobody has, by key ({@link chipKey}). Before the start list is there, these are all. */
export class UnknownChips {
  /** Null where it is to be made again. */
  readonly #summaries = new Map<string, UnknownChip | null>();
  readonly #passingsOf: (key: string) => readonly Passing[];

  /** `passingsOf` gives the passings of a chip that count. */
  constructor(passingsOf: (key: string) => readonly Passing[]) {
    this.#passingsOf = passingsOf;
  }

  /** A chip was read, or has somebody now, or has not any more. */
  note(key: string, isUnknown: boolean): void {
    if (isUnknown) this.#summaries.set(key, null);
    else this.#summaries.delete(key);
  }

  /** The `count` chips that were seen last, the latest first. */
  latest(count: number): UnknownChip[] {
    const latest: UnknownChip[] = [];
    for (const chip of this.#all()) {
      const last = latest.at(-1);
      if (last !== undefined && latest.length === count && !isLater(chip, last)) continue;
      latest.splice(latest.findLastIndex((other) => isLater(other, chip)) + 1, 0, chip);
      if (latest.length > count) latest.pop();
    }
    return latest;
  }

  *#all(): Iterable<UnknownChip> {
    for (const [key, known] of this.#summaries) {
      const passings = known === null ? this.#passingsOf(key) : null;
      const chip = passings === null ? known : summary(passings);
      if (passings !== null) this.#summaries.set(key, chip);
      if (chip !== null) yield chip;
    }
  }
}

function isLater(one: UnknownChip, other: UnknownChip): boolean {
  return one.lastSeen > other.lastSeen || (one.lastSeen === other.lastSeen && one.chip < other.chip);
}

/** Null where no passing counts. */
function summary(passings: readonly Passing[]): UnknownChip | null {
  const [latest] = passings.toSorted((one, other) => other.last - one.last || (one.id < other.id ? -1 : 1));
  if (latest === undefined) return null;
  return {
    chip: latest.chip ?? '',
    point: latest.point,
    passings: passings.length,
    firstSeen: passings.reduce((first, passing) => Math.min(first, passing.first), Infinity),
    lastSeen: latest.last,
  };
}
