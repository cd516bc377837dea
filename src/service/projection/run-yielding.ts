import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../../timing/steps.ts';

/** Calls that came meanwhile are answered after so long. */
const sliceMs = 20;

/** Does it a few milliseconds at a time; in between, calls are answered. */
export async function runYielding<Outcome>(steps: Steps<Outcome>): Promise<Outcome> {
  for (;;) {
    const until = performance.now() + sliceMs;
    do {
      const { done, value } = steps.next();
      if (done === true) return value;
    } while (performance.now() < until);
    await setImmediate();
  }
}
