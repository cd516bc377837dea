import { decision } from './decision.ts';
import type { ActionRules } from './rules.ts';

export const orderSet: ActionRules<'order.set'> = {
  apply(facts, { list, bibs }) {
    facts.orders.push({ list, bibs });
  },
  affects: ({ bibs }) => ({ bibs, chips: [] }),
  decides: (action) => [decision(`order:${action.list ?? ''}`, action)],
  concerns: ({ bibs }, { bib }) => bibs.includes(bib),
};
