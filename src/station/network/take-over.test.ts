import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TakeOver } from './take-over.ts';

const reader = createServer((socket) => socket.end());
let address: string;
beforeEach(async () => {
  await once(reader.listen(0, '127.0.0.1'), 'listening');
  address = `tcp:127.0.0.1:${(reader.address() as AddressInfo).port}?point=finish`;
});
afterEach(() => {
  vi.useRealTimers();
  reader.close();
});

const nobodyThere = 'tcp:127.0.0.1:1?point=start';

/** What is taken over from a station, whose readers are `readers` at each asking. */
async function taken(silentFor: number, ...readers: string[][]): Promise<string[][]> {
  const calls: string[][] = [];
  let asked = 0;
  const takeOver = new TakeOver({
    readersOf: () => readers[Math.min(asked++, readers.length - 1)] ?? [],
    takeOver: (_station, addresses) => Promise.resolve(calls.push([...addresses])),
    goneAfter: 10_000,
  });
  await takeOver.look([{ station: 'other', silentFor }]);
  return calls;
}

it('the readers of a station that is gone are taken over where they can be reached from here', async () => {
  expect(await taken(20_000, [address, nobodyThere])).toEqual([[address]]);
});

it('a reader that a third station took over while it was tried is left to that station', async () => {
  expect(await taken(20_000, [address], [])).toEqual([]);
});

it('a station that was heard not so long ago keeps its readers', async () => {
  expect(await taken(19_999, [address])).toEqual([]);
});

it('a taking over that waits for the disk is not done a second time', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  let calls = 0;
  const { promise: disk, resolve } = Promise.withResolvers<void>();
  const takeOver = new TakeOver({
    readersOf: () => [address],
    takeOver: () => {
      calls += 1;
      return disk;
    },
    goneAfter: 10_000,
  });
  const first = takeOver.look([{ station: 'other', silentFor: 20_000 }]);
  await expect.poll(() => calls).toBe(1);
  vi.advanceTimersByTime(60_000);
  await takeOver.look([{ station: 'other', silentFor: 80_000 }]);
  expect(calls).toBe(1);
  resolve();
  await first;
});
