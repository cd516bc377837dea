import type { Ms } from './race.ts';

/**
 * A time as it is published on the road: up to the next whole second, an exact second stays
 * (World Athletics TR 19.24.5: 2:09:44.3 becomes 2:09:45). Integer milliseconds in and out. Round
 * once, at the end: never the parts of a difference, and never before ranking.
 */
export function roadTime(time: Ms): Ms {
  return roundUp(time, 1000);
}

/** Up to the next multiple of `unit`; `-1 ms` goes up to 0. */
export function roundUp(time: Ms, unit: Ms): Ms {
  return Math.ceil(time / unit) * unit || 0;
}
