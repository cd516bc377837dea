import type { ListId } from './list-definitions.ts';
import type { ListDefinition } from './race.ts';
import type { Ranked } from './ranking.ts';

/** Who is ranked in a list at one moment; the list goes on, the standing stays. */
export interface Standing {
  id: ListId;
  definition: ListDefinition;
  /** Who is ranked, first to last, each part by another time: those placed by gun, then the others by chip. */
  parts: readonly (readonly Ranked[])[];
  /** Who is ranked, but left out of this list for a prize won in another. */
  leftOut: ReadonlySet<string>;
}

/** Everybody with a place in a standing, in order; equal times share the place (1, 2, 2, 4). */
export function* placedIn({ definition, parts, leftOut }: Standing): Iterable<{ bib: string; place: number }> {
  let ahead = 0;
  for (const part of parts) {
    let [place, time] = [0, NaN];
    for (const row of part) {
      if (leftOut.has(row.bib)) continue;
      ahead += 1;
      if (row.time !== time) [place, time] = [ahead, row.time];
      if (place > (definition.depth ?? Infinity)) return;
      yield { bib: row.bib, place };
    }
  }
}
