import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answers } from '../../src/readers/protocol/mylaps.ts';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import { freePort, startStation, temporaryDir } from '../support/processes.ts';

const patience = { timeout: 60_000, interval: 50 };

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

it('what Timing & Scoring is told to forget is in the journal, and stays there when the station is killed', async () => {
  using dir = temporaryDir();
  const port = await freePort();
  const { station, address } = await startStation(dir.path);
  await using running = station;
  const response = await fetch(`${address}/api/readers`, {
    method: 'POST',
    body: JSON.stringify({ address: `tcp-listen:${port}?protocol=mylaps&point=finish` }),
    headers: { 'content-type': 'application/json' },
  });
  expect(response.status).toBe(200);
  const socket = await connected(port);
  let said = '';
  socket.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  socket.write(answers.pong('finish'));
  await expect.poll(() => said, patience).toContain('@AckPong@Version2.1@');

  const now = Date.now();
  const chips = Array.from({ length: 200 }, (_, index) => String(index).padStart(7, '0'));
  chips.forEach((chip, index) =>
    socket.write(
      answers.passings('finish', index + 1, [{ chip, local: now + index, antenna: 1, rssi: -60 }]),
    ),
  );
  await expect.poll(() => said, patience).toContain('@AckPassing@');
  await running.kill();
  const acknowledged = [...said.matchAll(/@AckPassing@(\d+)@/g)].map(
    ([, number]) => chips[Number(number) - 1],
  );
  socket.destroy();

  const journal = new JournalReader(join(dir.path, 'journal.db'));
  const kept = new Set([...journal.reads()].map(({ chip }) => chip));
  journal.close();
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(acknowledged.filter((chip) => chip === undefined || !kept.has(chip))).toEqual([]);
});
