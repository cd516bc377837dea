import type { Crossing } from './crossings.ts';
import type { Ms, RaceDefinition } from './race.ts';
import type { Passing } from './read.ts';
import type { Sightings } from './sightings.ts';

/** Between mats and cameras, and where a person is one of the two: people type and press late. */
const within = { mats: 1000, people: 3000 };

/**
 * Whether somebody else saw this finish later than the race allows. Each reader, and each kind of person
 * or camera, is one witness of equal right. The finish is the earliest of them, so that the others come
 * after it; what each saw first is what it says of it.
 */
export function witnessesDiffer(race: RaceDefinition, finish: Crossing, sightings: Sightings): boolean {
  const { mats, people } = race.witnessesWithin ?? within;
  const heard = new Set([witnessOf(finish.passing)]);
  for (const { passing, time } of sightings.at(finish.point)) {
    const witness = witnessOf(passing);
    if (time < finish.time || heard.has(witness)) continue;
    heard.add(witness);
    const allowed: Ms = isByPerson(passing) || isByPerson(finish.passing) ? people : mats;
    if (time - finish.time > allowed) return true;
  }
  return false;
}

function witnessOf({ source, reader }: Passing): string {
  return source === 'chip' ? `chip ${reader ?? ''}` : source;
}

function isByPerson({ source }: Passing): boolean {
  return source === 'hand' || source === 'keypad' || source === 'backup';
}
