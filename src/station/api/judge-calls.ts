import { Hono } from 'hono';
import { teamsOf } from '../../timing/views/teams.ts';
import type { ListId } from '../../timing/lists/list-definitions.ts';
import type { Crew } from '../crew/crew.ts';
import type { StationRace } from '../race/station-race.ts';
import { actOf } from './act.ts';
import * as input from './inputs.ts';
import { resultsAsked } from './race-asked.ts';
import { body, query } from './validated.ts';

/** What judges and the desk for entries do on race day, each one action; and what the stations disagree on. */
export function judgeCalls(race: StationRace, crew: Crew) {
  return new Hono()
    .post('/statuses', body(input.statusInput), async (context) =>
      context.json({ action: await crew.setStatus(actOf(context), context.req.valid('json')) }),
    )
    .post('/orders', body(input.orderInput), async (context) => {
      const { list, bibs, reason } = context.req.valid('json');
      return context.json({ action: await crew.setOrder(actOf(context), list, bibs, reason) });
    })
    .post('/entries/change', body(input.entryInput), async (context) => {
      const { bib, fields, takeFrom } = context.req.valid('json');
      return context.json({ action: await crew.changeEntry(actOf(context), bib, fields, takeFrom) });
    })
    .post('/entries/withdraw', body(input.withdrawInput), async (context) => {
      const { bib, reason } = context.req.valid('json');
      return context.json({ action: await crew.withdrawEntry(actOf(context), bib, reason) });
    })
    .post('/race/close', body(input.closeInput), async (context) =>
      context.json({ action: await crew.closeRace(actOf(context), context.req.valid('json').race) }),
    )
    .get('/teams', query(input.teamsInput), (context) => {
      const { list, race: id } = context.req.valid('query');
      const results = resultsAsked(race.timing, id);
      return context.json({ teams: results === undefined ? [] : teamsOf(results, list as ListId) });
    })
    .get('/conflicts', (context) => context.json({ conflicts: race.timing.conflicts() }));
}
