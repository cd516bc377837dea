import type { Recording } from './device.ts';

/** A recording with other times, by so many milliseconds. */
export function moved(recording: Recording, shift: number): Recording {
  return {
    ...recording,
    samples: recording.samples.map((sample) => ({ ...sample, time: sample.time + shift })),
    timer: recording.timer.map((one) => ({ ...one, time: one.time + shift })),
  };
}

/** A recording that ended just now, or so many milliseconds ago; moved by whole seconds. */
export function endingNow(recording: Recording, ago = 0): Recording {
  const shift = Date.now() - ago - 2000 - recording.samples.at(-1)!.time;
  return moved(recording, Math.floor(shift / 1000) * 1000);
}

/** A recording without reception for so many milliseconds in its middle. */
export function withGap(recording: Recording, lasting: number): Recording {
  const { samples } = recording;
  const from = samples[Math.floor(samples.length / 2)]!.time;
  return { ...recording, samples: samples.filter(({ time }) => time < from || time > from + lasting) };
}
