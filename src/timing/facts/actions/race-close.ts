import type { ActionRules } from './rules.ts';

export const raceClose: ActionRules<'race.close'> = {
  apply(facts, { race }) {
    if (race === undefined) {
      facts.closed = 'all';
      facts.reopened.clear();
      return;
    }
    if (facts.closed !== 'all') facts.closed.add(race);
    facts.reopened.delete(race);
  },
  affects: () => 'everybody',
  decides: () => [],
  concerns: () => true,
};
