import { ofPassing } from './affects.ts';
import { decision } from './decision.ts';
import type { ActionRules } from './rules.ts';

export const passingAssign: ActionRules<'passing.assign'> = {
  apply(facts, { passing, bib }) {
    facts.assignedPassings.set(passing, bib);
  },
  affects: ({ passing }, known) => ofPassing(known, passing),
  decides: (action) => [decision(`passing:${action.passing}`, action)],
  concerns: ({ passing, bib }, runner) => runner.passings.has(passing) || bib === runner.bib,
  passings: ({ passing }) => [passing],
};
