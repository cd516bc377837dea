import fc from 'fast-check';
import gcoord from 'gcoord';
import { Geodesic } from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { Random } from '../../simulator/random.ts';
import { townCourse } from '../../../test/tracks/generator/course.ts';
import { every, pausing, recorded, tunnel } from '../../../test/tracks/generator/device.ts';
import { received, receptions } from '../../../test/tracks/generator/receiver.ts';
import { motionOver, type Habit } from '../../../test/tracks/generator/runner.ts';
import { trackOf } from '../../../test/tracks/generator/track.ts';
import { metresBetween } from './ellipsoid.ts';
import { mapShiftOf, shifted, unshifted } from './gcj02.ts';
import { shiftInto } from './hour-shift.ts';
import { shiftedTrack } from './line.ts';
import { measure } from './measures.ts';
import { risingTimes } from './ordered.ts';

const start = Date.UTC(2026, 4, 1, 6);

function run(length: number, habit: Habit, seed = 3) {
  const random = new Random(seed);
  const course = townCourse(random, { lat: 25.04, lon: 102.71 }, length + 500);
  const motion = motionOver(random, length, habit);
  return recorded(received(random, course, motion, { start, reception: receptions.open }));
}

describe('steps on the ellipsoid', () => {
  it('are within 0.01 % of the geodesic, everywhere people run and for steps up to 5 km', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -70, max: 70, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: 0, max: 360, noNaN: true }),
        fc.double({ min: 1, max: 5000, noNaN: true }),
        (lat, lon, azimuth, metres) => {
          const { lat2, lon2 } = Geodesic.WGS84.Direct(lat, lon, azimuth, metres);
          const found = metresBetween(lat, lon, lat2!, lon2!);
          expect(Math.abs(found / metres - 1)).toBeLessThan(1e-4);
        },
      ),
    );
  });
});

describe('samples whose times rise', () => {
  it('are all but the one that jumped', () => {
    expect([...risingTimes(Float64Array.of(1, 2, 900, 3, 4, 4, 5))]).toEqual([0, 1, 3, 4, 6]);
    expect([...risingTimes(Float64Array.of(5, 6, 1, 7))]).toEqual([0, 1, 3]);
  });

  it('rise, whatever times there are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 })), (times) => {
        const time = Float64Array.from(times);
        const rising = [...risingTimes(time)].map((index) => time[index]!);
        expect(rising.every((value, index) => index === 0 || value > rising[index - 1]!)).toBe(true);
        expect(rising.length > 0).toBe(times.length > 0);
      }),
    );
  });
});

describe('a run of 10 km', () => {
  const recording = run(10_300, { speed: 3 });
  const { measures } = measure(trackOf(recording), 10_000);

  it('reached its distance at the moment at which it was reached, to a percent', () => {
    const truth = recording.samples.length * (10_000 / 10_300);
    expect(Math.abs(measures.finish!.seconds / truth - 1)).toBeLessThan(0.02);
    expect(measures.finish!.time).toBe(measures.start + Math.round(measures.finish!.seconds * 1000));
  });

  it('has splits that add up to its time', () => {
    expect(measures.kilometres).toHaveLength(10);
    expect(measures.fiveKilometres.map(({ at }) => at)).toEqual([5000, 10_000]);
    const sum = measures.kilometres.reduce((all, { seconds }) => all + seconds, 0);
    expect(sum).toBeCloseTo(measures.finish!.seconds, 6);
    expect(measures.best.map(({ metres }) => metres)).toEqual([1000, 5000, 10_000]);
    const fastest = Math.min(...measures.kilometres.map(({ seconds }) => seconds));
    expect(measures.best[0]!.seconds).toBeLessThanOrEqual(fastest + 1e-6);
  });

  it('has no pauses, gaps or outliers, and the device agrees with the places', () => {
    expect(measures).toMatchObject({ gaps: [], sampling: { step: 1, placed: 1, backwards: 0, outliers: 0 } });
    expect(measures.paused).toBe(0);
    expect(measures.deviceSpeed!.ratio).toBeCloseTo(1, 1);
  });

  it('has a distance without a device’s own as well', () => {
    const bare = recording.samples.map(({ distance: _distance, ...rest }) => rest);
    const without = measure(trackOf({ ...recording, samples: bare }), 10_000).measures;
    expect(Math.abs(without.distance.measured / 10_300 - 1)).toBeLessThan(0.01);
    expect(without.distance.low).toBeLessThanOrEqual(without.distance.measured);
    expect(without.distance.high).toBeGreaterThanOrEqual(without.distance.measured);
  });
});

describe('pauses', () => {
  const recording = run(5000, { speed: 3, rests: [{ at: 2000, seconds: 120 }] });

  it('count as time, whether the device stopped or went on', () => {
    const [without, going, stopped] = [run(5000, { speed: 3 }), recording, pausing(recording)].map(
      (each) => measure(trackOf(each), null).measures,
    );
    for (const each of [going!, stopped!]) {
      expect(each.elapsed).toBeGreaterThan(without!.elapsed + 60);
      expect(each.paused).toBeGreaterThan(100);
      expect(each.paused).toBeLessThan(140);
    }
    expect(stopped!.pauses.map(({ kind }) => kind)).toEqual(['timer']);
  });

  it('are not gaps, and a tunnel is no pause', () => {
    expect(measure(trackOf(pausing(recording)), null).measures.gaps).toEqual([]);
    const { measures } = measure(trackOf(tunnel(300, 100, run(5000, { speed: 3 }))), null);
    expect(measures.gaps).toHaveLength(1);
    expect(measures.gaps[0]!.stretch).toEqual({ from: 299, to: 400 });
    expect(measures.paused).toBe(0);
  });
});

describe('one stray point', () => {
  it('in an ocean costs neither distance nor time', () => {
    const recording = run(5000, { speed: 3 });
    const samples = recording.samples.map((sample, index) =>
      index === 500 ? { ...sample, lat: 0.1, lon: 0.1 } : sample,
    );
    const [clean, stray] = [recording, { ...recording, samples }].map(
      (each) => measure(trackOf(each), null).measures,
    );
    expect(stray!.distance.measured).toBeCloseTo(clean!.distance.measured, -1);
    expect(stray!.elapsed).toBe(clean!.elapsed);
    expect(stray!.sampling.outliers).toBeGreaterThan(0);
  });

  it('in time leaves all other samples as they are', () => {
    const recording = run(2000, { speed: 3 });
    const samples = recording.samples.map((sample, index) =>
      index === 300 ? { ...sample, time: sample.time + 86_400_000 } : sample,
    );
    const { measures } = measure(trackOf({ ...recording, samples }), null);
    expect(measures.elapsed).toBe(recording.samples.length - 1);
    expect(measures.sampling.backwards).toBe(1);
  });
});

describe('climb', () => {
  it('counts hills and not the wavering of a level run', () => {
    const recording = run(3000, { speed: 3 });
    const heights = (of: (index: number) => number) =>
      measure(
        trackOf({
          ...recording,
          samples: recording.samples.map((sample, index) => ({ ...sample, altitude: of(index) })),
        }),
        null,
      ).measures.climb!;
    expect(heights((index) => 100 + (index % 3))).toEqual({ gain: 0, loss: 0, net: expect.closeTo(0, 0) });
    const hill = heights((index) => (index < 500 ? index / 10 : 50 - (index - 500) / 20));
    expect(hill.gain).toBeCloseTo(49.9, 0);
    expect(hill.loss).toBeGreaterThan(20);
  });
});

/** Its types have the default of a module that Node does not make. */
const truth = gcoord as unknown as (typeof gcoord)['default'];

describe('GCJ-02', () => {
  const inChina = fc.record({
    lat: fc.double({ min: 20, max: 50, noNaN: true }),
    lon: fc.double({ min: 75, max: 130, noNaN: true }),
  });

  it('shifts as the truth of others says, and back', () => {
    fc.assert(
      fc.property(inChina, (place) => {
        const [lon, lat] = truth.transform([place.lon, place.lat], truth.WGS84, truth.GCJ02);
        const ours = shifted(place);
        expect(metresBetween(ours.lat, ours.lon, lat, lon)).toBeLessThan(0.1);
        const back = unshifted(ours);
        expect(metresBetween(back.lat, back.lon, place.lat, place.lon)).toBeLessThan(0.01);
      }),
    );
  });

  it('is found out where the course is known, and only there', () => {
    const recording = every(5, run(8000, { speed: 3 }));
    const known = recording.samples.map(({ lat, lon }) => ({ lat: lat!, lon: lon! }));
    const moved = recording.samples.map((sample) => ({
      ...sample,
      ...shifted({ lat: sample.lat!, lon: sample.lon! }),
    }));
    const right = trackOf(recording).samples;
    const wrong = trackOf({ ...recording, samples: moved }).samples;
    expect(mapShiftOf(right, known)).toMatchObject({ isShifted: false });
    expect(mapShiftOf(wrong, known)).toMatchObject({ isShifted: true });
    expect(mapShiftOf(wrong, [])).toBeNull();
    expect(
      Math.abs(
        measure(trackOf({ ...recording, samples: moved }), null).measures.distance.measured / 8000 - 1,
      ),
    ).toBeLessThan(0.02);
  });
});

describe('times that are off by whole hours', () => {
  it('come with the smallest shift that brings them into the window', () => {
    const hour = 3_600_000;
    expect(shiftInto(10 * hour, 14 * hour, 0, 24 * hour)).toBe(0);
    expect(shiftInto(26 * hour, 30 * hour, 0, 24 * hour)).toBe(-6 * hour);
    expect(shiftInto(-5.2 * hour, -1 * hour, 0, 24 * hour)).toBe(5.5 * hour);
    expect(shiftInto(100 * hour, 104 * hour, 0, 24 * hour)).toBeNull();
    const track = trackOf(run(1000, { speed: 3 }));
    expect(shiftedTrack(track, hour).samples.time[0]).toBe(start + hour);
  });
});
