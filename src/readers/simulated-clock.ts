import type { Ms } from '../timing/model/race.ts';

/** From the wall-clock instant `from` on, race time is `race + (wall - from) * rate`. */
export interface ClockSegment {
  from: Ms;
  race: Ms;
  rate: number;
}

/** Race time as a function of wall time: segments in order of `from`; the last goes on for ever. */
export type SimulatedClock = readonly ClockSegment[];

/** Race time in integer milliseconds at a wall-clock instant; before the first segment its `race`. */
export function raceTimeAt(clock: SimulatedClock, wall: number): Ms {
  const segment = clock.findLast((candidate) => candidate.from <= wall) ?? clock[0];
  if (segment === undefined) throw new Error('a simulated clock needs at least one segment');
  return Math.round(segment.race + Math.max(0, wall - segment.from) * segment.rate);
}

/** Wall-clock instant (not rounded) at which race time reaches `race`. */
export function wallTimeAt(clock: SimulatedClock, race: Ms): number {
  const segment = clock.findLast((candidate) => candidate.race <= race) ?? clock[0];
  if (segment === undefined) throw new Error('a simulated clock needs at least one segment');
  return segment.from + Math.max(0, race - segment.race) / segment.rate;
}

/** `from:race:rate` for each segment, comma between them: the `clock` part of a reader address. */
export function formatClock(clock: SimulatedClock): string {
  return clock.map(({ from, race, rate }) => `${from}:${race}:${rate}`).join(',');
}

/** Reads {@link formatClock}; null where the text is not a clock. */
export function parseClock(text: string): SimulatedClock | null {
  const segments = text.split(',').map((part) => {
    const [from, race, rate] = part.split(':').map(Number);
    return { from: from ?? NaN, race: race ?? NaN, rate: rate ?? NaN };
  });
  const sound = segments.every(
    ({ from, race, rate }) => Number.isFinite(from) && Number.isFinite(race) && rate > 0,
  );
  return sound ? segments : null;
}

/** How many times as fast as real time race time runs at most; 1 where it is real. */
export function fastestRate(clock: SimulatedClock | null): number {
  return Math.max(1, ...(clock ?? []).map(({ rate }) => rate));
}
