import { setImmediate } from 'node:timers/promises';
import { runInSlices, type Steps } from '../../timing/steps.ts';

/** Calls that came meanwhile are answered after so long. */
const sliceMs = 20;

/** Does it a few milliseconds at a time; in between, calls are answered. */
export function runYielding<Outcome>(steps: Steps<Outcome>): Promise<Outcome> {
  return runInSlices(steps, { ms: sliceMs, now: () => performance.now(), pause: setImmediate });
}
