import type { Entry, Ms, RaceDefinition } from '../timing/model/race.ts';
import { stretchesOf } from '../timing/runner/relay.ts';
import { chipCode } from './chip-code.ts';
import type { Crossing } from './field.ts';
import type { Random } from './random.ts';

/** So long before the hand-over the next runner stands on the mat of the exchange. */
const waits = { min: 10_000, max: 90_000 };
/** From the incoming runner's crossing to the moment when the next one leaves the mat. */
const handOver: { min: Ms; max: Ms } = { min: 600, max: 2500 };

/**
 * What the mats see of a relay team whose members carry chips of their own: each on the own leg, and the next one
 * waiting on the mat of the exchange, heard before the runner who comes in. `crossings` are the team's, in course
 * order; a team that hands one chip on has no others. Throws where a chip is not hex.
 */
export function teamCrossings(
  entry: Entry,
  race: RaceDefinition,
  crossings: readonly Crossing[],
  random: Random,
): Crossing[] {
  const exchanges = stretchesOf(race).slice(0, -1);
  const chips = exchanges.length === 0 ? [] : (entry.legs ?? []).map((leg) => leg.chips?.[0]);
  let leg = 0;
  return crossings.flatMap((crossing): Crossing[] => {
    const chip = chips[leg];
    const own = chip === undefined ? crossing : { ...crossing, chip: chipCode(entry, chip) };
    if (crossing.point !== exchanges[leg]?.to) return [own];
    leg += 1;
    const next = chips[leg];
    if (next === undefined || next === chip) return [own];
    const time = crossing.time + random.whole(handOver.min, handOver.max);
    const dwellsFrom = crossing.time - random.whole(waits.min, waits.max);
    return [own, { ...crossing, chip: chipCode(entry, next), time, dwellsFrom, missed: false }];
  });
}
