import { nobody } from './affects.ts';
import type { ActionRules } from './rules.ts';

/** It changes no result by itself: what is decided is done by another act. */
export const protestLodge: ActionRules<'protest.lodge'> = {
  apply(facts, { id, race, bib, from, against, at }) {
    facts.protests.set(id, { id, race, bib, from, against, at, decided: null });
  },
  affects: () => nobody,
  decides: () => [],
  concerns: ({ bib }, runner) => bib === runner.bib,
};
