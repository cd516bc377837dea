import type { Crossing } from './chain.ts';
import type { Ms, RaceDefinition } from '../model/race.ts';
import type { Passing } from '../model/read.ts';
import type { ReaderOffsets } from './reader-offsets.ts';

/** Between mats and cameras, and where a person is one of the two: people type and press late. */
const within = { mats: 1000, people: 3000 };

/**
 * Whether somebody else saw this finish at another time than the race allows. Each chip at each reader, and each
 * kind of person or camera, is one witness of equal right; of what each saw, that counts which is nearest to the finish.
 * `finishes` is everything that might be the finish, by time. A reader that is always later by the same little is told
 * once for all (`reader-offset`), and not at each finish.
 */
export function witnessesDiffer(
  race: RaceDefinition,
  finish: Crossing,
  finishes: readonly Crossing[],
  readers: Pick<ReaderOffsets, 'lag'>,
): boolean {
  if (finishes.length === 1) return false;
  const { mats, people } = race.witnessesWithin ?? within;
  const apart = new Map<string, Ms>();
  for (const { passing, time } of finishes) {
    const allowed: Ms = isByPerson(passing) || isByPerson(finish.passing) ? people : mats;
    const witness = witnessOf(passing);
    const lag = readers.lag(finish.passing, passing);
    apart.set(
      witness,
      Math.min(apart.get(witness) ?? Infinity, Math.abs(time - finish.time - lag) - allowed),
    );
  }
  return [...apart.values()].some((beyond) => beyond > 0);
}

/** Who saw a passing. */
export function witnessOf({ source, reader, chip }: Passing): string {
  return source === 'chip' ? `chip ${chip ?? ''} ${reader ?? ''}` : source;
}

function isByPerson({ source }: Passing): boolean {
  return source === 'hand' || source === 'keypad' || source === 'backup';
}
