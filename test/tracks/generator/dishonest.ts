import { Random } from '../../../src/simulator/random.ts';
import type { CheckName } from '../../../src/tracks/checks/finding.ts';
import type { Sample } from '../../../src/tracks/model/sample-columns.ts';
import { moved, placeAt } from './course.ts';
import { recorded, type Recording } from './device.ts';
import { honestRun, windowOpens, type KnownRun } from './honest.ts';
import { asStored } from './receiver.ts';
import { trackOf } from './track.ts';

/** A kind of run that is not what it says, the checks that may catch it, and how often one of them has to. */
export interface Kind {
  run: (seed: number) => KnownRun;
  caughtBy: readonly CheckName[];
  /** The answer that catches: `review` means that or worse. */
  answer: 'review' | 'refuse';
  rate: number;
}

const watch = { isGoodWatch: true };

/** Part of the way on wheels, which take no steps. */
function ride(seed: number, speed: number, metres: number): KnownRun {
  const run = honestRun(seed, {
    ...watch,
    habit: (random, length) => {
      const from = length * random.between(0.2, 0.6);
      return { rides: [{ from, to: from + metres, speed }] };
    },
  });
  return changed(run, (sample) => ((sample.speed ?? 0) > speed * 0.8 ? { ...sample, cadence: 0 } : sample));
}

/** Runs made from the same run with another one's samples. */
function changed(run: KnownRun, change: (sample: Sample, index: number) => Sample): KnownRun {
  return withSamples(
    run,
    run.recording.samples.map((sample, index) => asStored(change(sample, index))),
  );
}

function withSamples(run: KnownRun, samples: readonly Sample[]): KnownRun {
  const recording: Recording = { ...run.recording, ...recorded(samples, run.recording.serial) };
  return { ...run, recording, track: trackOf(recording) };
}

export const kinds: Readonly<Record<string, Kind>> = {
  'a car for 6 km': {
    run: (seed) => ride(seed, 14, 6000),
    caughtBy: ['records'],
    answer: 'refuse',
    rate: 1,
  },
  'a bicycle for 8 km': {
    run: (seed) => ride(seed, 8, 8000),
    caughtBy: ['records'],
    answer: 'refuse',
    rate: 1,
  },
  'a scooter for 3 km': {
    run: (seed) => ride(seed, 5.6, 3000),
    caughtBy: ['cadence', 'records', 'shape', 'heart-rate'],
    answer: 'review',
    rate: 1,
  },
  'a part of the way left out': {
    run: (seed) => {
      const run = honestRun(seed, { ...watch, distance: 10_000 });
      return { ...run, distance: 11_000 };
    },
    caughtBy: ['distance'],
    answer: 'refuse',
    rate: 1,
  },
  'times stretched to a faster run': {
    run: (seed) => {
      const run = honestRun(seed, watch);
      const [first] = run.recording.samples;
      return changed(run, (sample) => ({
        ...sample,
        time: first!.time + Math.round(((sample.time - first!.time) * 0.9) / 1000) * 1000,
      }));
    },
    caughtBy: ['device-speed', 'clock'],
    answer: 'review',
    rate: 1,
  },
  'points made along a course at an even pace': {
    run: (seed) => {
      const run = honestRun(seed, { ...watch, distance: 42_195 });
      const random = new Random(seed);
      const speed = random.between(3, 4.5);
      const samples: Sample[] = [];
      for (let second = 0; second * speed < 42_600; second += 5)
        samples.push(
          asStored({
            time: windowOpens + second * 1000,
            ...placeAt(run.course, second * speed),
            altitude: 100,
          }),
        );
      return withSamples(run, samples);
    },
    caughtBy: ['evenness'],
    answer: 'review',
    rate: 1,
  },
  'on a treadmill': {
    run: (seed) => {
      const run = honestRun(seed, watch);
      const recording = { ...run.recording, subSport: 'treadmill' };
      return { ...run, recording, track: trackOf(recording) };
    },
    caughtBy: ['sport'],
    answer: 'refuse',
    rate: 1,
  },
  'two runs joined to one': {
    run: (seed) => {
      const run = honestRun(seed, watch);
      const half = run.recording.samples.length >> 1;
      return changed(run, (sample, index) => {
        if (index < half) return sample;
        const away = moved({ lat: sample.lat!, lon: sample.lon! }, 6000, 4000);
        return { ...sample, ...away, time: sample.time + 3 * 3_600_000 };
      });
    },
    caughtBy: ['one-run'],
    answer: 'refuse',
    rate: 1,
  },
  'run before the race': {
    run: (seed) => {
      const run = honestRun(seed, watch);
      return changed(run, (sample) => ({ ...sample, time: sample.time - 9 * 86_400_000 }));
    },
    caughtBy: ['window'],
    answer: 'refuse',
    rate: 1,
  },
};

/** Another’s run handed in as one’s own, in ways that change it. */
export const copies: Readonly<
  Record<string, { of: (run: KnownRun, seed: number) => KnownRun; answer: 'review' | 'refuse' }>
> = {
  'as it is': { of: (run) => run, answer: 'refuse' },
  'a day later': {
    of: (run) => changed(run, (sample) => ({ ...sample, time: sample.time + 86_400_000 })),
    answer: 'refuse',
  },
  'without its first and last kilometre': {
    of: (run) => withSamples(run, run.recording.samples.slice(330, -330)),
    answer: 'refuse',
  },
  'at other times and another pace': {
    of: (run) => {
      const [first] = run.recording.samples;
      return changed(run, (sample) => ({
        ...sample,
        time: first!.time + 7_200_000 + Math.round(((sample.time - first!.time) * 0.93) / 1000) * 1000,
      }));
    },
    answer: 'refuse',
  },
  'with noise put on each point': {
    of: (run, seed) => {
      const random = new Random(seed);
      return changed(run, (sample) => ({
        ...sample,
        ...moved({ lat: sample.lat!, lon: sample.lon! }, random.normal(0, 2), random.normal(0, 2)),
      }));
    },
    answer: 'review',
  },
};
