/**
 * The station's time between two events of the feed. Events tell it, late by what the way took; in
 * between it runs on the browser's monotonic clock, times the rate of a simulated race.
 */
export interface StationClock {
  /** Station time where `local` was `at`. */
  now: number;
  at: number;
  rate: number;
}

/** Real milliseconds of difference up to which the clock is eased, not set. */
const easedBelow = 500;
/** How much of a difference goes with each event. */
const ease = 0.1;

/** Station time in milliseconds (not whole) at the monotonic instant `local`. */
export function stationTimeAt(clock: StationClock, local: number): number {
  return clock.now + (local - clock.at) * clock.rate;
}

/**
 * The clock after an event that said `now` and came at `local`. Small differences are the way's and
 * are eased in, so that seconds are neither skipped nor shown twice; large ones are set.
 */
export function heardTime(
  clock: StationClock | null,
  now: number,
  local: number,
  rate: number,
): StationClock {
  if (clock === null || clock.rate !== rate) return { now, at: local, rate };
  const expected = stationTimeAt(clock, local);
  const difference = now - expected;
  if (Math.abs(difference) > easedBelow * rate) return { now, at: local, rate };
  return { now: expected + difference * ease, at: local, rate };
}
