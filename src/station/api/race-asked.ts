import type { Context } from 'hono';
import { refusal, refusals } from '../../http/refusal.ts';
import { noSite } from '../race/no-site.ts';
import type { StationRace } from '../race/station-race.ts';
import type { RaceResults, Timing } from '../../timing/timing.ts';

/** The results that a call asks for by race id; those of the first race where it names none. */
export function resultsAsked(timing: Timing, race: string | undefined): RaceResults | undefined {
  return race === undefined ? timing.races[0] : timing.race(race);
}

/** The races of a file that a call asks for: one by its id, or all. */
export function racesAsked(timing: Timing, race: string | undefined): readonly RaceResults[] {
  return timing.races.filter((results) => race === undefined || results.race.id === race);
}

/** The refusal where there are none. */
export function noRace(context: Context, { event, site }: StationRace, race: string | undefined) {
  return race === undefined || site === null
    ? refusals(context, 404, [noSite({ event })])
    : refusal(context, 404, 'race-unknown', `there is no race "${race}" here`, { race });
}
