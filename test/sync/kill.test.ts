import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PortError, startService } from '../../src/service/service.ts';
import { childrenOf } from '../support/processes.ts';
import { databaseUrl, makeDataDir, startTestService } from './test-service.ts';
import { TestStream } from './test-station.ts';

const program = fileURLToPath(new URL('./service-process.ts', import.meta.url));

interface ServiceProcess {
  process: ChildProcess;
  address: string;
  unusedToken: string;
}

let dataDir: string;
let running: ServiceProcess | null = null;

beforeEach(async () => {
  dataDir = await makeDataDir();
});
afterEach(async () => {
  if (running !== null) await kill(running);
  // Opening and closing it properly also ends a PostgreSQL that a killed service left behind.
  await (await startTestService(dataDir)).stop();
  await rm(dataDir, { recursive: true });
});

async function start(): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [program, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  running = { process: child, ...(JSON.parse(line) as { address: string; unusedToken: string }) };
  return running;
}

async function kill(service: ServiceProcess): Promise<void> {
  running = null;
  const ended = service.process.exitCode !== null || service.process.signalCode !== null;
  if (ended) return;
  service.process.kill('SIGKILL');
  await once(service.process, 'exit');
}

/** The postmaster's process, as PostgreSQL notes it. */
function postmaster(): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

async function advisoryLocks(): Promise<number | null> {
  const client = new pg.Client({ connectionString: await databaseUrl(dataDir) });
  await client.connect();
  const { rowCount } = await client.query("select 1 from pg_locks where locktype = 'advisory'");
  await client.end();
  return rowCount;
}

it('a service killed again and again while it takes lines loses none and has none twice', async () => {
  let service = await start();
  const stream = new TestStream(() => service.address, service.unusedToken);
  stream.write(...Array.from({ length: 400 }, (_, index) => `{"line":${index + 1}}`));
  await stream.open();
  let acknowledged = 0;
  for (const pause of [5, 25, 60]) {
    const timer = setTimeout(() => service.process.kill('SIGKILL'), pause);
    while (service.process.signalCode === null && acknowledged < 400) {
      const response = await stream.push(acknowledged + 1, acknowledged + 2).catch(() => null);
      if (response?.ok !== true) break;
      acknowledged += 2;
    }
    clearTimeout(timer);
    await kill(service);
    service = await start();
    const high = await stream.high();
    expect(high).toBeGreaterThanOrEqual(acknowledged);
    acknowledged = high;
  }
  await stream.push(acknowledged + 1);
  expect(await stream.high()).toBe(400);
  expect(await stream.readBack()).toBe(stream.text());
});

it('a PostgreSQL that a killed service left running is used again', async () => {
  const first = await start();
  const stream = new TestStream(() => first.address, first.unusedToken).write('a');
  await stream.open();
  await stream.push();
  const before = postmaster();
  await kill(first);
  const second = await start();
  expect(postmaster()).toBe(before);
  const again = new TestStream(() => second.address, first.unusedToken, stream.meta);
  expect(await again.high()).toBe(1);
});

it('after a power cut, which ends PostgreSQL too, everything acknowledged is there', async () => {
  const first = await start();
  const stream = new TestStream(() => first.address, first.unusedToken).write('a', 'b');
  await stream.open();
  await stream.push();
  const pid = postmaster();
  await kill(first);
  process.kill(pid, 'SIGKILL');
  const second = await start();
  expect(postmaster()).not.toBe(pid);
  const again = new TestStream(() => second.address, first.unusedToken, stream.meta);
  expect(await again.readBack()).toBe('a\nb\n');
});

it('a crash inside PostgreSQL breaks its connections, and the service goes on', async ({ skip }) => {
  skip(process.platform !== 'linux', 'finds processes of PostgreSQL in the way of Linux');
  const first = await start();
  const stream = new TestStream(() => first.address, first.unusedToken).write('a', 'b');
  await stream.open();
  await stream.push(1, 1);
  // When one crashes, PostgreSQL ends the others and recovers.
  const before = childrenOf(postmaster());
  const [victim] = before;
  if (victim === undefined) throw new Error('PostgreSQL has no processes of its own');
  process.kill(victim, 'SIGKILL');
  const patient = { timeout: 60_000, interval: 100 };
  await vi.waitFor(() => {
    const after = childrenOf(postmaster());
    expect(before.filter((pid) => after.includes(pid))).toEqual([]);
  }, patient);
  await vi.waitFor(async () => expect((await stream.push()).status).toBe(200), patient);
  expect(await stream.readBack()).toBe('a\nb\n');

  await vi.waitFor(async () => expect(await advisoryLocks()).toBe(1), patient);
  await expect(startTestService(dataDir)).rejects.toMatchObject({
    told: { code: 'service.in-use-at' },
  });
});

it('a PostgreSQL that is ended under the service is started again, and nobody has to look after it', async () => {
  const first = await start();
  const stream = new TestStream(() => first.address, first.unusedToken).write('a', 'b', 'c');
  await stream.open();
  await stream.push(1, 1);
  const patient = { timeout: 60_000, interval: 100 };
  for (const [signal, to] of [
    ['SIGKILL', 2],
    ['SIGINT', 3],
  ] as const) {
    const pid = postmaster();
    process.kill(pid, signal);
    await vi.waitFor(() => expect(postmaster()).not.toBe(pid), patient);
    await vi.waitFor(async () => expect((await stream.push(to, to)).status).toBe(200), patient);
  }
  expect(await stream.readBack()).toBe('a\nb\nc\n');
  await vi.waitFor(async () => expect(await advisoryLocks()).toBe(1), patient);
});

it('a number in postmaster.pid that another program got in the meantime is no obstacle', async () => {
  await (await startTestService(dataDir)).stop();
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
  await writeFile(pidFile, `${process.pid}\n${dataDir}/postgres\n1763946000\n5\n\n127.0.0.1\n\nready\n`);
  await expect(start()).resolves.toMatchObject({ address: expect.stringContaining('http://127.0.0.1:') });
});

it('a second service on the same data directory is told who has it', async () => {
  const first = await start();
  await expect(startTestService(dataDir)).rejects.toMatchObject({
    told: {
      code: 'service.in-use-at',
      params: { dir: dataDir, pid: String(first.process.pid), address: first.address },
    },
  });
  const stream = new TestStream(() => first.address, first.unusedToken);
  expect((await stream.open()).status).toBe(200);
});

it('a data directory that only root may enter serves root', async ({ skip }) => {
  skip(process.getuid?.() !== 0, 'whoever runs the tests is not root');
  await chmod(dataDir, 0o700);
  const inner = join(dataDir, 'closed', 'data');
  const service = await startTestService(inner);
  expect((await fetch(`${service.address}/v1/probe?nonce=1`)).status).toBe(200);
  await service.stop();
});

it('a port that something else listens on is named', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const start = startService({ port, dataDir, screensDir: 'no-screens' });
  await expect(start).rejects.toThrow(PortError);
  await expect(start).rejects.toMatchObject({
    told: { code: 'listen.in-use', params: { port: String(port) } },
  });
  other.close();
});
