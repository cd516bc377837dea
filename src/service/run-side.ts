import { toldOf } from '../words/told-error.ts';
import type { FromSide } from './side-messages.ts';

/** A part of the service that runs in this process. */
export interface Side {
  /** Where it listens; null where it does not. */
  address: string | null;
  stop(): Promise<void>;
}

/** Begins with what is to be done; `log` gets what went wrong. */
type Start<Task> = (task: Task, log: (message: string) => void) => Promise<Side>;

/** Where the parent was killed, connections on their way to it would wait for ever. */
const endMs = 4_000;

/** Does in this process what its parent's first message says, and ends when the parent lets go. */
export function runSide<Task>(start: Start<Task>): void {
  const tell = (told: FromSide) => {
    if (process.connected) process.send?.(told, undefined, {}, () => undefined);
  };
  let side: Side | null = null;
  let ending = false;

  const begin = async (task: Task) => {
    try {
      side = await start(task, (message) => tell({ type: 'log', message }));
      tell({ type: 'ready', address: side.address });
    } catch (error) {
      tell({ type: 'refused', told: toldOf(error), said: (error as Error).stack ?? String(error) });
      process.disconnect();
    }
  };
  const end = async () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(), endMs).unref();
    await side?.stop();
    process.exit();
  };

  process.on('message', (message: Task | 'stop') => {
    if (message === 'stop') void end();
    else void begin(message);
  });
  process.on('disconnect', () => void end());
  // A terminal sends it to all processes at once: the parent ends this one in order.
  process.on('SIGINT', () => undefined);
}
