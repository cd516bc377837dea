import { execFileSync } from 'node:child_process';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onlineCalls, runCalls } from '../../src/contract/calls/online.ts';
import { organiserCalls } from '../../src/contract/calls/organiser.ts';
import { connect } from '../../src/service/database/connect.ts';
import { claim, finish, letGo, type Claim } from '../../src/service/online/queue.ts';
import { startService } from '../../src/service/service.ts';
import { databaseUrl as urlOf, startTestService, type TestService } from '../sync/test-service.ts';
import { fitOf } from '../tracks/generator/write-fit.ts';
import { onlineRace } from './online-race.ts';
import {
  event,
  inDatabase,
  ofRun,
  organise,
  publicRows,
  recordingOf,
  Runner,
  type Organisers,
} from './test-race.ts';

let service: TestService;
let organisers: Organisers;
const address = () => service.address;

beforeAll(async () => {
  service = await startTestService();
  organisers = await organise(service, address);
});
afterAll(() => service.remove());

/** What is left of a run by which somebody could tell where it was, by table. */
const left = (bib: string) =>
  inDatabase(service, async (db) => {
    const count = async (of: string) =>
      Number((await db.query(`select count(*) from ${of} and bib = $1`, [bib])).rows[0].count);
    return {
      pieces: await count('online_pieces where true'),
      keys: await count('online_keys where true'),
      queue: await count('online_queue where true'),
      files: await count(
        'online_files where (profile is not null or content is not null or device is not null or digest != $$$$)',
      ),
    };
  });
const nothingLeft = { pieces: 0, keys: 0, queue: 0, files: 0 };

it('a killed process loses and doubles nothing', async () => {
  const runners = await Promise.all(Array.from({ length: 4 }, () => Runner.enter(service)));
  for (const [index, runner] of runners.entries())
    await runner.handIn('run.fit', fitOf(recordingOf(301 + index)));
  const pid = service.judgingPid!;
  const leased = () =>
    inDatabase(
      service,
      async (db) => (await db.query('select 1 from online_queue where lease_until is not null')).rowCount,
    );
  await expect.poll(leased).toBeGreaterThan(0);
  process.kill(pid, 'SIGKILL');
  for (const runner of runners) {
    const own = await runner.settled('accepted');
    expect(own.words.filter(({ act }) => act === 'accept')).toHaveLength(1);
  }
  expect(service.judgingPid).not.toBe(pid);
  await expect.poll(async () => (await publicRows(address())).length, { timeout: 20_000 }).toBe(4);
  const passings = await inDatabase(service, async (db) => {
    const { rows } = await db.query('select line from lines');
    return (rows as { line: Buffer }[]).filter(
      ({ line }) => line.includes('"finish"') && line.includes('passing.add'),
    );
  });
  expect(passings).toHaveLength(4);
});

it('what a process found that froze meanwhile is dropped, and the next one has its turn', async () => {
  const runner = await Runner.enter(service);
  const pid = service.judgingPid!;
  const db = connect(await urlOf(service.dataDir), () => undefined);
  process.kill(pid, 'SIGSTOP');
  try {
    await runner.handIn('run.fit', fitOf(recordingOf(305)));
    const first = (await claim(db, 1))!;
    let second: Claim | null = null;
    await expect.poll(async () => (second = await claim(db, 60_000))).not.toBeNull();
    expect(second!.turn).toBe(first.turn + 1);
    expect(await claim(db, 60_000)).toBeNull();
    expect(await finish(db, first)).toBe(false);
    await letGo(db, second!);
  } finally {
    process.kill(pid, 'SIGCONT');
    await db.destroy();
  }
  const own = await runner.settled('accepted');
  expect(own.words.filter(({ act }) => act === 'accept')).toHaveLength(1);
});

describe('what was handed in', () => {
  it('is deleted at once when the runner asks, and what was decided stands', async () => {
    const runner = await Runner.enter(service);
    await runner.handIn('run.fit', fitOf(recordingOf(311)));
    const { result } = await runner.settled('accepted');
    expect(await left(runner.bib)).toMatchObject({ pieces: 1, files: 1 });
    const erased = await runner.ask(runCalls.eraseFiles);
    expect(await left(runner.bib)).toEqual(nothingLeft);
    expect(erased).toMatchObject({
      state: 'accepted',
      result,
      profile: null,
      handedIn: [{ state: 'deleted' }],
    });
    const { acts } = await organisers.owner.ask(organiserCalls.auditLog, { params: { event }, query: {} });
    expect(acts[0]).toMatchObject({ act: 'online.erase', params: { bib: runner.bib } });
    const review = await organisers.editor.ask(onlineCalls.reviewRun, { params: ofRun(runner.bib) });
    expect(review.handedIn[0]!.measures).not.toBeNull();
  });

  it('that nobody has decided about is no evidence any more once it is deleted', async () => {
    const runner = await Runner.enter(service);
    const { id } = await runner.begin('run.fit', fitOf(recordingOf(312)));
    await runner.send(id, 0, fitOf(recordingOf(312)).subarray(0, 1000));
    expect(await runner.ask(runCalls.eraseFiles)).toMatchObject({
      state: 'entered',
      handedIn: [{ state: 'deleted' }],
    });
    expect(await left(runner.bib)).toEqual(nothingLeft);
  });

  it('is deleted when its days are over', async () => {
    const runner = await Runner.enter(service);
    await runner.handIn('run.fit', fitOf(recordingOf(313)));
    await runner.settled('accepted');
    await inDatabase(service, (db) => db.query('update online_races set delete_at = 1'));
    // It is looked for as the process begins, and every hour.
    process.kill(service.judgingPid!, 'SIGKILL');
    await expect.poll(() => left(runner.bib), { timeout: 30_000 }).toEqual(nothingLeft);
    expect((await runner.own()).state).toBe('accepted');
    const { acts } = await organisers.owner.ask(organiserCalls.auditLog, { params: { event }, query: {} });
    expect(acts[0]).toMatchObject({ act: 'online.delete', by: 'Goldline' });
    await organisers.owner.ask(onlineCalls.setOnlineRace, {
      params: { event, race: 'home' },
      body: onlineRace(),
    });
  });
});

it('a database that was put back goes on with what it holds, and with the same key', async () => {
  const before = await Runner.enter(service);
  await before.handIn('run.fit', fitOf(recordingOf(321)));
  await before.settled('accepted');
  const cluster = join(service.dataDir, 'postgres');
  await service.stop();
  // Keeps owners, as a backup must.
  execFileSync('cp', ['-a', cluster, `${cluster}.backup`]);
  service = await startTestService(service.dataDir);
  const lost = await Runner.enter(service);
  await lost.handIn('run.fit', fitOf(recordingOf(322)));
  await lost.settled('accepted');

  await service.stop();
  await rm(cluster, { recursive: true });
  await rename(`${cluster}.backup`, cluster);
  service = await startTestService(service.dataDir);
  expect(await before.at(service).own()).toMatchObject({
    state: 'accepted',
    profile: { east: expect.any(Array) as number[] },
  });
  await expect(lost.at(service).own()).rejects.toThrow('run-unknown');
  const again = await Runner.enter(service);
  await again.handIn('run.fit', fitOf(recordingOf(322)));
  await again.settled('accepted');
  await expect
    .poll(async () => (await publicRows(address())).map(({ person }) => person.bib), { timeout: 20_000 })
    .toEqual(expect.arrayContaining([before.bib, again.bib]));
});

it('without its key nothing is handed in, and that is told', async () => {
  const runner = await Runner.enter(service);
  await service.stop();
  const key = join(service.dataDir, 'recordings-key');
  await rename(key, `${key}.away`);
  service = await startTestService(service.dataDir);
  await expect(runner.at(service).begin('run.fit', fitOf(recordingOf(331)))).rejects.toThrow(
    'hand-in-closed key',
  );
  expect(service.logged.join('\n')).toContain(key);
  await service.stop();
  await rename(`${key}.away`, key);
  service = await startTestService(service.dataDir);
  await runner.at(service).handIn('run.fit', fitOf(recordingOf(331)));
  await runner.settled('accepted');
});

it('pages on another machine take what judging on the first one judges, with the same key', async () => {
  const runner = await Runner.enter(service);
  await service.stop();
  const logged: string[] = [];
  const common = {
    port: 0,
    dataDir: service.dataDir,
    screensDir: 'none',
    log: (line: string) => logged.push(line),
  };
  const intake = await startService({ ...common, role: 'intake' });
  const databaseUrl = await urlOf(service.dataDir);
  const pages = await startService({ ...common, role: 'public', databaseUrl });
  try {
    await runner.at({ ...service, address: pages.address }).handIn('run.fit', fitOf(recordingOf(341)));
    expect(await runner.settled('accepted')).toMatchObject({
      profile: { east: expect.any(Array) as number[] },
    });
    expect(logged).toEqual([]);
  } finally {
    await pages.stop();
    await intake.stop();
    service = await startTestService(service.dataDir);
  }
});
