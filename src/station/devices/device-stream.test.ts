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
