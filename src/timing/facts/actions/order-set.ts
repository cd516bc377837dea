import { decision } from './decision.ts';
import type { ActionRules } from './rules.ts';

export const orderSet: ActionRules<'order.set'> = {
  apply(facts, { race = null, list, bibs }) {
    facts.orders = [...facts.orders, { race, list, bibs }];
  },
  affects: ({ bibs }) => ({ bibs, chips: [] }),
  decides: (action) => {
    const subject = ['order', action.race, action.list ?? ''].filter((part) => part !== undefined);
    return [decision(subject.join(':'), action)];
  },
  concerns: ({ bibs }, { bib }) => bibs.includes(bib),
};
