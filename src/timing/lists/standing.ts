import type { ListId } from './list-definitions.ts';
import type { ListDefinition } from '../model/race.ts';
import type { Ranked } from './ranking.ts';

/** Who is ranked in a list at one moment; the list goes on, the standing stays. */
export interface Standing {
  id: ListId;
  definition: ListDefinition;
  /**
   * Who is ranked, first to last, each part by another time: the first by gun, then everybody by chip. Who is in
   * several parts has the place in the first of them.
   */
  parts: readonly (readonly Ranked[])[];
  /** Who is ranked, but left out of this list for a prize won in another. */
  leftOut: ReadonlySet<string>;
}

/** Everybody with a place in a standing, in order; equal times share the place (1, 2, 2, 4). */
export function* placedIn({
  definition,
  parts,
  leftOut,
}: Standing): Iterable<{ bib: string; place: number }> {
  const placed = new Set<string>();
  let ahead = 0;
  for (const [index, part] of parts.entries()) {
    let [place, time] = [0, NaN];
    for (const row of part) {
      if (leftOut.has(row.bib) || placed.has(row.bib)) continue;
      if (index < parts.length - 1) placed.add(row.bib);
      ahead += 1;
      if (row.time !== time) [place, time] = [ahead, row.time];
      if (place > (definition.depth ?? Infinity)) return;
      yield { bib: row.bib, place };
    }
  }
}
