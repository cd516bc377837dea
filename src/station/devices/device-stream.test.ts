import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Sections } from '../../contract/feed.ts';
import type { LiveView } from '../live/feed.ts';
import { deviceStream } from './device-stream.ts';
import { RoleFeed } from './role-feed.ts';
import { RoleFeeds } from './role-feeds.ts';

const sections: Sections = {
  station: { id: 'S', name: 'finish', version: '1' },
  simulated: null,
  event: null,
  guns: [],
  mats: [],
  unknownChips: [],
  openPassings: [],
  counts: { entries: 0, started: 0, onCourse: 0, finished: 0 },
  leaders: [],
  actions: [],
  sync: { state: 'off', url: null, recorded: 0, delivered: 0, lastContact: null, detail: null },
  disk: { state: 'ok', reads: 0, actions: 0, lastCommit: null, detail: null },
};
const view = (finished: number): LiveView => ({
  sections: { ...sections, counts: { ...sections.counts, finished } },
  passings: [],
  finishers: [],
});

/** A view of 100 KB and more that is another each time. */
const large = (number: number): LiveView => ({
  ...view(number),
  sections: { ...sections, event: { name: `${number} `.repeat(40_000) } as unknown as Sections['event'] },
});

let feed: RoleFeed;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  feed = new RoleFeed(view(0), () => 0);
});
afterEach(() => {
  feed.close();
  vi.useRealTimers();
});

/** A device on the feed: what reads it, and what became of it. */
function follow() {
  const became: string[] = [];
  const end = new AbortController();
  const stream = deviceStream({
    feed,
    lastId: null,
    end: end.signal,
    onOver: () => became.push('over'),
    onStall: () => became.push('stalled'),
  });
  return { reader: stream.getReader(), became, end };
}

const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

it('fifty devices are sent the very same bytes of a change', async () => {
  const devices = Array.from({ length: 50 }, follow);
  for (const { reader } of devices) expect(textOf((await reader.read()).value)).toContain('event: snapshot');
  const reading = devices.map(({ reader }) => reader.read());
  feed.publish(view(1));
  const [first, ...others] = (await Promise.all(reading)).map(({ value }) => value);
  expect(textOf(first)).toMatch(/^event: change\nid: \w+:1\ndata: .*"finished":1/);
  for (const other of others) expect(other).toBe(first);
});

it('a device that was slow reads all that it missed, and one that was very slow a snapshot', async () => {
  const { reader } = follow();
  await reader.read();
  for (let finished = 1; finished <= 50; finished += 1) feed.publish(view(finished));
  expect(textOf((await reader.read()).value).match(/event: change/g)).toHaveLength(50);
  for (let finished = 51; finished <= 2000; finished += 1) feed.publish(view(finished));
  const text = textOf((await reader.read()).value);
  expect(text.match(/event: \w+/g)).toEqual(['event: snapshot']);
  expect(text).toContain('"finished":2000');
});

it('a device that takes nothing any more is dropped, while one that has nothing to take stays', async () => {
  const asleep = follow();
  await asleep.reader.read();
  const awake = follow();
  await awake.reader.read();
  const takeAll = async () => {
    while (!(await awake.reader.read()).done);
  };
  void takeAll();
  // The sleeping telephone took a snapshot, and then the network takes nothing from this side.
  feed.publish(view(1));
  await asleep.reader.read();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([asleep.became, awake.became]).toEqual([['over', 'stalled'], []]);
});

it('a telephone that stops reading costs no memory, however much happens meanwhile, and is dropped', async () => {
  let connection: Socket | undefined;
  const app = new Hono().get('/feed', (context) => {
    connection = (context.env as HttpBindings).incoming.socket;
    const drop = () => connection?.destroy();
    const end = new AbortController().signal;
    return context.body(deviceStream({ feed, lastId: null, end, onOver: () => undefined, onStall: drop }));
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const telephone = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const gone = once(telephone, 'close');
  telephone.pause().write('GET /feed HTTP/1.1\r\nHost: station\r\n\r\n');
  let most = 0;
  for (let change = 1; change <= 400; change += 1) {
    feed.publish(large(change));
    for (let turn = 0; turn < 3; turn += 1) await nextTurn();
    most = Math.max(most, connection?.writableLength ?? 0);
  }
  // 50 MB were said; what waits is what it missed, up to half a megabyte, or a snapshot.
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(2 ** 20);
  await vi.advanceTimersByTimeAsync(30_000);
  telephone.resume();
  await gone;
  server.close();
});

it('ends when the device is thrown out', async () => {
  const { reader, became, end } = follow();
  await reader.read();
  const reading = reader.read();
  end.abort();
  expect([(await reading).done, became]).toEqual([true, ['over']]);
});

it('a role that nobody follows costs nothing: its feed is made anew when somebody comes', () => {
  const feeds = new RoleFeeds(() => 0);
  feeds.publish(view(1));
  const [one, other] = [feeds.follow('announcer'), feeds.follow('announcer')];
  expect(other).toBe(one);
  feeds.leave('announcer');
  expect(feeds.follow('announcer')).toBe(one);
  feeds.leave('announcer');
  feeds.leave('announcer');
  const anew = feeds.follow('announcer');
  expect(anew).not.toBe(one);
  expect(feeds.follow('desk')).not.toBe(anew);
  for (const role of ['announcer', 'desk'] as const) feeds.leave(role);
});
