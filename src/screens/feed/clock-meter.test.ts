import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { measureClock } from './clock-meter.ts';
import type { StationClock } from './station-clock.ts';

/** The station's clock is an hour ahead of this machine's monotonic one. */
const ahead = 3_600_000;
const wayMs = 20;

let found: StationClock[];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', () => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    setTimeout(() => {
      const now = Math.round(performance.now() + ahead);
      setTimeout(() => resolve(Response.json({ now, rate: 1 })), wayMs / 2);
    }, wayMs / 2);
    return promise;
  });
  found = [];
  stop = measureClock((clock) => found.push(clock));
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('measures a few times quickly, then now and then, and says how well', async () => {
  await vi.advanceTimersByTimeAsync(1500);
  expect(found.length).toBeGreaterThanOrEqual(5);
  for (const { now, at, within } of found) {
    expect(within).toBeCloseTo(wayMs / 2, 0);
    expect(Math.abs(now - at - ahead)).toBeLessThanOrEqual(1);
  }
  const quick = found.length;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(found.length - quick).toBeGreaterThanOrEqual(8);
  expect(found.length - quick).toBeLessThanOrEqual(12);
});

it('measures at once when this machine slept: its own clock is ahead of the time that it counted', async () => {
  await vi.advanceTimersByTimeAsync(10_500);
  const before = found.length;
  vi.setSystemTime(Date.now() + 600_000);
  await vi.advanceTimersByTimeAsync(300);
  expect(found.length).toBeGreaterThan(before);
});

it('goes on when the station does not answer, and measures nothing after its end', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('nobody is there')));
  await vi.advanceTimersByTimeAsync(5000);
  const before = found.length;
  vi.stubGlobal('fetch', async () => Response.json({ now: 1, rate: 1 }));
  await vi.advanceTimersByTimeAsync(5000);
  expect(found.length).toBeGreaterThan(before);
  stop();
  const last = found.length;
  await vi.advanceTimersByTimeAsync(5000);
  expect(found).toHaveLength(last);
});
