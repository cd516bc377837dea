import type { Worker } from 'node:worker_threads';
import type { Message } from '../../words/message.ts';
import { toldOf } from '../../words/told-error.ts';
import { endThread, startThread } from '../process/thread.ts';
import type { FromCheck } from './check-worker.ts';

/** A start has more urgent things to do. */
const waitMs = 10_000;

/**
 * Checks every seal of the journal once, some time after a start: a start itself looks at the end of the journal only, so
 * that mats are heard soon. A changed row in the middle of it is found here.
 */
export class WholeCheck {
  #timer: NodeJS.Timeout;
  #worker: Worker | null = null;

  /** @param path of the journal @param onProblem hears what is wrong; never, where nothing is */
  constructor(path: string, onProblem: (problem: Message) => void) {
    this.#timer = setTimeout(() => {
      this.#worker = startThread(import.meta.url, 'check-worker', { path });
      this.#worker.on('message', (problem: FromCheck) => {
        if (problem !== null && problem !== 'open') onProblem(problem);
      });
      this.#worker.on('error', (error: Error) => onProblem(toldOf(error)));
    }, waitMs);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#worker !== null) await endThread(this.#worker);
  }
}
