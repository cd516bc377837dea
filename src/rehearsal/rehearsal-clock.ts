import type { SimulatedClock } from '../readers/simulated-clock.ts';
import type { Ms } from '../timing/model/race.ts';

/** So long before the first gun the crew opens its screens, in real time. */
const leadMs = 30_000;
/** Around each gun a second is a second: nobody can fire one at ten times the speed. */
const around = { before: 10_000, after: 5000 };

/**
 * Race time that runs `speed` times faster than life, and as in life around each gun. `guns`: when they are fired, in
 * order; `wallNow`: the wall clock's instant at which it begins.
 */
export function rehearsalClock(guns: readonly Ms[], speed: number, wallNow: number): SimulatedClock {
  const first = guns[0] ?? wallNow;
  const segments = [{ from: wallNow, race: first - leadMs, rate: 1 }];
  const changeAt = (race: Ms, rate: number) => {
    const last = segments.at(-1)!;
    if (race <= last.race || rate === last.rate) return;
    segments.push({ from: Math.round(last.from + (race - last.race) / last.rate), race, rate });
  };
  for (const [index, gun] of guns.entries()) {
    changeAt(gun - around.before, 1);
    const next = guns[index + 1] ?? Infinity;
    if (next - around.before > gun + around.after) changeAt(gun + around.after, speed);
  }
  return segments;
}
