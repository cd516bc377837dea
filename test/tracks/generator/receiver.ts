import type { Random } from '../../../src/simulator/random.ts';
import type { Sample } from '../../../src/tracks/model/sample-columns.ts';
import { moved, placeAt, type Course } from './course.ts';
import type { Motion } from './runner.ts';

/** The error of a receiver: what drifts (metres, and over how many seconds) and what differs from sample to sample. */
export interface Reception {
  drift: number;
  driftSeconds: number;
  white: number;
  /** Chance of a jump at each second, which lasts some seconds. */
  jumps: number;
}

/** Made to the figures that receivers side by side, and sums of their steps, are known by. */
export const receptions = {
  open: { drift: 2.4, driftSeconds: 60, white: 0.43, jumps: 0 },
  trees: { drift: 5, driftSeconds: 60, white: 1.4, jumps: 0 },
  town: { drift: 7, driftSeconds: 60, white: 2.8, jumps: 0.0002 },
  bad: { drift: 10, driftSeconds: 40, white: 4.5, jumps: 0.002 },
} as const satisfies Record<string, Reception>;

export interface Wearing {
  /** Milliseconds of UTC of the start. */
  start: number;
  reception: Reception;
  /** Whether the device has Doppler speed, counts distance itself, counts steps, feels the pulse. */
  speed?: boolean;
  distance?: boolean;
  cadence?: boolean;
  heartRate?: boolean;
}

/** A receiver carried along a course: one sample a second. */
export function received(random: Random, course: Course, motion: Motion, wearing: Wearing): Sample[] {
  const { reception, start } = wearing;
  const keep = Math.exp(-1 / reception.driftSeconds);
  const push = reception.drift * Math.sqrt(1 - keep * keep);
  const drift = { north: random.normal(0, reception.drift), east: random.normal(0, reception.drift) };
  let jump = { until: -1, north: 0, east: 0 };
  const counted = random.normal(1, 0.006);
  let device = 0;
  let heart = 110;
  const legs = random.normal(172, 5);
  const usual = motion.metres.at(-1)! / motion.metres.length;
  return Array.from(motion.metres, (metres, second) => {
    const speed = motion.speed[second]!;
    drift.north = keep * drift.north + random.normal(0, push);
    drift.east = keep * drift.east + random.normal(0, push);
    if (second > jump.until && random.chance(reception.jumps))
      jump = { until: second + random.whole(1, 8), north: random.normal(0, 60), east: random.normal(0, 60) };
    const isOff = second <= jump.until;
    const north = drift.north + random.normal(0, reception.white) + (isOff ? jump.north : 0);
    const east = drift.east + random.normal(0, reception.white) + (isOff ? jump.east : 0);
    const { lat, lon } = moved(placeAt(course, metres), north, east);
    device += speed * counted * random.normal(1, 0.03);
    heart += (110 + 45 * Math.min(1.3, speed / usual) - heart) / 60 + random.normal(0, 0.4);
    const steps = speed < 0.6 ? 0 : legs + 14 * (speed / usual - 1) + random.normal(0, 2);
    const sample: Sample = {
      time: start + second * 1000,
      lat,
      lon,
      altitude: course.altitudeAt(metres) + random.normal(0, 0.4),
      ...(wearing.speed === false ? {} : { speed: Math.max(0, speed + random.normal(0, 0.1)) }),
      ...(wearing.distance === false ? {} : { distance: device }),
      ...(wearing.cadence === false ? {} : { cadence: steps }),
      ...(wearing.heartRate === false ? {} : { heartRate: heart }),
    };
    return asStored(sample);
  });
}

const semicircle = 180 / 2 ** 31;

/** As FIT stores it, so that the same run is the same in all formats. */
export function asStored(sample: Sample): Sample {
  const to = (value: number | undefined, unit: number) =>
    value === undefined ? undefined : Number((Math.round(value / unit) * unit).toFixed(10));
  const stored = {
    time: sample.time,
    lat: to(sample.lat, semicircle),
    lon: to(sample.lon, semicircle),
    altitude: to(sample.altitude, 0.2),
    speed: to(sample.speed, 0.001),
    distance: to(sample.distance, 0.01),
    cadence: to(sample.cadence, 2),
    heartRate: to(sample.heartRate, 1),
  };
  return Object.fromEntries(Object.entries(stored).filter(([, value]) => value !== undefined)) as Sample;
}
