import type { logCalls } from '../../contract/calls/log.ts';
import type { Handlers } from '../../http/register.ts';
import { logPage } from '../live/log-page.ts';
import { runYielding } from '../process/run-yielding.ts';
import type { StationRace } from '../race/station-race.ts';

/** What people did, all of it. */
export const logHandlers = (race: StationRace) =>
  ({
    log: ({ query }) => runYielding(logPage(race.actions, race.site?.site.zone ?? 'UTC', query)),
  }) satisfies Handlers<typeof logCalls>;
