import { Refuse } from '../../http/refusal.ts';
import type { RaceResults, Timing } from '../../timing/timing.ts';

/** The results of a race, those of the first race where none is named; undefined where there are none. */
export function resultsOf(timing: Timing, race: string | undefined): RaceResults | undefined {
  return race === undefined ? timing.races[0] : timing.race(race);
}

/** {@link resultsOf}, for a call that is about nothing else. Throws {@link Refuse} 404 where there are none. */
export function resultsAsked(timing: Timing, race: string | undefined): RaceResults {
  return resultsOf(timing, race) ?? refuseRace(race);
}

/** The races of a file that a call asks for: one by its id, or all. Throws {@link Refuse} 404 where there are none. */
export function racesAsked(timing: Timing, race: string | undefined): readonly RaceResults[] {
  const races = timing.races.filter((results) => race === undefined || results.race.id === race);
  return races.length === 0 ? refuseRace(race) : races;
}

/** Refuses a call where no race is loaded, or not the one that it names. Throws {@link Refuse} 404. */
export function refuseRace(race?: string): never {
  if (race === undefined)
    throw new Refuse(404, { code: 'no-race', message: 'load the race definition first' });
  throw new Refuse(404, {
    code: 'race-unknown',
    message: `there is no race "${race}" here`,
    params: { race },
  });
}
