import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { ToldError } from '../../words/told-error.ts';
import type { DiskError } from '../journal/disk-trouble.ts';
import type { JournalIdentity } from '../journal/schema.ts';
import { endThread, startThread } from '../process/thread.ts';
import type { FromReplica, ToReplica } from './replica-worker.ts';

/** What came does not go on from what the replica holds, and how. */
export class ReplicaMisfit extends ToldError {
  override name = 'ReplicaMisfit';
}

/** The disk of this laptop does not take a replica. */
export class ReplicaDiskError extends Error {
  override name = 'ReplicaDiskError';
  readonly code: string;

  constructor({ code, message }: DiskError) {
    super(message);
    this.code = code;
  }
}

/** The writing end of a replica. One call at a time. */
export class ReplicaWriter {
  readonly #worker: Worker;

  private constructor(worker: Worker) {
    this.#worker = worker;
  }

  /** Makes the file, or goes on with it. Rejects with {@link ReplicaDiskError} where it cannot be used. */
  static async open(path: string, identity: JournalIdentity): Promise<ReplicaWriter> {
    const worker = startThread(import.meta.url, 'replica-worker', { path, identity });
    await once(worker, 'message').catch((error: unknown) => {
      const { message, code = 'UNKNOWN' } = error as { message: string; code?: string };
      throw new ReplicaDiskError({ code, message });
    });
    // A thread that dies rejects the call that waits for it, and takes nothing else with it.
    worker.on('error', () => undefined);
    return new ReplicaWriter(worker);
  }

  /** Resolves when all lines are on disk. Rejects with {@link ReplicaMisfit} or {@link ReplicaDiskError}: then none is. */
  async append(lines: string[]): Promise<void> {
    const answer = await this.#ask({ append: lines });
    if (typeof answer === 'string') return;
    throw 'misfit' in answer ? new ReplicaMisfit(answer.misfit) : new ReplicaDiskError(answer.failure);
  }

  async close(): Promise<void> {
    await this.#ask('close').catch(() => undefined);
    await endThread(this.#worker);
  }

  async #ask(message: ToReplica): Promise<FromReplica> {
    const answered = once(this.#worker, 'message') as Promise<[FromReplica]>;
    const { promise: ended, reject } = Promise.withResolvers<never>();
    const onExit = () => reject(new ReplicaDiskError({ code: 'UNKNOWN', message: 'replica-worker' }));
    this.#worker.once('exit', onExit);
    try {
      this.#worker.postMessage(message);
      const [answer] = await Promise.race([answered, ended]);
      return answer;
    } finally {
      this.#worker.off('exit', onExit);
    }
  }
}
