import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  eventPageSchema,
  eventsPageSchema,
  eventStateSchema,
  runnerPageSchema,
  type EventState,
} from '../../src/contract/event-results.ts';
import { resultsPageSchema } from '../../src/contract/rows.ts';
import { issueStationToken, startService } from '../../src/service/service.ts';
import { define, fireGun, gun, importEntries, race, secrets } from './test-race.ts';
import { databaseUrl, startTestService, type TestService } from './test-service.ts';
import { actionLine, passingLine, TestStream } from './test-station.ts';

let service: TestService;
let screens: string;
let ops: TestStream;
let obs: TestStream;
const station = randomUUID();

beforeAll(async () => {
  screens = await mkdtemp(join(tmpdir(), 'goldline-screens-'));
  await mkdir(join(screens, 'assets'));
  await writeFile(join(screens, 'index.html'), '<!doctype html><title>Goldline</title>');
  await writeFile(join(screens, 'assets', 'app-1a2b.js'), 'document.title;');
  await writeFile(join(screens, 'assets', 'app-1a2b.js.br'), brotliCompressSync('document.title;'));
  service = await startTestService(undefined, screens);
  const address = () => service.address;
  ops = new TestStream(address, service.unusedToken, { station, kind: 'ops' });
  obs = new TestStream(address, service.unusedToken, { station, kind: 'obs' });
  ops.write(...[define, importEntries, fireGun].map((body, index) => actionLine(station, index + 1, body)));
  obs.write(
    passingLine(station, 1, { point: 'finish', chip: 'C0FFEE01', first: gun + 2_000_400 }),
    Buffer.from([0xff, 0xfe, 0x00, 0x7b]),
    '{"t":"passing","v":2}',
    passingLine(station, 2, { point: 'finish', chip: 'C0FFEE02', first: gun + 1_900_000 }),
  );
  for (const stream of [ops, obs]) {
    await stream.open();
    expect((await stream.push()).status).toBe(200);
  }
  await vi.waitFor(async () => expect((await results()).rows[0]?.status).toBe('finished'), 60_000);
});
afterAll(async () => {
  await service.remove();
  await rm(screens, { recursive: true });
});

const path = `/api/races/${race.id}/results`;

async function results(query = '') {
  return resultsPageSchema.parse(await (await fetch(service.address + path + query)).json());
}

describe('the public results', () => {
  it('stand by what the stations delivered, with unusable lines in between', async () => {
    const { rows, total } = await results();
    expect(total).toBe(3);
    expect(rows.map(({ person, place, gun: time }) => [person.bib, place, time])).toEqual([
      ['2', 1, 1_900_000],
      ['1', 2, 2_001_000],
      ['3', null, null],
    ]);
  });

  it('stay, whatever another event says: one with a zone that is none does not count', async () => {
    const token = await issueStationToken({ name: 'Mars', dataDir: service.dataDir });
    const other = randomUUID();
    const stream = new TestStream(() => service.address, token, { station: other, kind: 'ops' });
    const mars = { ...race, id: 'mars', zone: 'Mars/Olympus' };
    stream.write(actionLine(other, 1, { type: 'race.define', race: mars }));
    await stream.open();
    expect((await stream.push()).status).toBe(200);
    await vi.waitFor(() => expect(service.logged.join('\n')).toContain('Mars/Olympus'), 60_000);
    const { races } = (await (await fetch(`${service.address}/api/races`)).json()) as { races: unknown[] };
    expect(races).toMatchObject([{ race: { id: race.id } }]);
  });

  it('come as lists, pages and searches', async () => {
    expect((await results('?list=sex:M')).rows.map(({ person }) => person.bib)).toEqual(['1', '3']);
    expect((await results('?offset=1&limit=1')).rows.map(({ person }) => person.bib)).toEqual(['1']);
    expect((await results('?q=petrova')).rows.map(({ person }) => person.bib)).toEqual(['2']);
    for (const query of ['?list=best', '?limit=0', '?limit=100000', '?offset=-1', `?q=${'x'.repeat(101)}`])
      expect((await fetch(service.address + path + query)).status).toBe(400);
    expect((await fetch(`${service.address}/api/races/none/results`)).status).toBe(404);
  });

  it('list the races with their numbers', async () => {
    const { races } = (await (await fetch(`${service.address}/api/races`)).json()) as { races: unknown[] };
    expect(races).toMatchObject([{ race: { id: race.id, date: race.date }, finished: 2, entries: 3 }]);
  });

  it('stand under the event too, and the race alone is an event of one site', async () => {
    const get = async (path: string) => (await fetch(service.address + path)).json();
    const { events } = eventsPageSchema.parse(await get('/api/events'));
    expect(events).toMatchObject([{ id: race.id, sites: 1, races: 1, entries: 3, finished: 2 }]);
    expect(eventPageSchema.parse(await get(`/api/events/${race.id}`))).toMatchObject({
      event: { id: race.id },
      races: [{ race: { id: race.id }, finished: 2, closed: false }],
      lists: [],
    });
    expect(await get(`/api/events/${race.id}/races/${race.id}/results`)).toEqual(await results());
    for (const path of ['none', `${race.id}/races/none/results`, `${race.id}/lists/none`])
      expect((await fetch(`${service.address}/api/events/${path}`)).status).toBe(404);
  });

  it('show neither chips nor birth dates', async () => {
    for (const query of [
      path,
      `${path}?q=C0FFEE01`,
      '/api/races',
      '/api/events',
      `/api/events/${race.id}`,
      '/api/about',
    ]) {
      const text = await (await fetch(service.address + query)).text();
      for (const secret of secrets) expect(text.includes(`"${secret}"`)).toBe(false);
    }
    expect((await results('?q=C0FFEE01')).total).toBe(0);
  });

  it('are kept by caches, and not sent again while they are the same', async () => {
    const plain = { 'accept-encoding': 'identity' };
    const first = await fetch(service.address + path, { headers: plain });
    expect(first.headers.get('cache-control')).toBe(
      'public, max-age=0, s-maxage=2, stale-while-revalidate=10',
    );
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[\w-]{43}"$/);
    for (const tag of [etag, etag.replace('W/', ''), `"x", ${etag}`]) {
      const again = await fetch(service.address + path, { headers: { 'if-none-match': tag } });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
    }
    obs.write(passingLine(station, 3, { point: 'start', chip: 'C0FFEE03', first: gun + 5_000 }));
    await obs.push(5, 5);
    await expect
      .poll(async () => (await fetch(service.address + path, { headers: { 'if-none-match': etag } })).status)
      .toBe(200);
  });

  it('have the same tag while their rows are the same, whatever else came', async () => {
    const first = await fetch(service.address + path);
    const { asOf } = resultsPageSchema.parse(await first.json());
    obs.write(passingLine(station, 9, { point: 'finish', chip: 'NOBODYS', first: gun + 9_000 }));
    await obs.push(6, 6);
    await expect.poll(async () => (await results()).asOf).toBeGreaterThan(asOf);
    const later = await fetch(service.address + path, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect(later.status).toBe(304);
  });

  it('are made once for everybody, and packed as each may have it', async () => {
    const plain = await fetch(service.address + path, { headers: { 'accept-encoding': 'identity' } });
    const text = await plain.text();
    for (const encoding of ['gzip', 'br']) {
      const packed = await fetch(service.address + path, { headers: { 'accept-encoding': encoding } });
      expect(packed.headers.get('content-encoding')).toBe(encoding);
      expect(packed.headers.get('vary')).toContain('Accept-Encoding');
      expect(packed.headers.get('etag')).toBe(plain.headers.get('etag'));
      expect(packed.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(await packed.text()).toBe(text);
    }
  });

  it('are the same after a restart, made from the stored lines', async () => {
    const before = await results();
    await service.stop();
    service = await startTestService(service.dataDir, screens);
    expect(await results()).toEqual(before);
  });

  it('are the same from a second service on the same database', async () => {
    const second = await startService({
      port: 0,
      databaseUrl: await databaseUrl(service.dataDir),
      screensDir: 'no-screens',
    });
    try {
      const there = async () => (await fetch(second.address + path)).json();
      expect(await there()).toEqual(await results());
      obs.write(passingLine(station, 4, { point: 'finish', chip: 'C0FFEE03', first: gun + 2_500_000 }));
      await obs.push(7, 7);
      const three = { lists: expect.arrayContaining([{ id: 'overall', finishers: 3, entrants: 3 }]) as [] };
      // Each follows the database by itself.
      await expect.poll(there).toMatchObject(three);
      await expect.poll(() => results()).toMatchObject(three);
      expect(await there()).toEqual(await results());
    } finally {
      await second.stop();
    }
  });
});

describe('a runner', () => {
  const runner = `/api/events/${race.id}/races/${race.id}/runners`;

  it('is found by the bib itself, in one call', async () => {
    const page = runnerPageSchema.parse(await (await fetch(`${service.address}${runner}/2`)).json());
    expect(page).toMatchObject({
      result: { person: { bib: '2' }, gun: 1_900_000 },
      closed: false,
      estimate: null,
    });
    expect((await fetch(`${service.address}${runner}/22`)).status).toBe(404);
  });
});

describe('an event', () => {
  it('tells by a stream when it is another, and of which race', async () => {
    const leaving = new AbortController();
    const response = await fetch(`${service.address}/api/events/${race.id}/live`, { signal: leaving.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const states: EventState[] = [];
    const reading = (async () => {
      for await (const part of response.body!.pipeThrough(new TextDecoderStream()))
        for (const [, data = ''] of part.matchAll(/data: (.*)\n/g))
          states.push(eventStateSchema.parse(JSON.parse(data)));
    })().catch(() => undefined);
    await expect.poll(() => states.length).toBe(1);
    obs.write(passingLine(station, 20, { point: 'start', chip: 'C0FFEE03', first: gun + 6_000 }));
    await obs.push(obs.lines.length, obs.lines.length);
    await expect.poll(() => states.at(-1)!.races[race.id]).toBeGreaterThan(states[0]!.races[race.id]!);
    const state: unknown = await (await fetch(`${service.address}/api/events/${race.id}/state`)).json();
    expect(state).toEqual(states.at(-1));
    leaving.abort();
    await reading;
  });

  it('gives a list as CSV', async () => {
    const response = await fetch(`${service.address}/api/events/${race.id}/races/${race.id}/results.csv`);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect((await response.text()).trim().split('\r\n')).toHaveLength(4);
  });
});

describe('who watches over the service', () => {
  it('is told how it is, and by numbers for Prometheus', async () => {
    const health = await fetch(`${service.address}/health`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ ok: true, database: 'answers', behind: 0 });
    const metrics = await fetch(`${service.address}/metrics`);
    expect(metrics.headers.get('content-type')).toContain('text/plain');
    expect(await metrics.text()).toMatch(/^goldline_lines_behind 0$/m);
  });
});

describe('the process of the pages', () => {
  it('is started again where it ended, and stations are heard meanwhile', async () => {
    const before = service.publicPid!;
    process.kill(before, 'SIGKILL');
    await expect.poll(() => service.publicPid ?? before).not.toBe(before);
    await expect.poll(async () => (await results().catch(() => null))?.total).toBe(3);
    expect((await obs.open()).status).toBe(200);
  });
});

describe('the pages', () => {
  it('can be read without a script, under a strict policy', async () => {
    const event = `/events/${race.id}`;
    for (const [address, told] of [
      ['/', '<h1>Results</h1>'],
      [event, race.id],
      [`${event}/races/${race.id}`, '<bdi>'],
      [`${event}/races/${race.id}/sex:M`, 'aria-current="page"'],
      [`${event}/races/${race.id}/runners/2`, 'class="runner"'],
      [`${event}/races/${race.id}/compare?one=1&other=2`, 'Difference'],
      [`/embed${event}/races/${race.id}`, `/embed${event}/races/${race.id}/runners/2`],
      [`/races/${race.id}`, 'class="results"'],
    ] as const) {
      const response = await fetch(service.address + address);
      expect(response.status, address).toBe(200);
      expect(await response.text(), address).toContain(told);
      const policy = response.headers.get('content-security-policy');
      expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'sha256-[\w+/]+=*';/);
      expect(policy).toContain("form-action 'self'");
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('speak the language that is asked for, by the address before the browser', async () => {
    const address = `${service.address}/events/${race.id}`;
    const inLanguage = async (query: string, accepted: string) =>
      (await fetch(address + query, { headers: { 'accept-language': accepted } })).text();
    expect(await inLanguage('', 'ru-KZ,ru;q=0.9,en;q=0.8')).toContain('<html lang="ru">');
    expect(await inLanguage('', 'zh-CN')).toContain('赛事');
    expect(await inLanguage('', 'fr')).toContain('<html lang="en">');
    expect(await inLanguage('?lang=ru', 'zh-CN')).toContain('lang=ru"');
    expect(await inLanguage('?lang=ru', 'zh-CN')).toContain('Соревнования');
  });

  it('say in words that something is not there', async () => {
    for (const address of [
      '/events/none',
      `/events/${race.id}/races/none`,
      `/events/${race.id}/races/${race.id}/runners/99`,
    ]) {
      const response = await fetch(service.address + address);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('<h1>');
    }
  });

  it('that the organiser has open at every other address', async () => {
    expect(await (await fetch(`${service.address}/organiser`)).text()).toContain('<title>Goldline</title>');
    const asset = await fetch(`${service.address}/assets/app-1a2b.js`);
    expect(asset.headers.get('cache-control')).toContain('immutable');
    const packed = await fetch(`${service.address}/assets/app-1a2b.js`, {
      headers: { 'accept-encoding': 'br' },
    });
    expect(packed.headers.get('content-encoding')).toBe('br');
    expect(await packed.text()).toBe('document.title;');
    const page = await fetch(`${service.address}/organiser`);
    expect(page.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=60, must-revalidate');
  });

  it('come from their folder only', async () => {
    for (const address of ['/nothing.js', '/..%2f..%2fpackage.json', '/assets/..%2f..%2fpostgres.json'])
      expect((await fetch(service.address + address)).status).toBe(404);
    expect((await fetch(`${service.address}/api/nothing`)).status).toBe(404);
    expect((await fetch(`${service.address}${path}`, { method: 'POST' })).status).toBe(404);
  });

  it('name times official only once official results were published, and not because the race is closed', async () => {
    const card = async () =>
      (await fetch(`${service.address}/events/${race.id}/races/${race.id}/runners/2`)).text();
    expect(await card()).not.toContain('Official');
    ops.write(actionLine(station, 4, { type: 'race.close' }));
    expect((await ops.push()).status).toBe(200);
    const event = async () => (await fetch(`${service.address}/api/events/${race.id}`)).json();
    await vi.waitFor(async () => expect(await event()).toMatchObject({ races: [{ closed: true }] }), 60_000);
    expect(await card()).not.toContain('Official');
    const row = { name: 'Nadia', status: 'finished', gun: 1_900_000 } as const;
    ops.write(
      actionLine(station, 5, {
        type: 'results.publish',
        publication: 'official-1',
        part: 1,
        parts: 1,
        race: race.id,
        state: 'official',
        checksum: 'c'.repeat(64),
        head: 'd'.repeat(64),
        rows: [{ bib: '2', ...row }],
      }),
    );
    expect((await ops.push()).status).toBe(200);
    await vi.waitFor(async () => expect(await card()).toContain('Official · gun time'), 60_000);
  });
});
