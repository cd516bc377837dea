import { decision } from './decision.ts';
import type { ActionRules } from './rules.ts';

export const raceReopen: ActionRules<'race.reopen'> = {
  apply(facts, { race, reason, at, by }) {
    facts.reopened.add(race);
    const versions = facts.versions.get(race) ?? [];
    facts.versions.set(
      race,
      versions.map((version) =>
        version.state === 'official' && version.lapsed === null
          ? { ...version, lapsed: { at, by, reason } }
          : version,
      ),
    );
  },
  affects: () => 'everybody',
  decides: (action) => [decision(`close:${action.race}`, action)],
  concerns: () => true,
};
