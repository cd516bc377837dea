import { chipKey } from '../model/chip.ts';
import type { Ms } from '../model/race.ts';
import type { ReadRefusal } from './read-rules.ts';

/** Why reads count for nobody: the rules refuse them, or the race has no mat of that name. */
export type LeftOutReason = ReadRefusal | 'unknown-mat';

/** Reads at one mat that count for nobody, for one reason. */
export interface LeftOutReads {
  reason: LeftOutReason;
  mat: string;
  reads: number;
  first: Ms;
  last: Ms;
  /** How many reads of each chip, by key ({@link chipKey}). */
  chips: ReadonlyMap<string, number>;
}

/** Counts the reads that count for nobody, so that none of them is passed over in silence. */
export class LeftOut {
  readonly #counts = new Map<string, LeftOutReads & { chips: Map<string, number> }>();

  add(reason: LeftOutReason, mat: string, chip: string, time: Ms): void {
    const id = `${reason} ${mat}`;
    const key = chipKey(chip);
    const known = this.#counts.get(id);
    if (known === undefined) {
      const chips = new Map([[key, 1]]);
      this.#counts.set(id, { reason, mat, reads: 1, first: time, last: time, chips });
      return;
    }
    known.reads += 1;
    known.first = Math.min(known.first, time);
    known.last = Math.max(known.last, time);
    known.chips.set(key, (known.chips.get(key) ?? 0) + 1);
  }

  all(): Iterable<LeftOutReads> {
    return this.#counts.values();
  }
}

/** What several journals left out, as one count for each reason and mat, in an order that does not depend on theirs. */
export function leftOutTogether(parts: Iterable<LeftOut>): LeftOutReads[] {
  const together = new Map<string, LeftOutReads & { chips: Map<string, number> }>();
  for (const part of parts)
    for (const one of part.all()) {
      const id = `${one.reason} ${one.mat}`;
      const sum = together.get(id) ?? { ...one, reads: 0, chips: new Map<string, number>() };
      for (const [chip, reads] of one.chips) sum.chips.set(chip, (sum.chips.get(chip) ?? 0) + reads);
      const [first, last] = [Math.min(sum.first, one.first), Math.max(sum.last, one.last)];
      together.set(id, { ...sum, reads: sum.reads + one.reads, first, last });
    }
  return [...together].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, counts]) => counts);
}
