import type { Ms } from '../../timing/race.ts';

/** A clock that was set so near is right, as is one that is nearer than the question about it can tell. */
const goodMs: Ms = 100;
const triesMax = 3;

/**
 * Sets a clock, asks what it shows then, and does it again where it was missed. `set` resolves when the reader
 * has taken it, `measure` with how far its clock is ahead. Rejects with plain words.
 */
export async function setUntilRight(
  set: () => Promise<void>,
  measure: () => Promise<{ offset: Ms; roundTrip: Ms }>,
): Promise<void> {
  let left = 0;
  for (let tries = 0; tries < triesMax; tries += 1) {
    await set();
    const { offset, roundTrip } = await measure();
    left = offset;
    if (Math.abs(offset) <= Math.max(goodMs, roundTrip / 2)) return;
  }
  throw new Error(`the reader's clock was set ${triesMax} times and is still ${Math.round(left)} ms off`);
}

/** The next full second that leaves at least `lead` from now. */
export function nextSecond(now: Ms, lead: Ms): Ms {
  return Math.ceil((now + lead) / 1000) * 1000;
}
