import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ms, Rounding } from './race.ts';
import { raceView } from '../views/results-page.ts';
import { officialTime, roundUp } from './rounding.ts';
import { race } from '../timing.fixture.ts';

const vectors = new URL('../../../../shared/vectors/rounding.csv', import.meta.url);

function published(time: Ms, rounding?: Rounding, distance = 10_000): Ms {
  const points = race.points.map((point) => (point.kind === 'finish' ? { ...point, distance } : point));
  return officialTime(time, { rounding, points });
}

describe('official times', () => {
  it.each([
    [7784000, 7784000],
    [7784001, 7785000],
    [7784300, 7785000],
    [7784999, 7785000],
    [0, 0],
  ])('on the road %i ms is published as %i ms', (raw, official) => expect(published(raw)).toBe(official));

  it('in tenths or hundredths where the race says so; on the track hundredths up to 10,000 m and tenths beyond', () => {
    expect(published(7784321, 'tenth')).toBe(7784400);
    expect(published(7784321, 'hundredth')).toBe(7784330);
    expect(published(1_584_321, 'track', 10_000)).toBe(1_584_330);
    expect(published(1_584_321, 'track', 10_001)).toBe(1_584_400);
  });

  it('are never shorter than the raw time, never longer by a whole step, keep the order, and are rounded once', () => {
    const time = fc.integer({ min: 0, max: 200 * 3600 * 1000 });
    const rounding = fc.constantFrom(
      ['road', 1000] as const,
      ['tenth', 100] as const,
      ['hundredth', 10] as const,
    );
    fc.assert(
      fc.property(time, time, rounding, (one, other, [rule, unit]) => {
        const official = published(one, rule);
        expect(official).toBeGreaterThanOrEqual(one);
        expect(official - one).toBeLessThan(unit);
        expect(published(official, rule)).toBe(official);
        if (one <= other) expect(official).toBeLessThanOrEqual(published(other, rule));
      }),
    );
  });

  it('a net time is never rounded above its gun time', () => {
    const delay = fc.integer({ min: 0, max: 3_600_000 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), delay, (net, late) => {
        expect(published(net)).toBeLessThanOrEqual(published(net + late));
      }),
    );
  });

  it.skipIf(!existsSync(vectors))(
    'agree with the published cases (skipped where ../shared is not there)',
    () => {
      const rows = readFileSync(vectors, 'utf8').trim().split('\n').slice(1);
      for (const row of rows) {
        const [raw, , , seconds, tenth, hundredth] = row.split(',');
        expect(published(Number(raw)), row).toBe(Number(seconds) * 1000);
        expect(published(Number(raw), 'tenth'), row).toBe(msOf(tenth));
        expect(published(Number(raw), 'hundredth'), row).toBe(msOf(hundredth));
      }
      expect(rows.length).toBe(76);
    },
  );

  it('rounds to any unit', () => expect(roundUp(1234, 100)).toBe(1300));
});

function msOf(text: string | undefined): Ms {
  const [hours = 0, minutes = 0, seconds = 0] = (text ?? '').split(':').map(Number);
  return Math.round((hours * 3600 + minutes * 60 + seconds) * 1000);
}

it('screens are told the unit of official times where it is not the second', () => {
  expect(raceView(race)).not.toHaveProperty('unit');
  expect(raceView({ ...race, rounding: 'tenth' })).toMatchObject({ unit: 100 });
  expect(raceView({ ...race, rounding: 'track' })).toMatchObject({ unit: 10 });
});
