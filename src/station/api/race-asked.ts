import { Refuse } from '../../http/refusal.ts';
import type { RaceResults, Timing } from '../../timing/timing.ts';

/** The results of a race, those of the first race where none is named; undefined where there are none. */
export function resultsOf(timing: Timing, race: string | undefined): RaceResults | undefined {
  return race === undefined ? timing.races[0] : timing.race(race);
}

/** {@link resultsOf}, for a call that is about nothing else. Throws {@link Refuse} 404 where there are none. */
export function resultsAsked(timing: Timing, race: string | undefined): RaceResults {
  const results = resultsOf(timing, race);
  if (results !== undefined) return results;
  if (race === undefined) throw noRace();
  throw new Refuse(404, {
    code: 'race-unknown',
    message: `there is no race "${race}" here`,
    params: { race },
  });
}

/** The refusal where no race is loaded. */
export function noRace(): Refuse {
  return new Refuse(404, { code: 'no-race', message: 'load the race definition first' });
}
