import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import { Power } from './power.ts';
import { loadTexts } from './texts.ts';

const around = vi.hoisted(() => ({
  blockers: new Set<number>(),
  told: [] as string[],
  running: false,
  monitor: null as unknown,
}));
vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events');
  around.monitor = new EventEmitter();
  return {
    dialog: { showMessageBox: async ({ message }: { message: string }) => void around.told.push(message) },
    powerMonitor: around.monitor,
    powerSaveBlocker: {
      start: () => {
        around.blockers.add(1);
        return 1;
      },
      stop: (id: number) => around.blockers.delete(id),
    },
  };
});
vi.mock('./race-running.ts', () => ({ raceIsRunning: async () => around.running }));

let battery: { level: number; charging: boolean } | null;
const ask = vi.fn<() => void>();
function power(): Power {
  const executeJavaScript = async () => battery ?? Promise.reject(new Error('no battery'));
  return new Power(
    () => 'http://127.0.0.1:4600',
    () => ({ webContents: { executeJavaScript } }) as never,
    ask,
  );
}

beforeEach(async () => {
  vi.useFakeTimers();
  await loadTexts(['en']);
  (around.monitor as EventEmitter).removeAllListeners();
  around.blockers.clear();
  around.told.length = 0;
  around.running = true;
  battery = null;
  ask.mockClear();
  return () => vi.useRealTimers();
});

test('the laptop stays awake while a race runs, and no longer', async () => {
  const it = power();
  await it.look();
  await it.look();
  expect(around.blockers.size).toBe(1);
  around.running = false;
  await it.look();
  expect(around.blockers.size).toBe(0);
});

test('a battery that runs low in a race is told once, and again after it was charged', async () => {
  const it = power();
  battery = { level: 0.31, charging: false };
  await it.look();
  expect(around.told).toEqual([]);
  for (const level of [0.3, 0.29, 0.2]) {
    battery = { level, charging: false };
    await it.look();
  }
  expect(around.told).toEqual(['The battery is down to 30 %. Plug the laptop in.']);
  battery = { level: 0.2, charging: true };
  await it.look();
  battery = { level: 0.25, charging: false };
  await it.look();
  expect(around.told).toHaveLength(2);
});

test('a laptop that tells nothing of its battery is told nothing', async () => {
  await power().look();
  expect(around.told).toEqual([]);
});

test('a shutdown in a race asks first, whichever way the system announces it', async () => {
  const it = power();
  const window = new EventEmitter();
  it.watch(window as never);
  const announced = () => {
    const event = { preventDefault: vi.fn<() => void>() };
    (around.monitor as EventEmitter).emit('shutdown', event);
    window.emit('query-session-end', event);
    return event.preventDefault.mock.calls.length;
  };
  expect(announced()).toBe(0);
  await it.look();
  expect(announced()).toBe(2);
  expect(ask).toHaveBeenCalledTimes(2);
});
