import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { snapshotSchema, type Snapshot } from '../../src/contract/feed.ts';
import { answers } from '../../src/readers/protocol/timer.ts';
import { feedEvents } from '../support/feed.ts';
import { freePort, startStation, temporaryDir } from '../support/processes.ts';

const patience = { timeout: 60_000, interval: 100 };

const today = new Date().toISOString().slice(0, 10);
const race = JSON.stringify({
  id: 'timers',
  name: 'Timers',
  date: today,
  zone: 'UTC',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 5000 },
  ],
  waves: [{ id: 'A' }],
});

async function connected(port: number): Promise<Socket> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    // The station opens the port in a process of its own, which may come a moment later.
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    if (isOpen) return socket;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function sections(address: string): Promise<Snapshot['sections'] | null> {
  for await (const { event, data } of feedEvents(address))
    if (event === 'snapshot') return snapshotSchema.parse(data).sections;
  return null;
}

it('times of a timer become open times, once, also after a restart, and its start channel a proposed gun', async () => {
  using dir = temporaryDir();
  const data = join(dir.path, 'data');
  const port = await freePort();
  let lines: Uint8Array[] = [];
  const open = async (address: string) =>
    (await sections(address))?.openPassings.map(({ point, bib, time, source }) => ({
      point,
      bib,
      time,
      source,
    }));
  const first = await startStation(data);
  {
    await using running = first.station;
    const { address } = first;
    const post = async (path: string, body: string, type: string) => {
      const response = await fetch(`${address}/api/${path}`, {
        method: 'POST',
        body,
        headers: { 'content-type': type },
      });
      expect(response.status).toBe(200);
    };
    await post('race', race, 'application/octet-stream');
    const reader = `tcp-listen:${port}?protocol=timer&point=finish`;
    await post('readers', JSON.stringify({ address: reader }), 'application/json');
    const socket = await connected(port);
    socket.on('error', () => undefined);
    // A second that is over, so that nothing comes before it was.
    const now = Date.now() - 1000;
    lines = [
      answers.timy({ number: 1, channel: 'C0', local: now - 500 }),
      answers.timy({ number: 2, channel: 'C1', local: now - 300 }),
      answers.timy({ number: 3, channel: 'C1', local: now - 100 }),
    ];
    for (const line of [...lines, ...lines]) socket.write(line);
    await expect.poll(() => open(address), patience).toHaveLength(2);
    expect((await open(address))?.toSorted((a, b) => a.time - b.time)).toEqual(
      [-300, -100].map((ms) => ({ point: 'finish', bib: null, time: now + ms, source: 'backup' })),
    );
    await expect
      .poll(async () => (await sections(address))?.mats[0]?.guns?.map(({ time }) => time), patience)
      .toEqual([now - 500]);
    // A gun is proposed, never taken.
    expect((await sections(address))?.guns).toMatchObject([{ wave: 'A', gun: null }]);
    socket.destroy();
    await running.stop();
  }
  const second = await startStation(data);
  await using running = second.station;
  const socket = await connected(port);
  socket.on('error', () => undefined);
  // As it prints its memory, and one more.
  const more = answers.timy({ number: 4, channel: 'C1', local: Date.now() });
  for (const line of [...lines.map((one) => Buffer.concat([Buffer.from('m'), one.subarray(1)])), more])
    socket.write(line);
  await expect.poll(() => open(second.address), patience).toHaveLength(3);
  socket.destroy();
  expect(running.output).not.toContain('    at ');
});
