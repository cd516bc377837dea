import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measured, stationTimeAt, type StationClock } from './station-clock.ts';

/** What a round trip finds of a clock that shows `1_000_000 + local * rate`: asked at `sent`, with these ways there and back. */
function trip(sent: number, there: number, back: number, rate = 1, set = 0): StationClock {
  const now = Math.round(1_000_000 + set + (sent + there) * rate);
  return { now, at: sent + (there + back) / 2, rate, within: (there + back) / 2 };
}

const after = (trips: readonly StationClock[]) =>
  trips.reduce<StationClock | null>((clock, fresh) => measured(clock, fresh), null) as StationClock;

describe('the station clock', () => {
  it('runs on between measurements, at the rate of a simulated race', () => {
    const clock = measured(null, { now: 1000, at: 50, rate: 10, within: 1 });
    expect(stationTimeAt(clock, 1050)).toBe(11_000);
  });

  it('is as good as the best round trip that it knows, however slow the others were', () => {
    const way = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(way, way), { minLength: 1, maxLength: 30 }),
        fc.constantFrom(1, 10),
        (ways, rate) => {
          const trips = ways.map(([there, back], index) => trip(index * 8000, there, back, rate));
          const best = Math.min(...trips.map(({ within }) => within));
          const clock = after(trips);
          const local = ways.length * 8000;
          const error = Math.abs(stationTimeAt(clock, local) - (1_000_000 + local * rate)) / rate;
          // Half a millisecond for whole numbers, and what two clocks may run apart meanwhile.
          expect(error).toBeLessThanOrEqual(best + 0.5 + local * 50e-6);
        },
      ),
    );
  });

  it('is not moved by an answer that came late: a station that stood still, a busy browser', () => {
    const clock = after([trip(0, 1, 1), trip(2000, 6000, 1)]);
    expect(stationTimeAt(clock, 9000)).toBeCloseTo(1_009_000, -1);
    const busy = after([trip(0, 1, 1), trip(2000, 1, 4000)]);
    expect(stationTimeAt(busy, 9000)).toBeCloseTo(1_009_000, -1);
  });

  it('is set at once where the station lives in another time, where this machine slept, and where the rate changed', () => {
    expect(stationTimeAt(after([trip(0, 1, 1), trip(2000, 2, 2, 1, 3_600_000)]), 2002)).toBe(4_602_002);
    expect(stationTimeAt(after([trip(0, 1, 1), trip(2000, 40, 40, 1, -90)]), 2040)).toBe(1_001_950);
    expect(after([trip(0, 1, 1), trip(2000, 9, 9, 10)]).rate).toBe(10);
  });

  it('takes a fresh measurement for a good one that has grown old', () => {
    const old = trip(0, 1, 1);
    expect(measured(old, trip(10_000, 10, 10))).toBe(old);
    const fresh = trip(600_000, 10, 10);
    expect(measured(old, fresh)).toBe(fresh);
  });
});
