import type { FromRehearsal, ToRehearsal } from '../contract/rehearsal-station.ts';
import type { RehearsalView } from '../contract/rehearsal.ts';
import { toldOf } from '../words/told-error.ts';
import { failedView, Rehearsal, type RehearsalStart } from './rehearsal.ts';

/** The process of a dress rehearsal, which the real station starts: it shares nothing with it, and ends with it. */
let rehearsal: Rehearsal | null = null;

const tell = (view: RehearsalView) =>
  process.connected && process.send?.({ type: 'view', view } satisfies FromRehearsal);

async function obey(told: ToRehearsal): Promise<void> {
  if (told.type === 'start') await start(told);
  else if (told.type === 'hand') await rehearsal?.byHand(told.hand);
  else {
    await rehearsal?.end();
    process.disconnect();
  }
}

async function start(told: RehearsalStart): Promise<void> {
  try {
    rehearsal = new Rehearsal(told, tell);
    await rehearsal.begin();
  } catch (error) {
    await fail(told, error);
  }
}

async function fail(told: RehearsalStart, error: unknown): Promise<void> {
  tell(failedView(told, toldOf(error)));
  await rehearsal?.close();
  process.disconnect();
}

process.on('message', (told: ToRehearsal) => void obey(told));
process.once('disconnect', () => {
  void (rehearsal?.close() ?? Promise.resolve()).finally(() => process.exit(0));
});
// A Ctrl+C in the terminal is for the station, whose end this process hears.
process.on('SIGINT', () => undefined);
