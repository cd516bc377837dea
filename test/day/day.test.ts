import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { temporaryDir } from '../support/processes.ts';
import { Day } from './day.ts';

vi.mock('node:worker_threads', async (original) => ({
  ...(await original<object>()),
  Worker: (await import('./disk.ts')).WriterThread,
}));
// Packing in a thread of the system takes real time, and the day has none.
vi.mock('node:zlib', async (original) => ({
  ...(await original<object>()),
  gzip: (data: string, done: (error: null, packed: Buffer) => void) => done(null, gzipSync(data)),
}));
vi.mock('../../src/readers/transport/port.ts', async () => ({
  portAt: (await import('./line.ts')).portOfDay,
}));

/** One day by its seed, `SEED=7`, or so many, `SEEDS=500`. */
const { SEED, SEEDS = '10' } = process.env;
const seeds =
  SEED === undefined ? Array.from({ length: Number(SEEDS) }, (_, index) => index + 1) : [Number(SEED)];

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test.each(seeds)(
  'whatever fails on day %i, nothing that was told is lost and the results are those of a calm day',
  async (seed) => {
    using folder = temporaryDir();
    try {
      await new Day(seed, folder.path).run();
    } catch (error) {
      throw new Error(`to live through this day again: SEED=${seed} npx vitest run test/day`, {
        cause: error,
      });
    }
    expect(vi.getTimerCount(), 'something goes on after the end').toBe(0);
  },
);
