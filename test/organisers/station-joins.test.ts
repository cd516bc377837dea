import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organiserCalls } from '../../src/contract/calls/organiser.ts';
import type { Snapshot, SyncView } from '../../src/contract/feed.ts';
import { joinText } from '../../src/contract/join.ts';
import { refusalSchema } from '../../src/contract/problem.ts';
import { feedEvents } from '../support/feed.ts';
import { startStation, temporaryDir, type TestProcess } from '../support/processes.ts';
import { startTestService, type TestService } from '../sync/test-service.ts';
import { asOperator, type TestBrowser } from './test-browser.ts';

let service: TestService;
let owner: TestBrowser;
let folder: ReturnType<typeof temporaryDir>;
let station: TestProcess;
let crew: string;
const params = { event: 'city-10k' };
const race = {
  id: 'city-10k',
  name: 'City 10 km',
  date: '2026-12-06',
  zone: 'Asia/Shanghai',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 10_000 },
  ],
  waves: [{ id: 'A' }],
};

beforeAll(async () => {
  service = await startTestService();
  owner = await asOperator(() => service.address, service.dataDir);
  await owner.ask(organiserCalls.makeEvent, { body: { id: 'city-10k', name: 'City 10 km' } });
  folder = temporaryDir();
  await start();
  expect((await post('/api/race', race)).status).toBe(200);
});
afterAll(async () => {
  await station.stop();
  await service.remove();
  folder[Symbol.dispose]();
});

async function start(...args: string[]): Promise<void> {
  const started = await startStation(join(folder.path, 'data'), ...args);
  station = started.station;
  crew = started.address;
}

const post = (path: string, body: object) =>
  fetch(crew + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-file-name': 'race.json' },
    body: JSON.stringify(body),
  });

async function sync(): Promise<SyncView> {
  for await (const { event, data } of feedEvents(crew))
    if (event === 'snapshot') return (data as Snapshot).sections.sync;
  throw new Error('the feed ended before it began');
}

async function newCode(): Promise<string> {
  const body = { name: 'Finish', site: null, role: 'timing', hours: 2 } as const;
  return (await owner.ask(organiserCalls.makeJoinCode, { params, body })).code;
}

const stations = async () => (await owner.ask(organiserCalls.organiserEvent, { params })).stations;
const bookFile = () => join(folder.path, 'data', 'service.json');

describe('a station', () => {
  it('is told in words why it is not let in, and keeps nothing of it', async () => {
    const cases = [
      ['not an address', await newCode(), 'service-address'],
      [service.address, 'seven', 'join-code'],
      [service.address, '0000-0000-0000', 'service-join'],
      ['http://127.0.0.1:9', await newCode(), 'service-join'],
    ] as const;
    for (const [address, code, expected] of cases) {
      const response = await post('/api/service/join', { address, code });
      expect(response.status).toBe(422);
      expect(refusalSchema.parse(await response.json()).problems[0]?.code).toBe(expected);
    }
    expect((await sync()).state).toBe('off');
    expect(() => readFileSync(bookFile())).toThrow('ENOENT');
  });

  it('is let in by a code, delivers, and says how it and its clock stand', async () => {
    expect(
      (await post('/api/service/join', { address: service.address, code: await newCode() })).status,
    ).toBe(200);
    await expect.poll(sync, { timeout: 20_000 }).toMatchObject({
      state: 'ok',
      joined: { event: 'city-10k', eventName: 'City 10 km', role: 'timing', site: null },
    });
    await expect
      .poll(async () => (await sync()).recorded - (await sync()).delivered, { timeout: 20_000 })
      .toBe(0);
    await expect.poll(async () => (await stations())[0]?.recorded, { timeout: 20_000 }).toBeGreaterThan(0);
    const [view] = await stations();
    expect(view).toMatchObject({ isConnected: true, setAside: { count: 0 } });
    expect(Math.abs(view?.clockAhead ?? Infinity)).toBeLessThan(5000);
  });

  it('keeps its token where only its owner reads it, and shows it nowhere', async () => {
    expect(statSync(bookFile()).mode & 0o777).toBe(0o600);
    const { token } = JSON.parse(readFileSync(bookFile(), 'utf8')) as { token: string };
    expect(token).toMatch(/^gl_/);
    expect(station.output + JSON.stringify(await sync())).not.toContain(token);
    if (process.platform === 'linux')
      expect(readFileSync(`/proc/${station.child.pid}/cmdline`, 'utf8')).not.toContain(token);
  });

  it('goes on after a restart, without a word of anybody', async () => {
    await station.stop();
    await start();
    await expect
      .poll(sync, { timeout: 20_000 })
      .toMatchObject({ state: 'ok', joined: { event: 'city-10k' } });
  });

  it('hears that what it says of another event does not count', async () => {
    await post('/api/race', { ...race, id: 'another', name: 'Another' });
    await expect
      .poll(async () => (await sync()).setAside, { timeout: 30_000 })
      .toMatchObject({ count: 1, lines: [{ told: { code: 'setAside.other-event' } }] });
    const [view] = await stations();
    expect(view?.setAside.reasons[0]).toMatchObject({ code: 'setAside.other-event' });
  });

  it('that starts with service and token on the command line changes nothing in the console', async () => {
    const { token } = JSON.parse(readFileSync(bookFile(), 'utf8')) as { token: string };
    await station.stop();
    await start(`--sync=${service.address}`, `--token=${token}`);
    await expect.poll(sync, { timeout: 20_000 }).toMatchObject({ state: 'ok', given: true });
    for (const [path, body] of [
      ['join', { address: service.address, code: await newCode() }],
      ['leave', {}],
    ] as const)
      expect((await post(`/api/service/${path}`, body)).status).toBe(422);
    await station.stop();
    await start();
  });

  it('leaves: delivers no more, also after a restart, and is withdrawn at the service', async () => {
    const response = await post('/api/service/leave', {});
    expect(await response.json()).toEqual({ told: true });
    await expect.poll(sync).toMatchObject({ state: 'off', url: null });
    expect((await stations())[0]?.withdrawn).toEqual(expect.any(Number));
    await station.stop();
    await start();
    expect((await sync()).state).toBe('off');
  });

  it('that was withdrawn is told so, and comes back with a new code', async () => {
    const scanned = joinText(service.address, await newCode());
    expect(scanned).toContain('/#join=');
    await post('/api/service/join', { address: service.address, code: await newCode() });
    await expect.poll(sync, { timeout: 20_000 }).toMatchObject({ state: 'ok' });
    const { id } = (await stations())[0]!;
    await owner.ask(organiserCalls.withdrawStation, { params, body: { station: id } });
    await post('/api/undo', {});
    await expect.poll(sync, { timeout: 40_000 }).toMatchObject({
      state: 'refused',
      detail: { params: { reason: { code: 'problems.token-withdrawn' } } },
    });
    expect(
      (await post('/api/service/join', { address: service.address, code: await newCode() })).status,
    ).toBe(200);
    await expect.poll(sync, { timeout: 20_000 }).toMatchObject({ state: 'ok' });
  });
});
