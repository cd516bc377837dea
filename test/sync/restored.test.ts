import { execFileSync } from 'node:child_process';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { streamStateSchema } from '../../src/contract/sync.ts';
import { openDatabase } from '../../src/service/database/open-database.ts';
import { ServerLife } from '../../src/service/server-life.ts';
import { startTestService, type TestService } from './test-service.ts';
import { TestStream } from './test-station.ts';

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
