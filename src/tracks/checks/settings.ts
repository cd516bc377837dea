/**
 * The limits of the checks. Each pair is where a pass ends and where a review ends; exactly the limit is still inside.
 * "Ours": reasoned, and not yet tried on many real files.
 */
export const usualLimits = {
  /** Seconds between samples: a path loses 1 % at 10 s and 3 to 5 % at 30 s. */
  step: { pass: 10, review: 30 },
  /** The part of the time with places; ours. */
  placed: { pass: 0.95, review: 0.8 },
  /** The part of samples whose times go back, and that are equal to the one before; ours. */
  backwards: { review: 0.05 },
  equal: { pass: 0.01 },
  /** Milliseconds that the clock of a telephone may be ahead. */
  ahead: 5 * 60_000,
  /** Milliseconds outside the window that a person may still let pass; ours. */
  outside: 15 * 60_000,
  /**
   * Seconds without a place: tunnels and lost fixes are short. The part of the distance that lies in them, and metres up
   * to which one lost fix explains it, however short the race. Ours.
   */
  gap: { review: 1800 },
  lost: { review: 0.05, leastMetres: 1000 },
  /** The part of the time spent standing. It costs only the runner; long rests ask whether it was one run. */
  paused: { pass: 0.1 },
  /** The part of steps faster than any sprinter; ours. */
  outliers: { pass: 0.005, review: 0.03 },
  /** The part of the distance reached: watches err by 0.6 to 1.9 % in the middle, the smoothed path by up to 3 %. */
  reached: { review: 0.97, device: 0.98 },
  /**
   * How far the witnesses of distance lie apart, of the distance: watches err by 3 to 6 % in town and wood. Noise of 1 m
   * makes straight lines of 10 m up to 2 % too long, and grows with its square.
   */
  apart: { pass: 0.03, review: 0.08, ofNoise: 0.02 },
  /** Seconds between what the file says of its length and its samples: both ends are rounded. */
  elapsed: { pass: 2, review: 60 },
  /** Speed over that of the fastest ever. Noise makes the best kilometre of an even run 1.3 to 4.4 % too fast. */
  record: { pass: 0.9, review: 1.02, reviewOfKilometre: 1.06 },
  /** Age grade; 90 % is world class by custom. */
  ageGrade: { pass: 0.85, review: 1 },
  /** How much faster than their own best. People improve. */
  ownBest: { pass: 0.05, review: 0.15 },
  /** How much faster than the middle one of the 5 km splits, and how much faster the second half. */
  shape: { fiveKilometres: 0.25, secondHalf: 0.08 },
  /** The least spread of kilometre times: noise alone gives 0.6 %. And of the length of a step. */
  evenness: { kilometres: 0.006, steps: 0.01, from: 20_000 },
  /** Steps a minute, metres a second, seconds, metres a step: record pace at 180 steps is a step of 1.95 m. */
  cadence: { least: 120, speed: 3, seconds: 120, constant: 600, step: 2.1 },
  /** A ride, or a watch that was handed over: so much faster at a pulse so much lower, for so long. */
  heartRate: { constant: 600, lower: 0.2, faster: 0.2, seconds: 180 },
  /** Metres a kilometre; 1 in 1000 is the limit for records. Loss over gain, where both are small. */
  fall: { pass: 1, review: 10, lossOverGain: 1.5, gain: 100, least: 20 },
  /** The device's speed over that of the places, and how they rise and fall together. */
  deviceSpeed: { from: 0.97, to: 1.03, correlation: 0.8, steady: 0.02 },
  /** Two receivers carried side by side lie 4 to 15 m apart, by 2 m and more at a time; a copy lies on its original. */
  copy: { overlap: 0.8, beside: 25, spread: 0.5, across: 0.5, length: 5000 },
  /** Metres between two places of one person at one moment. Further apart it cannot be one person; ours. */
  elsewhere: 1000,
} as const;

export type Limits = typeof usualLimits;
