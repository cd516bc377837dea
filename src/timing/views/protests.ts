import { protestWindow, type Protest } from '../model/protest.ts';
import type { Timing } from '../timing.ts';

/**
 * All protests in the order in which they were lodged. `isLate`: more than half an hour after the last results that were
 * published of the race before it; whether it is heard all the same is the referee's to say (Technical Rules 8.2).
 */
export function protestsWithDeadline(timing: Timing): (Protest & { isLate?: true })[] {
  return timing.protests().map((protest) => {
    const announced = timing.race(protest.race)?.versions.findLast(({ at }) => at <= protest.at)?.at;
    const isLate = announced !== undefined && protest.at - announced > protestWindow;
    return isLate ? { ...protest, isLate } : protest;
  });
}
