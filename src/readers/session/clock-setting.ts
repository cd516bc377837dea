import type { Ms } from '../../timing/race.ts';

/** A clock that was set so near is right: lines and timers are no finer. */
const goodMs: Ms = 100;
const triesMax = 3;

/**
 * Sets a clock, asks what it shows then, and does it again where it was missed. `set` resolves when the reader
 * has taken it, `offset` with how far its clock is ahead. Rejects with plain words.
 */
export async function setUntilRight(set: () => Promise<void>, offset: () => Promise<Ms>): Promise<void> {
  let left = 0;
  for (let tries = 0; tries < triesMax; tries += 1) {
    await set();
    left = await offset();
    if (Math.abs(left) <= goodMs) return;
  }
  throw new Error(`the reader's clock was set ${triesMax} times and is still ${Math.round(left)} ms off`);
}

/** The next full second that leaves at least `lead` from now. */
export function nextSecond(now: Ms, lead: Ms): Ms {
  return Math.ceil((now + lead) / 1000) * 1000;
}
