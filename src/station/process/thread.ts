import { Worker } from 'node:worker_threads';

/** Threads pass rows on and keep none: with more room for new objects they would only let garbage lie. */
const youngMb = 16;

/** Starts the module of this name beside the caller's, which is at `url`, as a thread. */
export function startThread(url: string, name: string, workerData: unknown): Worker {
  const file = `./${name}${url.endsWith('.ts') ? '.ts' : '.js'}`;
  return new Worker(new URL(file, url), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: youngMb },
  });
}
