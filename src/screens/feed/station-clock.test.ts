import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heardTime, stationTimeAt, type StationClock } from './station-clock.ts';

/** The clock after ticks that were each sent at `sent` and came `late` milliseconds later. */
function after(ticks: readonly { sent: number; late: number }[], rate: number): StationClock {
  return ticks.reduce<StationClock | null>(
    (clock, { sent, late }) => heardTime(clock, 1_000_000 + sent * rate, sent + late, rate),
    null,
  ) as StationClock;
}

describe('the station clock', () => {
  it('runs on between events, at the rate of a simulated race', () => {
    const clock = heardTime(null, 1000, 50, 10);
    expect(stationTimeAt(clock, 1050)).toBe(11_000);
  });

  it('stays within what the way takes', () => {
    const lates = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(lates, fc.constantFrom(1, 10), (list, rate) => {
        const ticks = list.map((late, index) => ({ sent: index * 1000, late }));
        const local = ticks.length * 1000;
        const error = stationTimeAt(after(ticks, rate), local) - (1_000_000 + local * rate);
        expect(error / rate).toBeLessThanOrEqual(0.001);
        expect(error / rate).toBeGreaterThanOrEqual(-200.001);
      }),
    );
  });

  it('never runs backwards by more than a tenth of what the way took', () => {
    const before = after([{ sent: 0, late: 0 }], 1);
    const clock = heardTime(before, 1_001_000, 1300, 1);
    expect(stationTimeAt(before, 1300) - stationTimeAt(clock, 1300)).toBeCloseTo(30);
  });

  it('is set at once where the station was set, and where the rate changed', () => {
    const clock = after([{ sent: 0, late: 0 }], 1);
    expect(stationTimeAt(heardTime(clock, 5_000_000, 1000, 1), 1000)).toBe(5_000_000);
    expect(stationTimeAt(heardTime(clock, 1_001_100, 1000, 10), 1000)).toBe(1_001_100);
  });
});
