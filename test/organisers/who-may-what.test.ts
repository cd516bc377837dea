import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pathOf, type Call } from '../../src/contract/calls/call.ts';
import { organiserCalls } from '../../src/contract/calls/organiser.ts';
import { serviceCalls, syncCalls } from '../../src/contract/calls/service.ts';
import { memberRoleSchema, type MemberRole } from '../../src/contract/organiser.ts';
import type { Joined } from '../../src/contract/join.ts';
import { decisions } from '../../src/service/rights/decisions.ts';
import { define } from '../sync/test-race.ts';
import { databaseUrl, startTestService, type TestService } from '../sync/test-service.ts';
import { actionLine, TestStream } from '../sync/test-station.ts';
import { asMember, asOperator, TestBrowser } from './test-browser.ts';

type Name = keyof typeof serviceCalls;
type Who =
  | 'anybody'
  | 'expired session'
  | 'owner of another event'
  | MemberRole
  | 'operator'
  | 'station'
  | 'station of another event'
  | 'withdrawn station';

/** What each may do, said once more, so that a slip in the table of decisions is seen. */
const open: Name[] = [
  'about',
  'openapi',
  'events',
  'event',
  'eventRaceResults',
  'eventList',
  'races',
  'raceResults',
  'runner',
  'raceResultsFile',
  'eventState',
  'eventLive',
  'whoAmI',
  'signIn',
  'signOut',
  'readLink',
  'takeLink',
  'probe',
  'joinEvent',
  'onlineRaces',
  'enterOnline',
  'ownRun',
  'beginFile',
  'sendFile',
  'declareRun',
  'shiftFile',
  'chooseFile',
  'answerRun',
  'withdrawRun',
  'eraseFiles',
];
const signedIn: Name[] = [...open, 'changePassword', 'ownEvents'];
const looking: Name[] = [...signedIn, 'organiserEvent'];
const viewing: Name[] = ['onlineWork', 'runQueue', 'reviewRun', 'compareRuns'];
const reviewing: Name[] = [...viewing, 'runPicture', 'decideRun'];
const timing: Name[] = [...looking, 'joinCodes', 'makeJoinCode', 'withdrawJoinCode', 'withdrawStation'];
const owner: Name[] = [
  ...timing,
  ...reviewing,
  'setOnlineRace',
  'makeEntryCodes',
  'makeEvent',
  'addSite',
  'members',
  'inviteMember',
  'withdrawInvitation',
  'setMember',
  'auditLog',
];
const may: Record<Who, Name[]> = {
  anybody: open,
  'expired session': open,
  'owner of another event': [...signedIn, 'makeEvent'],
  viewer: [...looking, ...viewing],
  announcer: looking,
  editor: [...looking, ...reviewing],
  timing,
  owner,
  operator: owner,
  station: [...open, 'openStream', 'streamState', 'streamLines', 'pushLines', 'leaveEvent'],
  'station of another event': [...open, 'leaveEvent'],
  'withdrawn station': open,
};
const everybody = Object.keys(may) as Who[];

const event = 'city-10k';
let service: TestService;
let operator: TestBrowser;
let stream: TestStream;
const browsers = new Map<Who, TestBrowser>();
const tokens = new Map<Who, string>();

const address = () => service.address;

async function joined(of: string, station = randomUUID()): Promise<Joined & { station: string }> {
  const body = { name: of, site: null, role: 'timing', hours: 1 } as const;
  const { code } = await operator.ask(organiserCalls.makeJoinCode, { params: { event: of }, body });
  const response = await fetch(address() + syncCalls.joinEvent.path, {
    method: 'POST',
    body: JSON.stringify({ code, station, name: of }),
  });
  return { ...((await response.json()) as Joined), station };
}

beforeAll(async () => {
  service = await startTestService();
  operator = await asOperator(address, service.dataDir);
  browsers.set('operator', operator);
  for (const id of [event, 'other']) await operator.ask(organiserCalls.makeEvent, { body: { id, name: id } });
  for (const role of memberRoleSchema.options)
    browsers.set(role, await asMember(operator, address, { event, name: role, role }));
  const stranger = { event: 'other', name: 'stranger', role: 'owner' } as const;
  browsers.set('owner of another event', await asMember(operator, address, stranger));
  const expired = await asMember(operator, address, { event, name: 'expired', role: 'owner' });
  browsers.set('expired session', expired);
  const database = new pg.Client(await databaseUrl(service.dataDir));
  await database.connect();
  await database.query(
    `update sessions set expires = 1 where account = (select id from accounts where key = 'expired')`,
  );
  await database.end();
  browsers.set('anybody', new TestBrowser(address));

  const own = await joined(event);
  tokens.set('station', own.token);
  stream = new TestStream(address, own.token, { station: own.station, kind: 'ops' });
  stream.write(actionLine(own.station, 1, define));
  await stream.open();
  await stream.push();
  tokens.set('station of another event', (await joined('other')).token);
  const withdrawn = await joined(event);
  tokens.set('withdrawn station', withdrawn.token);
  await operator.ask(organiserCalls.withdrawStation, {
    params: { event },
    body: { station: withdrawn.station },
  });
  await vi.waitUntil(async () => (await fetch(`${address()}/api/events/${event}`)).ok, 20_000);
});
afterAll(() => service.remove());

/** Bodies with which a call gets as far as what it decides itself. */
function bodyOf(name: Name, who: Who): string | Buffer {
  if (name === 'makeEvent') return JSON.stringify({ id: `of-${everybody.indexOf(who)}`, name: 'x' });
  if (name === 'openStream') return JSON.stringify(stream.meta);
  if (name === 'pushLines') return stream.body();
  return '{}';
}

async function statusOf(who: Who, name: Name): Promise<number> {
  const call: Call = serviceCalls[name];
  const params = {
    event,
    race: event,
    list: 'overall',
    id: name.startsWith('race') ? event : stream.meta.stream,
    run: 'unknown',
    file: 'unknown',
    bib: '1',
    other: '2',
  };
  const token = tokens.get(who);
  const cookie = browsers.get(who)?.cookie;
  const response = await fetch(address() + pathOf(call, { params, query: { nonce: 'n', from: 1 } }), {
    method: call.method,
    headers: {
      'sec-fetch-site': 'same-origin',
      ...(call.method === 'GET' ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(cookie === undefined || cookie === null ? {} : { cookie }),
    },
    ...(call.method === 'GET' ? {} : { body: new Uint8Array(Buffer.from(bodyOf(name, who) as string)) }),
  });
  await response.body?.cancel();
  return response.status;
}

/** What ends the session or the token that it comes with is tried last. */
const last: Name[] = ['signOut', 'leaveEvent'];
const names = (Object.keys(serviceCalls) as Name[]).toSorted(
  (one, other) => last.indexOf(one) - last.indexOf(other),
);

describe.each(names)('%s', (name) => {
  it.each(everybody)('asked by: %s', async (who) => {
    const status = await statusOf(who, name);
    if (may[who].includes(name)) expect([200, 400, 404, 422]).toContain(status);
    else expect([401, 403]).toContain(status);
  });
});

it('each call has its decision, and one without is for nobody', () => {
  expect(Object.keys(decisions).toSorted()).toEqual(Object.keys(serviceCalls).toSorted());
  expect(Object.values(decisions).filter((decision) => decision.length === 0)).toEqual([]);
});

it('a path that is no call is refused for everybody', async () => {
  for (const { cookie } of browsers.values())
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'])
      for (const path of [
        '/api/organiser/anything',
        '/v1/anything',
        `/api/organiser/events/${event}/secrets`,
      ]) {
        const response = await fetch(address() + path, { method, headers: { cookie: cookie ?? '' } });
        expect(response.status).toBe(404);
      }
});
