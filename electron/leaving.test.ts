import { beforeEach, expect, test, vi } from 'vitest';
import { Leaving } from './leaving.ts';

const around = vi.hoisted(() => ({
  quit: vi.fn(),
  running: vi.fn(),
  confirmed: vi.fn(),
}));
vi.mock('electron', () => ({ app: { quit: around.quit } }));
vi.mock('./race-running.ts', () => ({ raceIsRunning: around.running }));
vi.mock('./quit-question.ts', () => ({ leavingConfirmed: around.confirmed }));

function shell(address: string | null = 'http://127.0.0.1:4600') {
  const station = { address, stop: vi.fn(() => Promise.resolve()) };
  const windows = { close: vi.fn(), console: null };
  return { station, windows, leaving: new Leaving(station, windows) };
}

beforeEach(() => {
  vi.resetAllMocks();
  around.running.mockResolvedValue(true);
  around.confirmed.mockResolvedValue(true);
});

test('asks while a race is running and stays where the person keeps timing', async () => {
  around.confirmed.mockResolvedValue(false);
  const { station, leaving } = shell();
  await leaving.ask();
  expect(leaving.decided).toBe(false);
  expect(station.stop).not.toHaveBeenCalled();
  around.confirmed.mockResolvedValue(true);
  await leaving.ask();
  expect(around.quit).toHaveBeenCalledOnce();
});

test('leaves without a question when no race is running', async () => {
  around.running.mockResolvedValue(false);
  const { leaving } = shell();
  await leaving.ask();
  expect(around.confirmed).not.toHaveBeenCalled();
  expect(around.quit).toHaveBeenCalledOnce();
});

test('leaves without a question before the station was ready', async () => {
  await shell(null).leaving.ask();
  expect(around.confirmed).not.toHaveBeenCalled();
  expect(around.quit).toHaveBeenCalledOnce();
});

test('asks one question at a time and leaves once', async () => {
  const answer = Promise.withResolvers<boolean>();
  around.confirmed.mockReturnValue(answer.promise);
  const { leaving } = shell();
  const leavings = [leaving.ask(), leaving.ask()];
  answer.resolve(true);
  await Promise.all(leavings);
  await leaving.now();
  expect(around.confirmed).toHaveBeenCalledOnce();
  expect(around.quit).toHaveBeenCalledOnce();
});

test('the station has put everything on disk before the windows go', async () => {
  const { station, windows, leaving } = shell();
  await leaving.now();
  const [stopped = NaN] = station.stop.mock.invocationCallOrder;
  expect(windows.close.mock.invocationCallOrder[0]).toBeGreaterThan(stopped);
});
