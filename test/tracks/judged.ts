import type { Asked } from '../../src/tracks/checks/asked.ts';
import { judgeTrack, type Verdict } from '../../src/tracks/judge.ts';
import { windowCloses, windowOpens, type KnownRun } from './generator/honest.ts';

/** What a race of the generated runs asks, with nobody else in it. */
export function askedOf({ distance }: KnownRun): Asked {
  return {
    distance,
    window: { from: windowOpens, to: windowCloses },
    received: windowCloses,
    entered: { at: windowOpens - 86_400_000, dayBegan: windowOpens - 86_400_000 },
    sightings: [],
    others: [],
  };
}

export function judged(run: KnownRun): Verdict {
  return judgeTrack(run.track, askedOf(run));
}

/** How far the measured distance is from the truth, in parts of one. */
export function distanceError(run: KnownRun, { measures }: Verdict): number {
  return measures.distance.measured / run.metres - 1;
}

/** Checks that did not pass, such as `cadence: review`. */
export function doubtsOf({ findings }: Verdict): string[] {
  return findings
    .filter(({ answer }) => answer === 'review' || answer === 'refuse')
    .map(({ check, answer }) => `${check}: ${answer}`);
}
