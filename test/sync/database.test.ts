import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ServiceError, startService } from '../../src/service/service.ts';
import { databaseUrl, startTestService, type TestService } from './test-service.ts';
import { TestStream } from './test-station.ts';

let service: TestService;
const station = randomUUID();
let client: pg.Client;

beforeAll(async () => {
  service = await startTestService();
  client = new pg.Client({ connectionString: await databaseUrl(service.dataDir) });
  await client.connect();
});
afterAll(() => rm(service.dataDir, { recursive: true }));

it('when a station was heard is remembered, also where it has nothing to deliver', async () => {
  const stream = new TestStream(() => service.address, service.unusedToken, { station });
  const heard = async () =>
    (await client.query<{ last_heard: string }>('select last_heard from stations')).rows.map((row) =>
      Number(row.last_heard),
    );
  await stream.open();
  const [first] = await heard();
  expect(first).toBeGreaterThan(0);
  await expect
    .poll(async () => {
      await stream.open();
      return (await heard())[0];
    })
    .toBeGreaterThan(first!);
});

it('lines can neither be changed nor deleted in the database', async () => {
  const stream = new TestStream(() => service.address, service.unusedToken, { station }).write('a');
  await stream.open();
  await stream.push();
  for (const statement of [`update lines set line = 'b'`, 'delete from lines', 'truncate lines cascade'])
    await expect(client.query(statement)).rejects.toThrow('lines are append-only');
  expect(await stream.readBack()).toBe('a\n');
});

it('a push waits for its turn, and positions follow the order of the commits without a gap', async () => {
  const station = randomUUID();
  const token = (await readFile(join(service.dataDir, 'station-token'), 'utf8')).trim();
  const streams = Array.from({ length: 6 }, () => new TestStream(() => service.address, token, { station }));
  await Promise.all(
    streams.map(async (stream) => {
      stream.write(...Array.from({ length: 20 }, (_, index) => `${index}`));
      await stream.open();
      for (let from = 1; from <= 20; from += 5) await stream.push(from, from + 4);
    }),
  );
  const { rows } = await client.query<{ position: string }>('select position from lines order by position');
  expect(rows.map(({ position }) => Number(position))).toEqual(rows.map((_, index) => index + 1));
});

it('a database that cannot be reached is named, its password is not', async () => {
  const start = startService({
    port: 0,
    databaseUrl: 'postgres://goldline:hush-hush@127.0.0.1:1/races',
    screensDir: 'no-screens',
  });
  await expect(start).rejects.toThrow(ServiceError);
  await expect(start).rejects.toThrow('database.none {"url":"127.0.0.1:1/races"');
  await expect(start).rejects.not.toThrow('hush-hush');
});

it('with a PostgreSQL of somebody else, a data folder that is not there yet is made', async () => {
  const folder = join(service.dataDir, 'not', 'there', 'yet');
  const screensDir = 'no-screens';
  const url = await databaseUrl(service.dataDir);
  const other = await startService({ port: 0, dataDir: folder, databaseUrl: url, screensDir });
  expect((await fetch(`${other.address}/api/events`)).status).toBe(200);
  await other.stop();
  expect(await readFile(join(folder, 'server-life.json'), 'utf8')).toContain('"life"');
});

it('a database of a newer version is left alone', async () => {
  await client.query("insert into kysely_migration values ('9999-tomorrow', now()::text)");
  await client.end();
  await service.stop();
  await expect(startTestService(service.dataDir)).rejects.toThrow('database.newer');
});
