import { runInSlices, type Steps } from '../../timing/steps.ts';

/** Work goes on for so long before the event loop turns: a port that waits is looked at after that. */
const sliceMs = 3;

/** Who waits for the next turn of the event loop. */
const waiting: (() => void)[] = [];

/**
 * Resolves in a turn of the event loop of its own: of several that wait, one goes on in each turn, so that all of
 * them together hold up a port no longer than one.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(letNextGo);
  });
}

function letNextGo(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(letNextGo);
}

/** Does it a few milliseconds at a time; in between the event loop goes on, so that it holds up no port. */
export function runYielding<Outcome>(steps: Steps<Outcome>): Promise<Outcome> {
  return runInSlices(steps, { ms: sliceMs, now: () => performance.now(), pause: nextTurn });
}
