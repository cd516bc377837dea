import { ofPassing } from './affects.ts';
import type { ActionRules } from './rules.ts';

export const passingVoid: ActionRules<'passing.void'> = {
  apply(facts, { passing }) {
    facts.voided.add(passing);
  },
  affects: ({ passing }, known) => ofPassing(known, passing),
  decides: () => [],
  concerns: ({ passing }, runner) => runner.passings.has(passing),
  passings: ({ passing }) => [passing],
};
