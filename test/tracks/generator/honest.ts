import { Random } from '../../../src/simulator/random.ts';
import type { Track } from '../../../src/tracks/model/track.ts';
import { townCourse, type Course } from './course.ts';
import { every, pausing, recorded, smart, tunnel, type Recording } from './device.ts';
import { received, receptions } from './receiver.ts';
import { motionOver, type Habit } from './runner.ts';
import { trackOf } from './track.ts';

/** Where people run: from the equator to the far north. */
const towns = [
  { lat: 25.04, lon: 102.71 },
  { lat: 43.24, lon: 76.9 },
  { lat: 59.93, lon: 30.33 },
  { lat: -1.29, lon: 36.82 },
  { lat: 69.65, lon: 18.96 },
  { lat: -33.87, lon: 151.21 },
];
const distances = [10_000, 21_097.5, 42_195];

/** A run of which everything is known. */
export interface KnownRun {
  distance: number;
  /** Metres that were really run, and seconds that it took. */
  metres: number;
  seconds: number;
  course: Course;
  recording: Recording;
  track: Track;
}

export const windowOpens = Date.UTC(2026, 4, 1);
export const windowCloses = windowOpens + 48 * 3_600_000;

export interface Wish {
  distance?: number;
  habit?: (random: Random, length: number) => Partial<Habit>;
  /** A watch at a sample a second with everything, in the open. */
  isGoodWatch?: boolean;
}

/** A runner, a town, a watch or a telephone and its habits, all by the seed. */
export function honestRun(seed: number, wish: Wish = {}): KnownRun {
  const random = new Random(seed);
  const distance = wish.distance ?? random.pick(distances);
  const length = distance * random.between(1.012, 1.05);
  const course = townCourse(random, random.pick(towns), length + 600);
  const rests = random.chance(0.3) ? [{ at: length * random.next(), seconds: random.whole(15, 240) }] : [];
  const motion = motionOver(random, length, {
    speed: random.between(2.1, 4.7),
    fade: random.between(0, 0.2),
    rests,
    ...wish.habit?.(random, length),
  });
  const start = windowOpens + random.whole(0, 30 * 3600) * 1000;
  const isWatch = wish.isGoodWatch === true || random.chance(0.7);
  const reception = receptions[receptionOf(random, wish.isGoodWatch === true)];
  const samples = received(random, course, motion, {
    start,
    reception,
    speed: isWatch,
    distance: isWatch || random.chance(0.5),
    cadence: isWatch,
    heartRate: isWatch && random.chance(0.8),
  });
  const serial = random.whole(1, 4_000_000_000);
  const recording =
    wish.isGoodWatch === true ? recorded(samples, serial) : habitOf(random, recorded(samples, serial));
  return {
    distance,
    metres: motion.metres.at(-1)!,
    seconds: motion.metres.length - 1,
    course,
    recording,
    track: trackOf(recording),
  };
}

function receptionOf(random: Random, isGood: boolean): keyof typeof receptions {
  const chance = random.next();
  if (isGood || chance < 0.5) return 'open';
  if (chance < 0.8) return 'trees';
  return chance < 0.97 ? 'town' : 'bad';
}

function habitOf(random: Random, recording: Recording): Recording {
  const chance = random.next();
  if (chance < 0.2) return smart(random, recording);
  if (chance < 0.35) return every(random.whole(2, 10), recording);
  if (chance < 0.55) return pausing(recording);
  if (chance < 0.65) {
    const at = random.whole(300, recording.samples.length - 300);
    return tunnel(at, random.whole(20, 200), recording);
  }
  return recording;
}
