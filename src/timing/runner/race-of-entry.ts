import type { SiteRaces } from '../model/event.ts';
import type { Entry, RaceDefinition } from '../model/race.ts';

/**
 * The race of an entry: the one that it names, else the only one that starts in its wave, else the site's first.
 * Undefined where it names one that the site does not have.
 */
export function raceOfEntry(
  { race, wave }: Pick<Entry, 'race' | 'wave'>,
  { races }: SiteRaces,
): RaceDefinition | undefined {
  const [first] = races;
  if (race !== undefined) return races.find(({ id }) => id === race);
  if (wave === undefined || races.length < 2) return first;
  const starting = racesOfWave(races, wave);
  return starting.length === 1 ? starting[0] : first;
}

/** The races that start in a wave. */
export function racesOfWave(races: readonly RaceDefinition[], wave: string): RaceDefinition[] {
  return races.filter(({ waves }) => waves.some(({ id }) => id === wave));
}
