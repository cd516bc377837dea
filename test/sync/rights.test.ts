import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventPageSchema, eventsPageSchema } from '../../src/contract/event-results.ts';
import { refusalSchema } from '../../src/contract/problem.ts';
import { streamStateSchema } from '../../src/contract/sync.ts';
import { issueStationToken } from '../../src/service/service.ts';
import type { ActionBody } from '../../src/timing/model/actions.ts';
import { race } from './test-race.ts';
import { databaseUrl, startTestService, type TestService } from './test-service.ts';
import { actionLine, TestStream } from './test-station.ts';

let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.remove());

const named = (id: string, name: string): ActionBody => ({
  type: 'race.define',
  race: { ...race, id, name },
});

async function station(token: string, ...actions: ActionBody[]): Promise<TestStream> {
  const id = randomUUID();
  const lines = actions.map((what, index) => actionLine(id, index + 1, what));
  const stream = new TestStream(() => service.address, token, { station: id, kind: 'ops' }).write(...lines);
  await stream.open();
  await stream.push();
  return stream;
}

async function nameOf(event: string): Promise<unknown> {
  const response = await fetch(`${service.address}/api/events/${event}`);
  return response.ok ? eventPageSchema.parse(await response.json()).event.name : null;
}

async function setAside(stream: TestStream) {
  return streamStateSchema.parse(await (await stream.call('GET', stream.path)).json()).setAside;
}

it('a token that was issued for an event opens no other: what its station says of one is set aside, and it is told why', async () => {
  const { dataDir } = service;
  const token = await issueStationToken({ name: 'Finish', event: 'marathon', dataDir });
  const stream = await station(token, named('marathon', 'Marathon'), named('half', 'Taken over'));
  await expect.poll(() => nameOf('marathon')).toBe('Marathon');
  await expect
    .poll(() => setAside(stream))
    .toEqual({
      count: 1,
      lines: [
        { number: 2, told: { code: 'setAside.other-event', params: { event: 'half', own: 'marathon' } } },
      ],
    });
  expect(await nameOf('half')).toBeNull();
});

it('a token that was issued for none is for the event that its station says first, also after a restart', async () => {
  const stream = await station(service.unusedToken, named('village', 'Village'));
  await expect.poll(() => nameOf('village')).toBe('Village');
  await service.stop();
  service = await startTestService(service.dataDir);
  const { station: id } = stream.meta;
  stream.write(actionLine(id, 2, named('other-village', 'Other village')));
  await stream.push(2);
  await expect.poll(() => setAside(stream)).toMatchObject({ count: 1 });
  expect(await nameOf('other-village')).toBeNull();
  // A token that is lost is replaced by one for the same.
  const again = await issueStationToken({ name: 'again', station: id, dataDir: service.dataDir });
  const next = new TestStream(() => service.address, again, stream.meta);
  next.write(...stream.lines, actionLine(id, 3, named('village', 'Village race')));
  await next.push(3);
  await expect.poll(() => nameOf('village')).toBe('Village race');
});

it('an event of an organiser is changed by nobody who was not let in for it', async () => {
  const database = new pg.Client(await databaseUrl(service.dataDir));
  await database.connect();
  await database.query(`insert into events (id, name, created) values ('owned', 'Owned', 1)`);
  await database.end();
  const { dataDir } = service;
  const mine = await station(
    await issueStationToken({ name: 'mine', event: 'owned', dataDir }),
    named('owned', 'Owned'),
  );
  await expect.poll(() => nameOf('owned')).toBe('Owned');
  const stranger = await station(
    await issueStationToken({ name: 'stranger', dataDir }),
    named('owned', 'Taken over'),
  );
  await expect
    .poll(() => setAside(stranger))
    .toMatchObject({ count: 1, lines: [{ told: { code: 'setAside.event-of-organiser' } }] });
  expect(await nameOf('owned')).toBe('Owned');
  expect(await setAside(mine)).toEqual({ count: 0, lines: [] });
  const events = eventsPageSchema.parse(await (await fetch(`${service.address}/api/events`)).json());
  expect(events.events.map(({ id }) => id)).toContain('owned');
});

it('a token that was withdrawn opens nothing, and the station is told what to do', async () => {
  const token = await issueStationToken({ name: 'stolen', event: 'lost', dataDir: service.dataDir });
  const stream = await station(token, named('lost', 'Lost'));
  await expect.poll(() => nameOf('lost')).toBe('Lost');
  const database = new pg.Client(await databaseUrl(service.dataDir));
  await database.connect();
  await database.query(`update tokens set withdrawn = 1 where station = $1`, [stream.meta.station]);
  await database.end();
  for (const response of [await stream.open(), await stream.push(), await stream.call('GET', stream.path)]) {
    expect(response.status).toBe(403);
    expect(refusalSchema.parse(await response.json()).problems[0]?.code).toBe('token-withdrawn');
  }
  expect(await nameOf('lost')).toBe('Lost');
});
