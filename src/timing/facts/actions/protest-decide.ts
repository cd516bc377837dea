import { nobody } from './affects.ts';
import { decision as says } from './decision.ts';
import type { ActionRules } from './rules.ts';

export const protestDecide: ActionRules<'protest.decide'> = {
  apply(facts, { protest, decision, reason, judge, at }) {
    const lodged = facts.protests.get(protest);
    if (lodged !== undefined)
      facts.protests.set(protest, { ...lodged, decided: { decision, reason, judge, at } });
  },
  affects: () => nobody,
  decides: (action) => [says(`protest:${action.protest}`, action)],
  concerns: ({ protest }, runner) => runner.told.has(protest),
};
