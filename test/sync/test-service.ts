import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { startService, type Service } from '../../src/service/service.ts';

// Setting up a PostgreSQL takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** A service in a directory of its own, which `remove` takes away again. */
export interface TestService extends Service {
  dataDir: string;
  /** What it logged. */
  logged: string[];
  remove(): Promise<void>;
}

export async function startTestService(dataDir?: string, screensDir = 'no-screens'): Promise<TestService> {
  const dir = dataDir ?? (await makeDataDir());
  const logged: string[] = [];
  const service = await startService({
    port: 0,
    dataDir: dir,
    screensDir,
    log: (message) => logged.push(message),
  });
  const remove = async () => {
    await service.stop();
    await rm(dir, { recursive: true });
  };
  return Object.assign(service, { dataDir: dir, logged, remove });
}

export function makeDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'goldline-service-'));
}

/** Where the PostgreSQL of a data directory answers. */
export async function databaseUrl(dataDir: string): Promise<string> {
  const file = (name: string) => readFile(join(dataDir, name), 'utf8');
  const { user, password } = JSON.parse(await file('postgres.json')) as { user: string; password: string };
  const [, , , port] = (await file('postgres/postmaster.pid')).split('\n');
  return `postgres://${user}:${password}@127.0.0.1:${port}/postgres`;
}
