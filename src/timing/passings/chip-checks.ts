import { typedReader } from '../model/chip-check.ts';
import { chipKey } from '../model/chip.ts';
import type { Ms } from '../model/race.ts';
import type { JournalRead } from '../model/read.ts';

/** A chip that was held to the mat of the chip check, once. */
export interface ChipCheck {
  /** `<station>:<number of the first read>`. */
  id: string;
  /** By key ({@link chipKey}). */
  chip: string;
  /** As the journal names the reader. */
  reader: string;
  first: Ms;
  last: Ms;
}

/** Reads of a chip by one mat are one check while no gap between them is longer; what a scanner types is always one. */
const longestGap: Ms = 2000;

/** The chips that one station's readers were shown for the chip check, in the order of its journal. */
export class ChipChecks {
  readonly #station: string;
  readonly #checks: ChipCheck[] = [];
  readonly #ofChip = new Map<string, ChipCheck[]>();

  constructor(station: string) {
    this.#station = station;
  }

  add({ number, chip, source }: Pick<JournalRead, 'number' | 'chip' | 'source'>, time: Ms): void {
    const key = chipKey(chip);
    const own = this.#ofChip.get(key) ?? [];
    const same = own.findLast(
      ({ reader, first, last }) =>
        reader === source &&
        source !== typedReader &&
        time >= first - longestGap &&
        time <= last + longestGap,
    );
    if (same !== undefined) {
      same.first = Math.min(same.first, time);
      same.last = Math.max(same.last, time);
      return;
    }
    const check = { id: `${this.#station}:${number}`, chip: key, reader: source, first: time, last: time };
    this.#checks.push(check);
    this.#ofChip.set(key, [...own, check]);
  }

  /** How many there are. */
  get size(): number {
    return this.#checks.length;
  }

  /** The last `count`, the newest first. */
  newest(count: number): ChipCheck[] {
    return this.#checks.slice(-count).reverse();
  }

  /** When a chip was checked, by its key. */
  of(key: string): readonly ChipCheck[] {
    return this.#ofChip.get(key) ?? [];
  }
}

/** The chip checks of all stations, as one. */
export class AllChipChecks {
  readonly #parts: readonly ChipChecks[];

  constructor(parts: readonly ChipChecks[]) {
    this.#parts = parts;
  }

  /** How many there are. */
  get size(): number {
    return this.#parts.reduce((sum, { size }) => sum + size, 0);
  }

  /** The last `count`, the newest first. */
  newest(count: number): ChipCheck[] {
    return this.#parts
      .flatMap((part) => part.newest(count))
      .sort((one, other) => other.first - one.first || (one.id < other.id ? 1 : -1))
      .slice(0, count);
  }

  /** When a chip was checked, by its key, the earliest first. */
  of(key: string): ChipCheck[] {
    return this.#parts.flatMap((part) => part.of(key)).sort((one, other) => one.first - other.first);
  }
}
