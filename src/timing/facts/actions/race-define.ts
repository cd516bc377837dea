import { eventOfRace } from '../../model/event.ts';
import { decision } from './decision.ts';
import type { ActionRules } from './rules.ts';

export const raceDefine: ActionRules<'race.define'> = {
  apply(facts, { race }) {
    facts.site = eventOfRace(race);
    facts.event = facts.site.event;
  },
  affects: () => 'everybody',
  decides: (action) => [decision(`race:${action.race.id}`, action)],
  concerns: () => true,
};
