import type { judgeCalls } from '../../contract/calls/race.ts';
import type { Handlers } from '../../http/register.ts';
import type { Crew } from '../crew/crew.ts';
import type { StationRace } from '../race/station-race.ts';
import { actOf } from './act.ts';

/** What judges and the desk for entries do on race day, each one action; and what the stations disagree on. */
export const judgeHandlers = (race: StationRace, crew: Crew) =>
  ({
    setStatus: async ({ body }, context) => ({ action: await crew.setStatus(actOf(context), body) }),
    setOrder: async ({ body: { list, bibs, reason } }, context) => ({
      action: await crew.setOrder(actOf(context), list, bibs, reason),
    }),
    changeEntry: async ({ body: { bib, fields, takeFrom, isNew } }, context) => ({
      action: await crew.changeEntry(actOf(context), bib, fields, { takeFrom, isNew }),
    }),
    changeBib: async ({ body: { bib, to } }, context) => ({
      action: await crew.changeBib(actOf(context), bib, to),
    }),
    withdrawEntry: async ({ body: { bib, reason } }, context) => ({
      action: await crew.withdrawEntry(actOf(context), bib, reason),
    }),
    lodgeProtest: async ({ body: { race: id, ...protest } }, context) => ({
      action: await crew.protests.lodge(actOf(context), protest, id),
    }),
    decideProtest: async ({ body }, context) => ({
      action: await crew.protests.decide(actOf(context), body),
    }),
    closeRace: async ({ body: { race: id } }, context) => ({
      action: await crew.closeRace(actOf(context), id),
    }),
    settleConflict: async ({ body: { thing, action } }, context) => ({
      action: await crew.conflicts.settle(actOf(context), thing, action),
    }),
    conflicts: () => ({ conflicts: race.timing.conflicts() }),
  }) satisfies Handlers<typeof judgeCalls>;
