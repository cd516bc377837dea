import { expect, it } from 'vitest';
import { raceTimeAt, wallTimeAt } from '../readers/simulated-clock.ts';
import { rehearsalClock } from './rehearsal-clock.ts';

const minute = 60_000;

it('runs as in life around each gun, and at the speed between them', () => {
  const guns = [1_000_000, 1_000_000 + 20 * minute];
  const clock = rehearsalClock(guns, 10, 5000);
  expect(raceTimeAt(clock, 5000)).toBe(guns[0]! - 30_000);
  for (const gun of guns) {
    const fired = wallTimeAt(clock, gun);
    expect(raceTimeAt(clock, fired - 5000)).toBeCloseTo(gun - 5000, -1);
    expect(raceTimeAt(clock, fired + 4000)).toBeCloseTo(gun + 4000, -1);
  }
  // Nineteen and three quarter minutes at ten times the speed, and the rest as in life.
  expect(wallTimeAt(clock, guns[1]!) - wallTimeAt(clock, guns[0]!)).toBeCloseTo(118_500 + 15_000, -2);
});

it('does not hurry between guns that follow each other at once', () => {
  const clock = rehearsalClock([0, 8000, 16_000], 50, 0);
  expect(clock.map(({ rate }) => rate)).toEqual([1, 50]);
});
