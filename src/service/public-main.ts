import { toldOf } from '../words/told-error.ts';
import { startPublicSide, type PublicSide } from './public-side.ts';
import type { FromPublic, PublicTask } from './public/public-messages.ts';

/** The process of the public pages: does what its parent's first message says, and ends when the parent lets go. */
const tell = (told: FromPublic) => {
  if (process.connected) process.send?.(told, undefined, {}, () => undefined);
};
let side: PublicSide | null = null;
let ending = false;

process.on('message', (message: PublicTask | 'stop') => {
  if (message === 'stop') void end();
  else void start(message);
});
process.on('disconnect', () => void end());
// A terminal sends it to all processes at once: the parent ends this one in order.
process.on('SIGINT', () => undefined);

async function start(task: PublicTask): Promise<void> {
  try {
    side = await startPublicSide(task, (message) => tell({ type: 'log', message }));
    tell({ type: 'listening', address: side.address });
  } catch (error) {
    tell({ type: 'refused', told: toldOf(error), said: (error as Error).stack ?? String(error) });
    process.disconnect();
  }
}

/** Where the parent was killed, connections on their way to it would wait for ever. */
const endMs = 4_000;

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(), endMs).unref();
  await side?.stop();
  process.exit();
}
