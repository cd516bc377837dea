import { Refuse } from '../../http/refusal.ts';
import { message } from '../../words/message.ts';
import { noSite } from '../race/no-site.ts';
import type { StationRace } from '../race/station-race.ts';
import type { RaceResults, Timing } from '../../timing/timing.ts';

/** The results of a race, those of the first race where none is named; undefined where there are none. */
export function resultsOf(timing: Timing, race: string | undefined): RaceResults | undefined {
  return race === undefined ? timing.races[0] : timing.race(race);
}

/** {@link resultsOf}, for a call that is about nothing else. Throws {@link Refuse} 404 where there are none. */
export function resultsAsked(race: StationRace, id: string | undefined): RaceResults {
  return resultsOf(race.timing, id) ?? refuseRace(race, id);
}

/** The races of a file that a call asks for: one by its id, or all. Throws {@link Refuse} 404 where there are none. */
export function racesAsked(race: StationRace, id: string | undefined): readonly RaceResults[] {
  const races = race.timing.races.filter((results) => id === undefined || results.race.id === id);
  return races.length === 0 ? refuseRace(race, id) : races;
}

/**
 * Refuses a call where no race is loaded, the station's site is not chosen, or the race that it names is not there.
 * Throws {@link Refuse} 404.
 */
export function refuseRace({ event, site }: StationRace, race?: string): never {
  if (race === undefined || site === null) throw new Refuse(404, noSite(event));
  throw Refuse.told(404, message('problems.race-unknown', { value: race }));
}
