/**
 * The station's time, measured over the network and carried on by the browser's monotonic clock, times the rate of a
 * simulated race. An act is stamped with it at the key, whether or not the station answers at that moment.
 */
export interface StationClock {
  /** Station time where `local` was `at`. */
  now: number;
  at: number;
  rate: number;
  /** Real milliseconds by which `now` may be wrong: half of the round trip. */
  within: number;
}

/** Two clocks run apart by no more than this, in milliseconds of a millisecond. */
const driftMax = 50e-6;
/** Station time is told in whole milliseconds. */
const tolerance = 2;

/** Station time in milliseconds (not whole) at the monotonic instant `local`. */
export function stationTimeAt(clock: StationClock, local: number): number {
  return clock.now + (local - clock.at) * clock.rate;
}

/** What is known after one more measurement: the closer of the two, or the new one where they contradict each other. */
export function measured(clock: StationClock | null, fresh: StationClock): StationClock {
  if (clock === null || clock.rate !== fresh.rate) return fresh;
  const within = clock.within + Math.abs(fresh.at - clock.at) * driftMax;
  const apart = Math.abs(fresh.now - stationTimeAt(clock, fresh.at)) / fresh.rate;
  // One of the two was set, or this machine slept meanwhile, which the monotonic clock does not count.
  if (apart > within + fresh.within + tolerance) return fresh;
  return fresh.within <= within ? fresh : clock;
}
