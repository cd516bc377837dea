import type { Ms } from '../../timing/model/race.ts';
import { message } from '../../words/message.ts';
import { ReaderRefusal } from '../reader.ts';

/** A clock that was set so near is right, as is one that is nearer than the question about it can tell. */
const goodMs: Ms = 100;
const triesMax = 3;

/** The setting of a reader's clock: one at a time, and until it is right. */
export class ClockSetting {
  #isRunning = false;

  /** Meanwhile the clock need not be asked. */
  get isRunning(): boolean {
    return this.#isRunning;
  }

  /**
   * Sets the clock, asks what it shows then, and does it again where it was missed. `set` resolves when the reader
   * has taken it, `measure` with how far its clock is ahead; `check` rejects where it cannot be set now. Rejects
   * with {@link ReaderRefusal}.
   */
  async untilRight(
    set: () => Promise<void>,
    measure: () => Promise<{ offset: Ms; roundTrip: Ms }>,
    check: () => Promise<void> = async () => undefined,
  ): Promise<void> {
    if (this.#isRunning) throw new ReaderRefusal(message('reader.clock-being-set'));
    await check();
    this.#isRunning = true;
    try {
      await setUntilRight(set, measure);
    } finally {
      this.#isRunning = false;
    }
  }
}

async function setUntilRight(
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
  throw new ReaderRefusal(message('reader.clock-still-off', { tries: triesMax, offset: Math.round(left) }));
}

/** The next full second that leaves at least `lead` from now. */
export function nextSecond(now: Ms, lead: Ms): Ms {
  return Math.ceil((now + lead) / 1000) * 1000;
}
