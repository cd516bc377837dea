import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ClockOffset } from './clock-offset.ts';

const delay = fc.integer({ min: 0, max: 3000 });

it('the true difference of two clocks lies within half a round trip of what is shown', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -3_600_000, max: 3_600_000 }),
      fc.array(fc.tuple(delay, delay), { minLength: 1, maxLength: 20 }),
      (truth, delays) => {
        const clock = new ClockOffset();
        let now = 1_700_000_000_000;
        for (const [there, back] of delays) {
          clock.add(now, now + there + truth, now + there + back);
          now += 5000;
        }
        const { offset = NaN, roundTrip = NaN, warn } = clock.view ?? {};
        expect(Math.abs(offset - truth)).toBeLessThanOrEqual(roundTrip / 2 + 0.5);
        if (warn === true) expect(Math.abs(truth)).toBeGreaterThan(199);
      },
    ),
  );
});

it('nothing is claimed before the first answer; a slow network alone is no reason to warn', () => {
  const clock = new ClockOffset();
  expect(clock.view).toBeNull();
  clock.add(0, 2000, 2000);
  expect(clock.view).toEqual({ offset: 1000, roundTrip: 2000, warn: false });
  clock.add(5000, 5305, 5010);
  expect(clock.view).toEqual({ offset: 300, roundTrip: 10, warn: true });
});

it('a clock that was put right is shown right after some answers', () => {
  const clock = new ClockOffset();
  clock.add(0, 5000, 0);
  for (let at = 0; at < 8; at += 1) clock.add(at * 1000, at * 1000, at * 1000);
  expect(clock.view?.offset).toBe(0);
});
