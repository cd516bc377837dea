import type { FromRehearsal, ToRehearsal } from '../contract/rehearsal-station.ts';
import type { RehearsalView } from '../contract/rehearsal.ts';
import { toldOf } from '../words/told-error.ts';
import { failedView, Rehearsal, type RehearsalStart } from './rehearsal.ts';

/** The process of a dress rehearsal, which the real station starts: it shares nothing with it, and ends with it. */
let rehearsal: Rehearsal | null = null;

const tell = (view: RehearsalView) =>
  process.connected && process.send?.({ type: 'view', view } satisfies FromRehearsal);

let started: RehearsalStart | null = null;

async function obey(told: ToRehearsal): Promise<void> {
  try {
    if (told.type === 'start') {
      started = told;
      rehearsal = new Rehearsal(told, tell);
      await rehearsal.begin();
    } else if (told.type === 'hand') await rehearsal?.byHand(told.hand);
    else {
      await rehearsal?.end();
      process.disconnect();
    }
  } catch (error) {
    await rehearsal?.close();
    if (started !== null) tell(failedView(started, toldOf(error)));
    process.disconnect();
  }
}

/** One after the other: what is told while the rehearsal is set up waits for it. */
let queue = Promise.resolve();
process.on('message', (told: ToRehearsal) => {
  queue = queue.then(() => obey(told));
});
process.once('disconnect', () => {
  void queue.then(() => rehearsal?.close()).finally(() => process.exit(0));
});
// A Ctrl+C in the terminal is for the station, whose end this process hears.
process.on('SIGINT', () => undefined);
