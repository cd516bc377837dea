import type { ActionRules } from './rules.ts';

export const raceClose: ActionRules<'race.close'> = {
  apply(facts, { race }) {
    if (race === undefined) facts.closed = 'all';
    else if (facts.closed !== 'all') facts.closed.add(race);
  },
  affects: () => 'everybody',
  decides: () => [],
  concerns: () => true,
};
