import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StationProcess } from './station-process.ts';

class FakeProcess extends EventEmitter {
  readonly args: readonly string[];
  readonly asked: unknown[] = [];
  killed = false;

  constructor(args: readonly string[]) {
    super();
    this.args = args;
  }

  postMessage(message: unknown): void {
    this.asked.push(message);
  }

  kill(): void {
    this.killed = true;
    this.emit('exit', 1);
  }
}

const forked = vi.hoisted((): FakeProcess[] => []);
vi.mock('electron', () => ({
  utilityProcess: {
    fork(_entry: string, args: string[]) {
      const child = new FakeProcess(args);
      forked.push(child);
      return child;
    },
  },
}));

const latest = () => forked.at(-1) ?? expect.fail('no station was started');
const ready = (port = 4600) => latest().emit('message', { type: 'ready', url: `http://127.0.0.1:${port}` });

function startedStation() {
  const events = { onReady: vi.fn(), onGone: vi.fn(), onFailed: vi.fn() };
  const station = new StationProcess('station.js', ['--data=race', '--port=0'], events);
  station.start();
  return { station, events };
}

beforeEach(() => {
  forked.length = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('says where the station answers', () => {
  const { station, events } = startedStation();
  expect(station.address).toBeNull();
  ready();
  expect(station.address).toBe('http://127.0.0.1:4600');
  expect(events.onReady).toHaveBeenCalledExactlyOnceWith('http://127.0.0.1:4600');
});

test('starts a station that died again, on the port that its windows know', () => {
  const { events } = startedStation();
  ready(41234);
  latest().emit('exit', 9);
  expect(events.onGone).toHaveBeenCalledExactlyOnceWith(9, 0.2);
  vi.advanceTimersByTime(200);
  expect(forked).toHaveLength(2);
  expect(latest().args).toEqual(['--data=race', '--port=0', '--port=41234']);
});

test('waits longer each time and gives up at last', () => {
  const { events } = startedStation();
  ready();
  for (const seconds of [0.2, 1, 2, 5, 10]) {
    latest().emit('exit', 9);
    expect(events.onGone).toHaveBeenLastCalledWith(9, seconds);
    vi.advanceTimersByTime(seconds * 1000);
  }
  latest().emit('exit', 9);
  vi.runAllTimers();
  expect(forked).toHaveLength(6);
  expect(events.onFailed).toHaveBeenCalledExactlyOnceWith('The station ended 6 times (code 9).');
});

test('forgets earlier ends after a minute without one', () => {
  const { events } = startedStation();
  for (let end = 0; end < 10; end += 1) {
    ready();
    vi.advanceTimersByTime(60_000);
    latest().emit('exit', 9);
    vi.advanceTimersByTime(200);
  }
  expect(events.onFailed).not.toHaveBeenCalled();
  expect(forked).toHaveLength(11);
});

test('shows at once why a station cannot run at all', () => {
  const { events } = startedStation();
  latest().emit('message', { type: 'failed', message: 'port 4600 is in use by another program' });
  latest().emit('exit', 1);
  expect(events.onFailed).toHaveBeenCalledExactlyOnceWith('port 4600 is in use by another program');
  expect(events.onGone).not.toHaveBeenCalled();
});

test('tries again where a station that ran before cannot start at the first go', () => {
  const { events } = startedStation();
  ready();
  latest().emit('exit', 9);
  vi.advanceTimersByTime(200);
  latest().emit('message', { type: 'failed', message: 'race is in use' });
  latest().emit('exit', 1);
  expect(events.onFailed).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(forked).toHaveLength(3);
});

test('asks the station to stop and does not start it again', async () => {
  const { station, events } = startedStation();
  ready();
  const stopped = station.stop();
  expect(latest().asked).toEqual([{ type: 'stop' }]);
  latest().emit('exit', 0);
  await stopped;
  vi.runAllTimers();
  expect(forked).toHaveLength(1);
  expect(latest().killed).toBe(false);
  expect(events.onGone).not.toHaveBeenCalled();
});

test('ends a station that does not stop when asked', async () => {
  const { station } = startedStation();
  ready();
  const stopped = station.stop();
  vi.advanceTimersByTime(5000);
  await stopped;
  expect(latest().killed).toBe(true);
});

test('stops while it waits to start again', async () => {
  const { station } = startedStation();
  ready();
  latest().emit('exit', 9);
  await station.stop();
  vi.runAllTimers();
  expect(forked).toHaveLength(1);
});
