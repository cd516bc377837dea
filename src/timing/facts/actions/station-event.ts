import { besideTheRace } from './beside-the-race.ts';
import type { ActionRules } from './rules.ts';

/** What a station times: see {@link stationEventOf} in `facts/station-event.ts`. The site that facts are of is given to them. */
export const stationEvent: ActionRules<'station.event'> = besideTheRace;
