import type { ClockMark, LaptopClocks } from '../../src/station/process/clock.ts';
import type { Ms } from '../../src/timing/model/race.ts';

/** The clocks of the laptop, and what is written down of them; all of it survives processes. */
export const clocks: LaptopClocks = {
  wall: () => Date.now(),
  elapsed: () => performance.now(),
  uptime: () => performance.now(),
  boot: () => 'this morning',
};
export const written = { mark: null as ClockMark | null };

let began = 0;

/** The day begins at this moment, and with a clock that is right. */
export function beginAt(moment: Ms): void {
  began = moment - performance.now();
  written.mark = null;
}

/** What time it truly is, whatever was done to the laptop's clock. */
export function trueTime(): Ms {
  return Math.round(began + performance.now());
}
