import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { streamStateSchema } from '../../src/contract/sync.ts';
import { openDatabase } from '../../src/service/database/open-database.ts';
import { ServerLife } from '../../src/service/server-life.ts';
import { issueStationToken } from '../../src/service/service.ts';
import { define, fireGun, gun, importEntries, race } from './test-race.ts';
import { databaseUrl, startTestService, type TestService } from './test-service.ts';
import { actionLine, passingLine, TestStream } from './test-station.ts';

let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.remove());

async function restart(): Promise<void> {
  await service.stop();
  service = await startTestService(service.dataDir);
}

it('a service whose database came back from a backup says so, and gets the missing lines again', async () => {
  const stream = new TestStream(() => service.address, service.unusedToken).write('a', 'b', 'c');
  await stream.open();
  await stream.push(1, 1);

  const cluster = join(service.dataDir, 'postgres');
  await service.stop();
  // Keeps owners, as a backup must.
  execFileSync('cp', ['-a', cluster, `${cluster}.backup`]);
  service = await startTestService(service.dataDir);
  const before = streamStateSchema.parse(await (await stream.push(2, 3)).json());
  expect(before).toMatchObject({ life: 1, high: 3 });

  await service.stop();
  await rm(cluster, { recursive: true });
  await rename(`${cluster}.backup`, cluster);
  service = await startTestService(service.dataDir);
  const restored = streamStateSchema.parse(await (await stream.open()).json());
  expect(restored).toMatchObject({ server: before.server, life: 2, high: 1, head: stream.headAt(1) });

  const after = streamStateSchema.parse(await (await stream.push(2, 3)).json());
  expect(after).toMatchObject({ life: 2, high: 3, head: before.head });
  await restart();
  expect(streamStateSchema.parse(await (await stream.open()).json())).toMatchObject({ life: 2, high: 3 });
});

it('a database that is put back while the service runs loses nothing that stations deliver again', async () => {
  const station = randomUUID();
  const address = () => service.address;
  const token = await issueStationToken({ name: 'Finish', dataDir: service.dataDir });
  const ops = new TestStream(address, token, { station, kind: 'ops' });
  const obs = new TestStream(address, token, { station });
  ops.write(...[define, importEntries, fireGun].map((body, at) => actionLine(station, at + 1, body)));
  obs.write(
    ...['C0FFEE01', 'C0FFEE02', 'C0FFEE03'].map((chip, at) =>
      passingLine(station, at + 1, { point: 'finish', chip, first: gun + 2_000_000 + at }),
    ),
  );
  for (const stream of [ops, obs]) await stream.open();
  await ops.push();
  await obs.push(1, 1);
  const finished = async () => {
    const { races } = (await (await fetch(`${service.address}/api/races`)).json()) as {
      races: { race: { id: string }; finished: number }[];
    };
    return races.find(({ race: { id } }) => id === race.id)?.finished;
  };
  await expect.poll(finished, { timeout: 60_000 }).toBe(1);

  const client = new pg.Client({ connectionString: await databaseUrl(service.dataDir) });
  await client.connect();
  const copy = async () => (await client.query('select * from streams')).rows as { id: string }[];
  const before = await copy();
  const {
    rows: [feed],
  } = await client.query<{ position: string }>('select position from feed');
  const { life } = streamStateSchema.parse(await (await obs.open()).json());
  await obs.push(2, 3);
  await expect.poll(finished, { timeout: 60_000 }).toBe(3);

  // What a failover to a replica that lags behind does, in one moment.
  await client.query('begin');
  await client.query('alter table lines disable trigger all');
  await client.query('delete from lines where position > $1', [feed!.position]);
  await client.query('alter table lines enable trigger all');
  await client.query('update feed set position = $1', [feed!.position]);
  for (const row of before as unknown as { id: string; high: string; head: string }[])
    await client.query('update streams set high = $2, head = $3 where id = $1', [row.id, row.high, row.head]);
  // At the same moment another station is quicker: its lines get the positions that were given before.
  const quick = new TestStream(address, await issueStationToken({ name: 'Quick', dataDir: service.dataDir }));
  await client.query('commit');
  await client.end();
  await quick.write('a', 'b', 'c').open();
  await quick.push();
  await obs.push(2, 3);

  await expect.poll(finished, { timeout: 60_000 }).toBe(3);
  await expect
    .poll(async () => streamStateSchema.parse(await (await obs.open()).json()).life, { timeout: 60_000 })
    .toBe(life + 1);
  expect(await obs.readBack()).toBe(obs.text());
  await expect.poll(finished, { timeout: 60_000 }).toBe(3);
});

it('a service that ends remembers lines that were stored and that it had no time for', async () => {
  await service.stop();
  const { dataDir } = service;
  const database = await openDatabase({ url: undefined, dataDir, log: () => undefined });
  const { db } = database;
  const life = await ServerLife.open(db, dataDir);
  const stored = (position: number) => db.updateTable('feed').set({ position }).execute();
  const { position } = await db.selectFrom('feed').select('position').executeTakeFirstOrThrow();
  await stored(position + 2);
  await life.close();
  await stored(position);
  expect((await ServerLife.open(db, dataDir)).identity.life).toBe(life.identity.life + 1);
  await database.close();
  service = await startTestService(dataDir);
});
