import { setTimeout as wait } from 'node:timers/promises';
import { joined, openDevices, type TestDevice } from '../test/support/device.ts';

/** Fifty tablets and telephones on the feed of a station, every tenth of which reads nothing; ends when its parent lets go. */
const [station = ''] = process.argv.slice(2);
const count = 50;
const settleMs = 1000;
const port = await openDevices(station);
const devices: TestDevice[] = [];
for (let number = 0; number < count; number += 1)
  devices.push(await joined(station, port, 'announcer', `Device ${number}`));
let over = new AbortController();
let bytes = 0;
process.send?.(count);

process.on('message', (asked) => {
  if (asked === 'follow') void follow();
  else {
    over.abort();
    process.send?.(bytes);
  }
});
process.on('disconnect', () => process.exit());

async function follow(): Promise<void> {
  over = new AbortController();
  bytes = 0;
  await Promise.all(
    devices.map(async (device, number) => {
      const { body } = await device.fetch('/api/feed', { signal: over.signal });
      if (number % 10 !== 0) void take(body!);
    }),
  );
  await wait(settleMs);
  process.send?.(bytes);
}

async function take(body: ReadableStream<Uint8Array>): Promise<void> {
  try {
    for await (const chunk of body) bytes += chunk.length;
  } catch {
    // They leave all at once.
  }
}
