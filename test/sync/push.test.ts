import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusalSchema } from '../../src/contract/problem.ts';
import {
  lineBytesMax,
  probeReplySchema,
  pushConflictSchema,
  pushLinesMax,
  streamStateSchema,
} from '../../src/contract/sync.ts';
import { startTestService, type TestService } from './test-service.ts';
import { TestStream } from './test-station.ts';

let service: TestService;
let stream: TestStream;
const station = randomUUID();

beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.remove());
beforeEach(async () => {
  stream = new TestStream(() => service.address, service.unusedToken, { station });
  await stream.open();
});

async function stateOf(response: Response) {
  expect(response.status).toBe(200);
  return streamStateSchema.parse(await response.json());
}

async function conflictOf(response: Response) {
  expect(response.status).toBe(409);
  return pushConflictSchema.parse(await response.json());
}

async function problemOf(response: Response, status: number) {
  expect(response.status).toBe(status);
  return refusalSchema.parse(await response.json()).problems[0]?.code;
}

describe('a station finds the service', () => {
  it('by an answer that repeats its nonce, with no token needed', async () => {
    const reply = probeReplySchema.parse(
      await (await fetch(`${service.address}/v1/probe?nonce=n-17`)).json(),
    );
    expect(reply).toMatchObject({ svc: 'goldline', life: 1, nonce: 'n-17' });
  });

  it('but a web page does not', async () => {
    const response = await stream.call('GET', stream.path, undefined, { origin: 'https://example.org' });
    expect(await problemOf(response, 403)).toBe('origin');
  });

  it('and is told when it speaks another protocol', async () => {
    const response = await stream.call('GET', stream.path, undefined, { 'sync-protocol': '3' });
    expect(await problemOf(response, 426)).toBe('sync-protocol');
  });

  it('and, of the version before, is told in words that its laptop is to be updated, before anything is sent', async () => {
    for (const path of ['/v1/probe?nonce=1', stream.path]) {
      const response = await stream.call('GET', path, undefined, { 'sync-protocol': '1' });
      expect(response.status).toBe(426);
      const { problems } = refusalSchema.parse(await response.json());
      expect(problems[0]?.message).toContain('update Goldline on the station’s laptop');
    }
  });
});

describe('making a stream known', () => {
  it('is harmless when done again, and starts at 0 with the chain of its own', async () => {
    const first = await stateOf(await stream.open());
    const second = await stateOf(await stream.open());
    expect(first).toMatchObject({ stream: stream.meta.stream, high: 0, head: stream.headAt(0) });
    expect({ ...second, now: 0 }).toEqual({ ...first, now: 0 });
  });

  it('follows a station that got another name, but not one that is something else', async () => {
    const renamed = JSON.stringify({ ...stream.meta, name: 'Ziel' });
    expect((await stream.call('PUT', stream.path, renamed)).status).toBe(200);
    const other = JSON.stringify({ ...stream.meta, kind: 'ops' });
    expect(await problemOf(await stream.call('PUT', stream.path, other), 422)).toBe('stream-mismatch');
  });

  it('is needed before lines are sent', async () => {
    const unknown = new TestStream(() => service.address, service.unusedToken, { station }).write('a');
    expect(await problemOf(await unknown.push(), 404)).toBe('stream-unknown');
  });

  it('refuses a description of another stream or with fields nobody knows', async () => {
    const other = JSON.stringify({ ...stream.meta, stream: randomUUID() });
    expect(await problemOf(await stream.call('PUT', stream.path, other), 400)).toBe('bad-input');
    const more = JSON.stringify({ ...stream.meta, admin: true });
    expect(await problemOf(await stream.call('PUT', stream.path, more), 400)).toBe('bad-input');
  });
});

describe('a push', () => {
  it('is answered with where the stream stands, and comes back byte for byte', async () => {
    stream.write('{"t":"x"}', '  {"ünïcode": "北京"}\r', '', '{"t":"y"}');
    expect(await stateOf(await stream.push())).toMatchObject({ high: 4, head: stream.headAt(4) });
    expect(await stream.readBack()).toBe(stream.text());
    expect(await stream.readBack('?from=2&limit=1')).toBe('  {"ünïcode": "北京"}\r\n');
  });

  it('may be packed with gzip', async () => {
    stream.write('a', 'b');
    expect(await stateOf(await stream.pushZipped())).toMatchObject({ high: 2 });
  });

  it('may come twice, late, and overlapping', async () => {
    stream.write('a', 'b', 'c', 'd');
    await stateOf(await stream.push(1, 2));
    expect(await stateOf(await stream.push(1, 2))).toMatchObject({ high: 2 });
    expect(await stateOf(await stream.push(2, 4))).toMatchObject({ high: 4, head: stream.headAt(4) });
    expect(await stateOf(await stream.push(1, 1))).toMatchObject({ high: 4, head: stream.headAt(4) });
    expect(await stream.readBack()).toBe('a\nb\nc\nd\n');
  });

  it('may come many times at once', async () => {
    stream.write(...Array.from({ length: 50 }, (_, index) => `line ${index}`));
    await Promise.all([1, 2, 3, 4, 5].flatMap((step) => [stream.push(1, step * 10), stream.push(1, 50)]));
    expect(await stream.high()).toBe(50);
    expect(await stream.readBack()).toBe(stream.text());
  });

  it('with lines missing before it is told where the stream stands', async () => {
    stream.write('a', 'b', 'c');
    await stateOf(await stream.push(1, 1));
    const reply = await conflictOf(await stream.push(3, 3));
    expect(reply).toMatchObject({ conflict: 'gap', state: { high: 1, head: stream.headAt(1) } });
    expect(await stream.high()).toBe(1);
  });

  it('of a copied station that went its own way is not taken, and changes nothing', async () => {
    const copy = new TestStream(() => service.address, service.unusedToken, stream.meta);
    stream.write('a', 'b', 'c');
    copy.write('a', 'B', 'c', 'd');
    await stateOf(await stream.push());
    for (const reply of [await copy.push(1, 2), await copy.push(2, 3), await copy.push(4, 4)])
      expect(await conflictOf(reply)).toMatchObject({ conflict: 'diverged', state: { high: 3 } });
    expect(await stream.readBack()).toBe('a\nb\nc\n');
  });

  it('whose lines changed on the way is not taken', async () => {
    stream.write('a', 'b');
    const head = stream.headAt(1);
    expect(await problemOf(await stream.push(1, 2, { head }), 400)).toBe('bad-head');
    expect(await stream.high()).toBe(0);
  });

  it('that was cut off is not taken', async () => {
    stream.write('a', 'b', 'c');
    const body = stream.body();
    const cut = await stream.call('POST', `${stream.path}/lines`, body.subarray(0, body.length - 3));
    expect(await problemOf(cut, 400)).toBe('bad-count');
    const zipped = gzipSync(body);
    const cutZip = await stream.call('POST', `${stream.path}/lines`, zipped.subarray(0, zipped.length - 9), {
      'content-encoding': 'gzip',
    });
    expect(await problemOf(cutZip, 400)).toBe('bad-encoding');
    expect(await stream.high()).toBe(0);
  });

  it('with a line that is too long is refused and named', async () => {
    stream.write('a', 'x'.repeat(lineBytesMax), 'y'.repeat(lineBytesMax + 1));
    expect(await stateOf(await stream.push(1, 2))).toMatchObject({ high: 2 });
    const response = await stream.push(3, 3);
    expect(await problemOf(response.clone(), 413)).toBe('line-too-long');
    expect(await response.text()).toContain('line 3');
  });

  it('is refused when it has more lines than allowed, or unpacks to more bytes than allowed', async () => {
    stream.write(...Array.from({ length: pushLinesMax + 1 }, () => 'a'));
    expect(await problemOf(await stream.push(), 400)).toBe('bad-input');
    expect(await stateOf(await stream.push(1, pushLinesMax))).toMatchObject({ high: pushLinesMax });
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const response = await stream.call('POST', `${stream.path}/lines`, bomb, { 'content-encoding': 'gzip' });
    expect(await problemOf(response, 413)).toBe('too-large');
  });

  it('for another stream than its address says is refused', async () => {
    stream.write('a');
    const response = await stream.push(1, 1, { stream: randomUUID() });
    expect(await problemOf(response, 400)).toBe('bad-input');
  });
});
