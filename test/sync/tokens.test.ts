import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusalSchema } from '../../src/contract/problem.ts';
import { issueStationToken } from '../../src/service/service.ts';
import { startTestService, type TestService } from './test-service.ts';
import { TestStream } from './test-station.ts';

let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.remove());

const address = () => service.address;

async function keptToken(): Promise<string> {
  return (await readFile(join(service.dataDir, 'station-token'), 'utf8')).trim();
}

async function codeOf(response: Response): Promise<string | undefined> {
  return refusalSchema.parse(await response.json()).problems[0]?.code;
}

it('a token is made at the start, kept where only its owner reads it, and given again after a restart', async () => {
  expect(service.unusedToken).toMatch(/^gl_[\w-]{43}$/);
  expect(await keptToken()).toBe(service.unusedToken);
  expect((await stat(join(service.dataDir, 'station-token'))).mode & 0o777).toBe(0o600);
  await service.stop();
  const before = service.unusedToken;
  service = await startTestService(service.dataDir);
  expect(service.unusedToken).toBe(before);
});

it('no call on streams is answered without a token that the service issued', async () => {
  for (const token of ['', 'gl_made-up'])
    for (const [method, path] of [
      ['PUT', ''],
      ['GET', ''],
      ['GET', '/lines'],
      ['POST', '/lines'],
    ] as const) {
      const stranger = new TestStream(address, token).write('a');
      const body = method === 'GET' ? undefined : 'x';
      const response = await stranger.call(method, stranger.path + path, body);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(await codeOf(response)).toBe('token-unknown');
    }
});

it('a token belongs to the first station that uses it, and the next station gets another', async () => {
  const token = await keptToken();
  const station = randomUUID();
  const ops = new TestStream(address, token, { station, kind: 'ops' });
  const obs = new TestStream(address, token, { station });
  expect((await ops.open()).status).toBe(200);
  expect((await obs.open()).status).toBe(200);

  const other = new TestStream(address, token);
  const refused = await other.open();
  expect(refused.status).toBe(403);
  expect(await codeOf(refused)).toBe('token-of-another-station');

  const next = await keptToken();
  expect(next).not.toBe(token);
  expect((await new TestStream(address, next).open()).status).toBe(200);
});

it("a station neither reads nor writes another station's streams", async () => {
  const mine = new TestStream(address, await keptToken()).write('mine');
  await mine.open();
  await mine.push();
  const otherToken = await keptToken();
  await new TestStream(address, otherToken).open();
  const intruder = new TestStream(address, otherToken, mine.meta).write('mine', 'theirs');
  const calls = [intruder.open(), intruder.push(), intruder.call('GET', intruder.path)];
  for (const response of await Promise.all([...calls, intruder.call('GET', `${intruder.path}/lines`)])) {
    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain(mine.headAt(1));
  }
  expect(await mine.high()).toBe(1);
});

it('a station that has a token is not claimed by another, and gets a new one only from who runs the service', async () => {
  const station = randomUUID();
  const mine = new TestStream(address, await keptToken(), { station }).write('mine');
  await mine.open();
  await mine.push();
  const claims = [
    new TestStream(address, await keptToken(), mine.meta),
    new TestStream(address, await keptToken(), { station }),
  ];
  for (const claim of claims) {
    const refused = await claim.open();
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({
      problems: [{ code: 'station-has-token', params: { value: station } }],
    });
  }
  // Its token is still good for another station.
  expect((await new TestStream(address, await keptToken()).open()).status).toBe(200);
  const lost = await issueStationToken({ name: 'Finish A', station, dataDir: service.dataDir });
  expect((await new TestStream(address, lost, mine.meta).open()).status).toBe(200);
});

it('of two new tokens that come for one station at once, one is taken', async () => {
  const station = randomUUID();
  const { dataDir } = service;
  const tokens = [
    await issueStationToken({ name: 'one', dataDir }),
    await issueStationToken({ name: 'two', dataDir }),
  ];
  const answers = await Promise.all(
    tokens.map((token) => new TestStream(address, token, { station }).open()),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 403]));
});

it('more tokens are issued while the service runs, and while it does not', async () => {
  const { dataDir } = service;
  const one = await issueStationToken({ name: 'Start', dataDir });
  await service.stop();
  const two = await issueStationToken({ name: '30 km', dataDir });
  service = await startTestService(dataDir);
  for (const token of [one, two]) expect((await new TestStream(address, token).open()).status).toBe(200);
});

it('no token is ever logged', async () => {
  expect(service.logged.join('\n')).not.toContain('gl_');
});
