import type { ActionRules } from './rules.ts';

export const raceClose: ActionRules<'race.close'> = {
  apply(facts) {
    facts.closed = true;
  },
  affects: () => 'everybody',
  decides: () => [],
  concerns: () => true,
};
