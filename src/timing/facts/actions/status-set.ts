import { decision } from './decision.ts';
import type { ActionRules } from './rules.ts';

export const statusSet: ActionRules<'status.set'> = {
  apply(facts, { bib, status, rule = null, reason = null, id }) {
    facts.rulings.set(bib, { status, rule, reason, action: id });
  },
  affects: ({ bib }) => ({ bibs: [bib], chips: [] }),
  decides: (action) => [decision(`status:${action.bib}`, action)],
  concerns: ({ bib }, runner) => bib === runner.bib,
};
