import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { raceIsRunning } from './race-running.ts';

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

/** A station whose feed starts with a tick and this snapshot, in two pieces, and stays open. */
async function stationWith(onCourse: number, matState: string): Promise<string> {
  const sections = { counts: { onCourse }, mats: [{ state: matState }] };
  const feed = `event: tick\ndata: {"now":1}\n\nevent: snapshot\ndata: ${JSON.stringify({ sections })}\nid: a:1\n\n`;
  server = createServer((_request, response) => {
    response.write(feed.slice(0, 60));
    setTimeout(() => response.write(feed.slice(60)), 20);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.each([
  [12, 'gone', true],
  [0, 'reading', true],
  [0, 'gone', false],
])('%i runners on the course and a mat that is %s: running is %s', async (onCourse, mat, running) => {
  expect(await raceIsRunning(await stationWith(onCourse, mat))).toBe(running);
});

test('a station that does not answer may well be timing', async () => {
  const address = await stationWith(0, 'gone');
  server?.close();
  server?.closeAllConnections();
  expect(await raceIsRunning(address)).toBe(true);
});
