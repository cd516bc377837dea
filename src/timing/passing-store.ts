import { chipKey } from './chip.ts';
import type { Ms } from './race.ts';
import type { Passing } from './read.ts';

export interface UnknownChip {
  chip: string;
  /** Where it was seen last. */
  point: string;
  passings: number;
  firstSeen: Ms;
  lastSeen: Ms;
}

/** All chip passings, by id and by chip ({@link chipKey}). */
export class PassingStore {
  readonly #byId = new Map<string, Passing>();
  readonly #byChip = new Map<string, Passing[]>();

  set(passing: Passing): void {
    const before = this.#byId.get(passing.id);
    if (before !== undefined && before.chip !== passing.chip) this.delete(passing.id);
    this.#byId.set(passing.id, passing);
    const key = chipKey(passing.chip ?? '');
    const own = this.#byChip.get(key);
    const place = before === undefined ? -1 : (own?.lastIndexOf(before) ?? -1);
    if (own === undefined) this.#byChip.set(key, [passing]);
    else if (place < 0) own.push(passing);
    else own[place] = passing;
  }

  delete(id: string): void {
    const passing = this.#byId.get(id);
    if (passing === undefined) return;
    this.#byId.delete(id);
    const own = this.#byChip.get(chipKey(passing.chip ?? '')) ?? [];
    own.splice(own.indexOf(passing), 1);
  }

  clear(): void {
    this.#byId.clear();
    this.#byChip.clear();
  }

  get(id: string): Passing | undefined {
    return this.#byId.get(id);
  }

  all(): Iterable<Passing> {
    return this.#byId.values();
  }

  /** Keys of all chips that were read. */
  chips(): Iterable<string> {
    return this.#byChip.keys();
  }

  ofChip(key: string): readonly Passing[] {
    return this.#byChip.get(key) ?? [];
  }
}

/** Chips of which these passings are, the latest first. */
export function unknownChipsOf(passingsByChip: readonly Passing[][]): UnknownChip[] {
  return passingsByChip
    .filter((passings) => passings.length > 0)
    .map(summary)
    .sort((one, other) => other.lastSeen - one.lastSeen || (one.chip < other.chip ? -1 : 1));
}

function summary(passings: Passing[]): UnknownChip {
  const latest = passings.toSorted((one, other) => other.last - one.last || (one.id < other.id ? -1 : 1))[0]!;
  return {
    chip: latest.chip ?? '',
    point: latest.point,
    passings: passings.length,
    firstSeen: Math.min(...passings.map((passing) => passing.first)),
    lastSeen: latest.last,
  };
}
