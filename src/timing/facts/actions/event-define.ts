import { siteRacesOf } from '../../model/event.ts';
import { decision } from './decision.ts';
import type { ActionRules } from './rules.ts';

export const eventDefine: ActionRules<'event.define'> = {
  apply(facts, { event }) {
    facts.event = event;
    facts.site = siteRacesOf(event, facts.siteId);
  },
  affects: () => 'everybody',
  decides: (action) => [decision(`event:${action.event.id}`, action)],
  concerns: () => true,
};
