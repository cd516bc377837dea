import { readTimeSheet } from '../../files/times/time-sheet.ts';
import type { lineCalls } from '../../contract/calls/race.ts';
import type { Handlers } from '../../http/register.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Crew } from '../crew/crew.ts';
import { newestUndoable } from '../live/sections.ts';
import type { StationRace } from '../race/station-race.ts';
import { actOf } from './act.ts';
import { doubtOf } from './doubt.ts';

/** Guns, passings by hand and undo. A moment that is not given is when the call came. */
export const lineHandlers = (race: StationRace, crew: Crew, now: () => Ms) =>
  ({
    fireGun: async ({ body }, context) => {
      const pressed = now();
      const { wave, gun = pressed, first } = body;
      const action = await crew.fireGun(actOf(context), wave, gun, first);
      return { action, doubt: doubtOf(gun, pressed) };
    },
    undoable: ({ query: { by } }) => ({ action: newestUndoable(race.timing.actions, by) }),
    undo: async ({ body: { target } }, context) => ({ action: await crew.undo(actOf(context), target) }),
    addPassing: async ({ body }, context) => {
      const pressed = now();
      const { point, bib, time = pressed, source } = body;
      const action = await crew.addPassing(actOf(context), point, bib, time, source);
      return { action, doubt: doubtOf(time, pressed) };
    },
    addPassings: async ({ body: { point, passings, source } }, context) => {
      const latest = passings.reduce((last, { time }) => Math.max(last, time), 0);
      const action = await crew.addPassings(actOf(context), point, passings, source);
      return { action, doubt: doubtOf(latest, now()) };
    },
    readTimes: ({ body: { text } }) => readTimeSheet(text),
    assignPassing: async ({ body: { passing, bib } }, context) => ({
      action: await crew.assignPassing(actOf(context), passing, bib),
    }),
    voidPassing: async ({ body: { passing, reason } }, context) => ({
      action: await crew.voidPassing(actOf(context), passing, reason),
    }),
  }) satisfies Handlers<typeof lineCalls>;
