import { ofEntry } from './affects.ts';
import { decision } from './decision.ts';
import type { ActionRules } from './rules.ts';
import { setEntry } from './set-entry.ts';

export const entryWithdraw: ActionRules<'entry.withdraw'> = {
  apply(facts, { bib }) {
    setEntry(facts, bib, undefined);
  },
  affects: ({ bib }, known) => ofEntry(known, bib),
  decides: (action) => [decision(`entry:${action.bib}`, action)],
  concerns: ({ bib }, runner) => bib === runner.bib,
};
