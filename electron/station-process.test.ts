import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StationProcess } from './station-process.ts';

class FakeProcess extends EventEmitter {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly asked: unknown[] = [];
  killed: string | null = null;
  connected = true;
  exitCode: number | null = null;
  signalCode = null;

  constructor(args: readonly string[], env: NodeJS.ProcessEnv) {
    super();
    this.args = args;
    this.env = env;
  }

  send(message: unknown): void {
    this.asked.push(message);
  }

  kill(signal: string): void {
    this.killed = signal;
    this.emit('exit', null, signal);
  }
}

const around = vi.hoisted(() => ({
  spawned: [] as FakeProcess[],
  found: null as { pid: number; address: string } | null,
  ended: false,
}));
vi.mock('node:child_process', () => ({
  spawn(_program: string, args: string[], { env }: { env: NodeJS.ProcessEnv }) {
    const child = new FakeProcess(args, env);
    around.spawned.push(child);
    return child;
  },
}));
vi.mock('./station-file.ts', () => ({
  findStation: async () => around.found,
  hasEnded: async () => around.ended,
}));

const { spawned } = around;
const latest = () => spawned.at(-1) ?? expect.fail('no station was started');
const ready = (port = 4600) => latest().emit('message', { type: 'ready', url: `http://127.0.0.1:${port}` });
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

async function startedStation() {
  const events = { onReady: vi.fn(), onGone: vi.fn(), onFailed: vi.fn(), onSlow: vi.fn() };
  const station = new StationProcess('station.js', events);
  const start = { dataDir: 'race', args: ['--port=0', '--data=race'], language: 'ru', openLog: () => 2 };
  await station.start(start);
  return { station, events, start };
}

beforeEach(() => {
  spawned.length = 0;
  around.found = null;
  around.ended = false;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('starts a station on the Node of the app, in the language of the person', async () => {
  const { station, events } = await startedStation();
  expect(station.address).toBeNull();
  ready();
  expect(station.address).toBe('http://127.0.0.1:4600');
  expect(events.onReady).toHaveBeenCalledExactlyOnceWith('http://127.0.0.1:4600');
  expect(latest().env).toMatchObject({ ELECTRON_RUN_AS_NODE: '1', LC_ALL: 'ru' });
});

test('shows a station that runs already, and starts none', async () => {
  around.found = { pid: 7, address: 'http://127.0.0.1:4700' };
  const { events } = await startedStation();
  expect(events.onReady).toHaveBeenCalledExactlyOnceWith('http://127.0.0.1:4700');
  await pass(10_000);
  expect(spawned).toHaveLength(0);
  // It ends, and nobody else takes its place.
  around.ended = true;
  around.found = null;
  await pass(3000);
  expect(latest().args).toContain('--port=4700');
});

test('starts a station that died again, on the port that its windows know', async () => {
  const { events } = await startedStation();
  ready(41234);
  latest().emit('exit', null, 'SIGKILL');
  expect(events.onGone).toHaveBeenCalledExactlyOnceWith('SIGKILL', 0.2);
  await pass(200);
  expect(spawned).toHaveLength(2);
  expect(latest().args).toEqual(['station.js', '--port=0', '--data=race', '--port=41234']);
});

test('never gives up a station that ran, and tries it every ten seconds at least', async () => {
  const { events } = await startedStation();
  ready();
  for (const seconds of [0.2, 1, 2, 5, 10, 10, 10, 10]) {
    latest().emit('message', { type: 'failed', message: 'port 4600 is in use' });
    latest().emit('exit', 1, null);
    expect(events.onGone).toHaveBeenLastCalledWith('code 1', seconds);
    await pass(seconds * 1000);
  }
  expect(spawned).toHaveLength(9);
  expect(events.onFailed).not.toHaveBeenCalled();
});

test('forgets earlier ends after a minute without one', async () => {
  const { events } = await startedStation();
  for (let end = 0; end < 3; end += 1) {
    ready();
    await pass(60_000);
    latest().emit('exit', 9, null);
    expect(events.onGone).toHaveBeenLastCalledWith('code 9', 0.2);
    await pass(200);
  }
});

test('shows at once why a station cannot run at all, and starts it when it is told to', async () => {
  const { station, events, start } = await startedStation();
  latest().emit('message', { type: 'failed', message: 'port 4600 is in use by another program' });
  latest().emit('exit', 1, null);
  expect(events.onFailed).toHaveBeenCalledExactlyOnceWith('port 4600 is in use by another program', 'code 1');
  await pass(60_000);
  expect(spawned).toHaveLength(1);
  await station.start(start);
  expect(spawned).toHaveLength(2);
});

test('a station that cannot even be started has failed too', async () => {
  const { events } = await startedStation();
  latest().emit('error', new Error('ENOENT'));
  expect(events.onFailed).toHaveBeenCalledExactlyOnceWith(null, 'ENOENT');
});

test('says so where a start takes long, once', async () => {
  const { events } = await startedStation();
  await pass(4999);
  expect(events.onSlow).toHaveBeenCalledOnce();
  ready();
  await pass(60_000);
  expect(events.onSlow).toHaveBeenCalledOnce();
});

test('asks the station to stop and does not start it again', async () => {
  const { station, events } = await startedStation();
  ready();
  const stopped = station.stop();
  expect(latest().asked).toEqual([{ type: 'stop' }]);
  latest().emit('exit', 0, null);
  await stopped;
  await pass(60_000);
  expect(spawned).toHaveLength(1);
  expect(latest().killed).toBeNull();
  expect(events.onGone).not.toHaveBeenCalled();
});

test('ends a station that does not stop when asked', async () => {
  const { station } = await startedStation();
  ready();
  const stopped = station.stop();
  await pass(5000);
  await stopped;
  expect(latest().killed).toBe('SIGKILL');
});

test('stops while it waits to start again', async () => {
  const { station } = await startedStation();
  ready();
  latest().emit('exit', 9, null);
  await station.stop();
  await pass(60_000);
  expect(spawned).toHaveLength(1);
});
