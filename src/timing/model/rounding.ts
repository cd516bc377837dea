import type { Ms, RaceDefinition } from './race.ts';

const units = { road: 1000, tenth: 100, hundredth: 10, down: 1000 };
/** On the track hundredths are published up to this distance, in metres. */
const hundredthsMax = 10_000;

/**
 * A time as this race publishes it. On the road up to the next whole second, an exact second stays
 * (World Athletics TR 19.24.5: 2:09:44.3 becomes 2:09:45); otherwise up to the tenth or the hundredth;
 * `track` is the hundredth up to 10,000 m and the tenth beyond (TR 19.23). `down` leaves the parts of a second out, as time
 * trials with a start of their own do. Integer milliseconds in and out.
 * Round once, at the end: never the parts of a difference, and never before ranking.
 */
export function officialTime(time: Ms, race: Pick<RaceDefinition, 'rounding' | 'points'>): Ms {
  const unit = roundingUnit(race);
  return race.rounding === 'down' ? Math.floor(time / unit) * unit : roundUp(time, unit);
}

/** The smallest step of this race's official times, in milliseconds. */
export function roundingUnit({ rounding = 'road', points }: Pick<RaceDefinition, 'rounding' | 'points'>): Ms {
  if (rounding !== 'track') return units[rounding];
  return (points.at(-1)?.distance ?? 0) <= hundredthsMax ? units.hundredth : units.tenth;
}

/** Up to the next multiple of `unit`; `-1 ms` goes up to 0. */
export function roundUp(time: Ms, unit: Ms): Ms {
  return Math.ceil(time / unit) * unit || 0;
}
