import type { Random } from '../../../src/simulator/random.ts';
import type { Sample } from '../../../src/tracks/model/sample-columns.ts';
import type { TimerEvent } from '../../../src/tracks/model/track.ts';

/** What a device made of a run: the samples it kept, and when its timer stood. */
export interface Recording {
  samples: Sample[];
  timer: TimerEvent[];
  sport: string;
  subSport?: string;
  serial: number;
}

export function recorded(samples: readonly Sample[], serial = 1): Recording {
  const [first, last] = [samples[0]!.time, samples.at(-1)!.time];
  return {
    samples: [...samples],
    timer: [
      { time: first, kind: 'start' },
      { time: last, kind: 'stop' },
    ],
    sport: 'running',
    serial,
  };
}

/** One sample every so many seconds. */
export function every(seconds: number, recording: Recording): Recording {
  return { ...recording, samples: recording.samples.filter((_, index) => index % seconds === 0) };
}

/** Smart recording: a sample after 1 to 8 seconds, as the device likes. */
export function smart(random: Random, recording: Recording): Recording {
  let next = 0;
  return {
    ...recording,
    samples: recording.samples.filter((_, index) => {
      if (index < next) return false;
      next = index + random.whole(1, 8);
      return true;
    }),
  };
}

/** The device stops its timer while somebody stands, and records nothing meanwhile. */
export function pausing(recording: Recording): Recording {
  const samples: Sample[] = [];
  const timer: TimerEvent[] = [recording.timer[0]!];
  let stopped = false;
  for (const sample of recording.samples) {
    const stands = (sample.speed ?? 1) < 0.4 && samples.length > 0;
    if (stands && !stopped) timer.push({ time: sample.time, kind: 'stop' });
    if (!stands && stopped) timer.push({ time: sample.time, kind: 'start' });
    stopped = stands;
    if (!stands) samples.push(sample);
  }
  if (!stopped) timer.push(recording.timer.at(-1)!);
  return { ...recording, samples, timer };
}

/** A tunnel: for some seconds the device goes on without a place. */
export function tunnel(from: number, seconds: number, recording: Recording): Recording {
  return {
    ...recording,
    samples: recording.samples.map((sample, index) => {
      if (index < from || index >= from + seconds) return sample;
      const { lat: _lat, lon: _lon, ...rest } = sample;
      return rest;
    }),
  };
}
