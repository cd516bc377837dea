import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryDir } from '../test/support/processes.ts';
import { findStation, hasEnded } from './station-file.ts';

let dir: ReturnType<typeof temporaryDir>;
let server: Server;
let address: string;
let answer: object;

beforeEach(async () => {
  dir = temporaryDir();
  answer = { pid: 7, station: { dataDir: dir.path } };
  server = createServer((_request, response) => response.end(JSON.stringify(answer))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.close();
  dir[Symbol.dispose]();
});

const leaveWord = (word: unknown) => writeFileSync(join(dir.path, 'station.json'), JSON.stringify(word));

test('finds the station that left word and answers for the folder', async () => {
  leaveWord({ pid: 7, address });
  expect(await findStation(dir.path)).toEqual({ pid: 7, address });
  expect(await hasEnded({ pid: 7, address })).toBe(false);
});

test.each([
  ['another process has its port', { pid: 8, station: { dataDir: '/elsewhere' } }],
  ['it is another process of the same number elsewhere', { pid: 7, station: { dataDir: '/elsewhere' } }],
  ['something else answers', { hello: 'world' }],
])('takes no word of a station that is gone: %s', async (_case, said) => {
  leaveWord({ pid: 7, address });
  answer = said;
  expect(await findStation(dir.path)).toBeNull();
});

test('knows none where there is no word, or one without an address, or half of one', async () => {
  expect(await findStation(dir.path)).toBeNull();
  leaveWord({ pid: 7, address: null });
  expect(await findStation(dir.path)).toBeNull();
  writeFileSync(join(dir.path, 'station.json'), '{"pid": 7, "addr');
  expect(await findStation(dir.path)).toBeNull();
});

test('one at whose address nobody listens has ended', async () => {
  leaveWord({ pid: 7, address });
  server.close();
  server.closeAllConnections();
  expect(await findStation(dir.path)).toBeNull();
  expect(await hasEnded({ pid: 7, address })).toBe(true);
});
