import { expect, test } from 'vitest';
import { freePort, TestProcess, temporaryDir } from '../support/processes.ts';

// `npm start`, without opening anything on the machine that runs the tests.
const start = (...args: string[]) => new TestProcess(['src/cli/start.ts', '--no-open', ...args]);

interface About {
  pid: number;
  station: { dataDir: string };
}

async function about(address: string): Promise<About> {
  return (await (await fetch(new URL('/api/about', address))).json()) as About;
}

test('starts a station, says where its screens are, and stops with it', async () => {
  using dir = temporaryDir();
  await using running = start('--port=0', `--data=${dir.path}`);
  const [, address = ''] = await running.line(/^Console\s+(\S+)$/);
  await running.line(/^Announcer\s+\S+\/announcer$/);
  await running.line(/^Results\s+\S+\/results$/);
  expect((await about(address)).station.dataDir).toBe(dir.path);
  expect(await running.stop('SIGTERM')).toEqual({ code: 0, signal: null });
  await expect(about(address)).rejects.toThrow('fetch failed');
});

test('stops cleanly where the signal comes twice, as under npm', async () => {
  using dir = temporaryDir();
  await using running = start('--port=0', `--data=${dir.path}`);
  await running.line(/^Console/);
  running.child.kill('SIGTERM');
  expect(await running.stop('SIGTERM')).toEqual({ code: 0, signal: null });
});

test('starts the station again at the same address when it dies', async () => {
  using dir = temporaryDir();
  await using running = start('--port=0', `--data=${dir.path}`);
  const [, address = ''] = await running.line(/^Console\s+(\S+)$/);
  const { pid } = await about(address);
  process.kill(pid, 'SIGKILL');
  await running.line(/The station ended by itself \(SIGKILL\)/);
  await running.line(/^The station runs again: /);
  expect((await about(address)).pid).not.toBe(pid);
  await running.stop();
});

test('ends with the message of a station that cannot run', async () => {
  using dir = temporaryDir();
  const port = await freePort();
  await using first = start(`--port=${port}`, `--data=${dir.path}`);
  await first.line(/^Console/);
  using other = temporaryDir();
  await using second = start(`--port=${port}`, `--data=${other.path}`);
  await second.line(new RegExp(`port ${port} is in use by another Goldline station`));
  expect((await second.ended()).code).toBe(1);
  await first.stop();
});

test('leaves no station behind when it is killed', async () => {
  using dir = temporaryDir();
  await using running = start('--port=0', `--data=${dir.path}`);
  const [, address = ''] = await running.line(/^Console\s+(\S+)$/);
  await running.kill();
  await expect
    .poll(() =>
      about(address).then(
        () => 'runs',
        () => 'gone',
      ),
    )
    .toBe('gone');
});

test('the demo brings finishers into the console', async () => {
  using dir = temporaryDir();
  await using running = start('--demo', '--port=0', `--data=${dir.path}`);
  const [, address = ''] = await running.line(/^Console\s+(\S+)$/);
  const finished = async () => {
    const response = await fetch(new URL('/api/results?race=10k&list=overall', address));
    const { lists } = (await response.json()) as { lists: { id: string; finishers: number }[] };
    return lists.find(({ id }) => id === 'overall')?.finishers ?? 0;
  };
  await expect.poll(finished, { timeout: 100_000, interval: 250 }).toBeGreaterThan(0);
  expect((await running.stop()).code).toBe(0);
});

test('says what a wrong speed should be', async () => {
  await using running = start('--demo', '--speed=fast');
  await running.line(/a number above 0, such as 10/);
  expect((await running.ended()).code).toBe(1);
});
