import type { Ms } from '../../timing/model/race.ts';

/** A clock that is well measured is not off by this much; nobody means a moment that is still to come. */
const aheadMax: Ms = 10_000;
const behindMax: Ms = 12 * 3_600_000;

/** What is odd about the moment of a gun or a time by hand. It is recorded all the same, and whoever did it is told. */
export function doubtOf(moment: Ms, now: Ms): 'ahead' | 'long-ago' | undefined {
  if (moment - now > aheadMax) return 'ahead';
  return now - moment > behindMax ? 'long-ago' : undefined;
}
