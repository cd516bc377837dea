import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organiserCalls } from '../../src/contract/calls/organiser.ts';
import { syncCalls } from '../../src/contract/calls/service.ts';
import type { Joined } from '../../src/contract/join.ts';
import { refusalSchema } from '../../src/contract/problem.ts';
import { issueStationToken } from '../../src/service/service.ts';
import { define, race } from '../sync/test-race.ts';
import { databaseUrl, startTestService, type TestService } from '../sync/test-service.ts';
import { actionLine, TestStream } from '../sync/test-station.ts';
import { asOperator, type TestBrowser } from './test-browser.ts';

let service: TestService;
let owner: TestBrowser;
const event = 'city-10k';
const params = { event };

beforeAll(async () => {
  service = await startTestService();
  owner = await asOperator(address, service.dataDir);
  await owner.ask(organiserCalls.makeEvent, { body: { id: event, name: 'City 10 km' } });
  await owner.ask(organiserCalls.makeEvent, { body: { id: 'other', name: 'Other' } });
});
afterAll(() => service.remove());

const address = () => service.address;

async function code(
  of: { event?: string; station?: string; role?: 'timing' | 'looking' } = {},
): Promise<string> {
  const { event: at = event, role = 'timing', ...more } = of;
  const body = { name: 'Finish', site: null, role, hours: 24, ...more };
  return (await owner.ask(organiserCalls.makeJoinCode, { params: { event: at }, body })).code;
}

function join(body: { code: string; station: string; name?: string }, token?: string): Promise<Response> {
  return fetch(address() + syncCalls.joinEvent.path, {
    method: 'POST',
    headers: { 'sync-protocol': '2', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ name: 'Laptop A', ...body }),
  });
}

async function joined(body: { code: string; station: string }, token?: string): Promise<Joined> {
  const response = await join(body, token);
  expect([response.status, await response.clone().text()]).toEqual([200, expect.any(String)]);
  return (await response.json()) as Joined;
}

async function refused(response: Response): Promise<[string | undefined, unknown]> {
  const [problem] = refusalSchema.parse(await response.json()).problems;
  return [problem?.code, problem?.params?.['context']];
}

async function database(query: string): Promise<void> {
  const client = new pg.Client(await databaseUrl(service.dataDir));
  await client.connect();
  await client.query(query);
  await client.end();
}

function opsOf(station: string, token: string, ...actions: (typeof define)[]): TestStream {
  const lines = actions.map((what, index) => actionLine(station, index + 1, what));
  return new TestStream(address, token, { station, kind: 'ops', name: 'Laptop A' }).write(...lines);
}

const stationOf = async (id: string) => {
  const { stations } = await owner.ask(organiserCalls.organiserEvent, { params });
  return stations.find((station) => station.id === id);
};

describe('a join code', () => {
  it('lets a laptop in, typed in any way, and what that delivers counts', async () => {
    const station = randomUUID();
    const written = await code();
    expect(written).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    const typed = written.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    const { token, right, eventName } = await joined({ code: typed, station });
    expect({ right, eventName }).toEqual({
      right: { event, site: null, role: 'timing' },
      eventName: 'City 10 km',
    });
    const stream = opsOf(station, token, define);
    await stream.open();
    await stream.push();
    await expect.poll(async () => (await fetch(`${address()}/api/events/${event}`)).status).toBe(200);
    expect(await stationOf(station)).toMatchObject({
      name: 'Laptop A',
      role: 'timing',
      isConnected: true,
      delivered: 1,
      setAside: { count: 0, reasons: [] },
    });
  });

  it('is good for one laptop, which may come again when its answer was lost', async () => {
    const station = randomUUID();
    const once = await code();
    const first = await joined({ code: once, station });
    const second = await joined({ code: once, station }, first.token);
    expect(second.token).not.toBe(first.token);
    expect((await opsOf(station, first.token).open()).status).toBe(403);
    expect((await opsOf(station, second.token).open()).status).toBe(200);
    expect((await joined({ code: once, station })).right.event).toBe(event);
    expect(await refused(await join({ code: once, station: randomUUID() }))).toEqual(['join-code', 'used']);
  });

  it('expires, can be withdrawn, and nothing like it opens anything', async () => {
    const station = randomUUID();
    const [late, withdrawn] = [await code(), await code()];
    await database(
      `update join_codes set expires = 1 where created = (select min(created) from join_codes where used is null)`,
    );
    const { codes } = await owner.ask(organiserCalls.joinCodes, { params });
    const open = codes.find(({ state }) => state === 'open')!;
    await owner.ask(organiserCalls.withdrawJoinCode, { params, body: { id: open.id } });
    expect(await refused(await join({ code: late, station }))).toEqual(['join-code', 'expired']);
    expect(await refused(await join({ code: withdrawn, station }))).toEqual(['join-code', 'withdrawn']);
    for (const wrong of ['', '0000-0000-0000', event, station, 'AAAA'])
      expect((await join({ code: wrong, station: randomUUID() })).status).toBeGreaterThanOrEqual(400);
  });

  it('is not tried for long', async () => {
    const station = randomUUID();
    const codes: unknown[] = [];
    for (let number = 0; number < 10; number += 1)
      codes.push((await refused(await join({ code: `0000-0000-000${number}`, station })))[0]);
    expect(codes.at(0)).toBe('join-code');
    expect(codes.at(-1)).toBe('too-many-tries');
  });

  it.skipIf(process.platform !== 'linux')(
    'is tried in vain from one address without shutting out the others (skipped where loopback is one address)',
    async () => {
      const statusFrom = async (localAddress: string) => {
        const asked = request(address() + syncCalls.joinEvent.path, { method: 'POST', localAddress });
        asked.end(JSON.stringify({ code: '0000-0000-0000', station: randomUUID(), name: 'Stranger' }));
        const [answer] = (await once(asked, 'response')) as [IncomingMessage];
        answer.resume();
        return answer.statusCode;
      };
      const statuses = new Set<number | undefined>();
      for (let number = 0; number < 41; number += 1) statuses.add(await statusFrom('127.0.0.2'));
      expect([...statuses]).toEqual([403, 429]);
      expect(await statusFrom('127.0.0.3')).toBe(403);
    },
  );

  it('stands nowhere: not in the database, not in a log, and its list has none', async () => {
    const written = await code();
    const plain = written.replaceAll('-', '');
    const { codes } = await owner.ask(organiserCalls.joinCodes, { params });
    expect(JSON.stringify(codes)).not.toContain(plain);
    const client = new pg.Client(await databaseUrl(service.dataDir));
    await client.connect();
    for (const table of ['join_codes', 'audit', 'tokens']) {
      const { rows } = await client.query(`select * from ${table}`);
      for (const secret of [plain, written]) expect(JSON.stringify(rows)).not.toContain(secret);
    }
    await client.end();
    expect(service.logged.join('\n')).not.toContain(plain);
  });
});

describe('a laptop that is in', () => {
  it('is not claimed by who knows its id and has a code of the same event, or of another', async () => {
    const station = randomUUID();
    const { token } = await joined({ code: await code(), station });
    const stream = opsOf(station, token, define);
    await stream.open();
    for (const thief of [await code(), await code({ event: 'other' })])
      expect((await refused(await join({ code: thief, station })))[0]).toBe('station-has-token');
    expect((await refused(await join({ code: await code({ event: 'other' }), station }, token)))[0]).toBe(
      'station-elsewhere',
    );
    const issued = await issueStationToken({ name: 'thief', dataDir: service.dataDir });
    expect((await opsOf(station, issued).open()).status).toBe(403);
    expect((await stream.open()).status).toBe(200);
  });

  it('and lost its token, comes back by a code that was made for it', async () => {
    const station = randomUUID();
    const { token } = await joined({ code: await code(), station });
    const back = await joined({ code: await code({ station }), station });
    expect((await opsOf(station, token).open()).status).toBe(403);
    expect((await opsOf(station, back.token).open()).status).toBe(200);
  });

  it('and is withdrawn, delivers nothing more, what it delivered counts, and its code opens nothing', async () => {
    const station = randomUUID();
    const used = await code();
    const { token } = await joined({ code: used, station });
    const stream = opsOf(station, token, define, { type: 'race.define', race: { ...race, name: 'Renamed' } });
    await stream.open();
    await stream.push(1, 1);
    await owner.ask(organiserCalls.withdrawStation, { params, body: { station } });
    for (const response of [await stream.open(), await stream.push(2)])
      expect((await refused(response))[0]).toBe('token-withdrawn');
    expect(await refused(await join({ code: used, station }))).toEqual(['join-code', 'withdrawn']);
    expect(await stationOf(station)).toMatchObject({ withdrawn: expect.any(Number) as number, delivered: 1 });
    // A new code lets it in again.
    expect((await joined({ code: await code(), station })).right.event).toBe(event);
  });

  it('goes by itself', async () => {
    const station = randomUUID();
    const { token } = await joined({ code: await code(), station });
    const leave = () =>
      fetch(address() + syncCalls.leaveEvent.path, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
      });
    expect((await leave()).status).toBe(200);
    expect((await refused(await leave()))[0]).toBe('token-withdrawn');
    const { acts } = await owner.ask(organiserCalls.auditLog, { params, query: {} });
    expect(acts[0]).toMatchObject({ act: 'station.leave', by: 'Laptop A' });
  });

  it('says how much it has and how its clock stands', async () => {
    const station = randomUUID();
    const { token } = await joined({ code: await code(), station });
    const stream = opsOf(station, token, define);
    const path = `${stream.path}?recorded=12&ahead=-3500`;
    expect((await stream.call('PUT', path, JSON.stringify(stream.meta))).status).toBe(200);
    expect(await stationOf(station)).toMatchObject({ delivered: 0, recorded: 12, clockAhead: -3500 });
  });

  it('to look only, is shown with what it may not', async () => {
    const station = randomUUID();
    const { token } = await joined({ code: await code({ role: 'looking' }), station });
    const stream = opsOf(station, token, define);
    await stream.open();
    await stream.push();
    await expect
      .poll(async () => (await stationOf(station))?.setAside)
      .toEqual({ count: 1, reasons: [{ code: 'setAside.looks-only', params: {} }] });
  });
});

it('a site is named before a code is made for it', async () => {
  const body = { name: 'Start', site: 'almaty', role: 'timing', hours: 1 } as const;
  expect(await owner.refusal(organiserCalls.makeJoinCode, { params, body })).toBe('site-not-here');
  await owner.ask(organiserCalls.addSite, { params, body: { id: 'almaty', name: 'Алматы' } });
  expect(await owner.refusal(organiserCalls.addSite, { params, body: { id: 'almaty', name: 'x' } })).toBe(
    'site-taken',
  );
  expect(await owner.refusal(organiserCalls.makeJoinCode, { params, body })).toBeNull();
});
