import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SampleColumns } from './model/sample-columns.ts';
import type { Track } from './model/track.ts';
import { judgeTrack } from './judge.ts';

const maybe = (arbitrary: fc.Arbitrary<number>) => fc.option(arbitrary, { nil: undefined });
const number = fc.double({ noNaN: true, min: -1e6, max: 1e6 });

/** Samples as no device writes them, and no file may stop them. */
const anySample = fc.record({
  time: fc.integer({ min: 0, max: 100 }).map((steps) => 1_777_600_000_000 + steps * 10_000),
  lat: maybe(fc.double({ noNaN: true, min: -91, max: 91 })),
  lon: maybe(fc.double({ noNaN: true, min: -181, max: 181 })),
  altitude: maybe(number),
  heartRate: maybe(number),
  cadence: maybe(number),
  speed: maybe(number),
  distance: maybe(number),
});

const anyTrack = fc
  .record({
    samples: fc.array(anySample, { minLength: 1, maxLength: 60 }),
    timer: fc.array(fc.record({ time: fc.nat(), kind: fc.constantFrom('start' as const, 'stop' as const) })),
    activities: fc.integer({ min: 1, max: 3 }),
    told: fc.record({
      sport: fc.constantFrom(null, 'running', 'cycling'),
      subSport: fc.constantFrom(null, 'treadmill'),
      elapsed: fc.option(number),
      timer: fc.option(number),
      distance: fc.option(number),
    }),
  })
  .map(({ samples, ...rest }): Track => {
    const columns = new SampleColumns();
    for (const sample of samples) columns.push(sample);
    return {
      ...rest,
      format: 'gpx',
      samples: columns.samples(),
      pieces: [0],
      laps: [],
      device: { maker: null, product: null, serial: null, creator: null },
      checksum: 'none',
      withoutTime: 0,
    };
  });

it('any track comes to a verdict, with distances that hold together and figures that are numbers', () => {
  fc.assert(
    fc.property(
      anyTrack,
      fc.option(fc.double({ noNaN: true, min: 1, max: 50_000 }), { nil: undefined }),
      (track, distance) => {
        const { measures, findings } = judgeTrack(
          track,
          distance === undefined ? {} : { distance, received: 2e12 },
        );
        const { measured, low, high } = measures.distance;
        expect(low <= measured && measured <= high).toBe(true);
        expect(measures.elapsed).toBeGreaterThanOrEqual(0);
        expect(findings).toHaveLength(25);
        for (const { figures } of findings)
          for (const value of Object.values(figures)) expect(typeof value).toBe('number');
      },
    ),
    { numRuns: 400 },
  );
});
