import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../../timing/steps.ts';

/** Does it step by step; between the steps the event loop goes on, so that it holds up no port. */
export async function unhurried<Outcome>(steps: Steps<Outcome>): Promise<Outcome> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await setImmediate();
  }
}
