import type { RaceDefinition, RelayLeg } from '../timing/model/race.ts';
import type { Complain } from './start-list-cells.ts';

/**
 * The legs of a relay team: its runners in the order of the course, in one cell with `;` between them or in columns `leg1`,
 * `leg2` …. As many chips as legs are one for each leg, in the same order; one chip is handed on.
 */
export function readLegs(
  cells: readonly string[],
  chips: readonly string[],
  race: RaceDefinition | undefined,
  complain: Complain,
): RelayLeg[] | undefined {
  const names = cells.flatMap((cell) => cell.split(/[;；]/)).flatMap((name) => name.trim() || []);
  if (names.length === 0 || race === undefined) return undefined;
  const legs = (race.relay?.exchanges.length ?? 0) + 1;
  const value = names.join('; ');
  if (legs === 1) complain('legs-none', `there are legs, and the race "${race.id}" is no relay`, value);
  else if (names.length !== legs)
    complain('legs-count', `there are ${names.length} legs; the race "${race.id}" has ${legs}`, value, {
      given: names.length,
      legs,
    });
  else if (chips.length > 1 && chips.length !== legs)
    complain(
      'legs-chips',
      `there are ${chips.length} chips for ${legs} legs; list one for each leg in order, or one for the team`,
      value,
      { given: chips.length, legs },
    );
  const isEach = chips.length > 1;
  return names.map((name, index) => ({ name, ...(isEach ? { chips: chips.slice(index, index + 1) } : {}) }));
}
