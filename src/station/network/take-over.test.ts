import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TakeOver } from './take-over.ts';

const reader = createServer((socket) => socket.end());
let address: string;
beforeEach(async () => {
  await once(reader.listen(0, '127.0.0.1'), 'listening');
  address = `tcp:127.0.0.1:${(reader.address() as AddressInfo).port}?point=finish`;
});
afterEach(() => reader.close());

const nobodyThere = 'tcp:127.0.0.1:1?point=start';
const gone = { station: 'gone', silentFor: 60_000 };

/** What is taken over where the readers of the station that is gone are `readers` at each asking. */
async function taken(...readers: string[][]): Promise<string[][]> {
  const calls: string[][] = [];
  let asked = 0;
  const takeOver = new TakeOver({
    readersOf: () => readers[Math.min(asked++, readers.length - 1)] ?? [],
    takeOver: (_station, addresses) => Promise.resolve(calls.push([...addresses])),
    goneAfter: 10_000,
  });
  await takeOver.look([gone]);
  return calls;
}

it('the readers of a station that is gone are taken over where they can be reached from here', async () => {
  expect(await taken([address, nobodyThere])).toEqual([[address]]);
});

it('a reader that a third station took over while it was tried is left to that station', async () => {
  expect(await taken([address], [])).toEqual([]);
});

it('a station that was heard a moment ago keeps its readers', async () => {
  const takeOver = new TakeOver({
    readersOf: () => [address],
    takeOver: () => Promise.reject(new Error('taken')),
    goneAfter: 10_000,
  });
  await takeOver.look([{ station: 'there', silentFor: 15_000 }]);
});
