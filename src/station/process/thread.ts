import { Worker } from 'node:worker_threads';

/** Threads pass rows on and keep none: with more room for new objects they would only let garbage lie. */
const youngMb = 16;

/** When each thread has said something for the first time, which says that it has loaded everything; or has ended. */
const loaded = new WeakMap<Worker, Promise<void>>();

/**
 * Starts the module of this name beside the caller's, which is at `url`, as a thread. `oldMb`: it ends with the error
 * ERR_WORKER_OUT_OF_MEMORY where it needs more memory than that.
 */
export function startThread(url: string, name: string, workerData: unknown, oldMb?: number): Worker {
  const file = `./${name}${url.endsWith('.ts') ? '.ts' : '.js'}`;
  const worker = new Worker(new URL(file, url), {
    workerData,
    resourceLimits: {
      maxYoungGenerationSizeMb: youngMb,
      ...(oldMb === undefined ? {} : { maxOldGenerationSizeMb: oldMb }),
    },
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  worker.once('message', () => resolve());
  worker.once('exit', () => resolve());
  loaded.set(worker, promise);
  return worker;
}

/**
 * Ends a thread that loads a native module, SQLite's say, as it is, once it has said something: one that is ended while it
 * loads the module takes the whole process with it. Resolves when it has ended.
 */
export async function endThread(worker: Worker): Promise<void> {
  await loaded.get(worker);
  await worker.terminate();
}
