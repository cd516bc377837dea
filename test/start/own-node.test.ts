import { expect, test } from 'vitest';
import { TestProcess, temporaryDir } from '../support/processes.ts';

/** `goldline …` where the shell finds an old Node: the program believes that this one is. */
function onOldNode(...args: string[]): TestProcess {
  const pretend = "Object.defineProperty(process, 'versions', { value: { node: '20.20.2' } })";
  return new TestProcess(['--import', `data:text/javascript,${pretend}`, 'src/cli/bin.js', ...args]);
}

test('goes on with the Node it brings along and ends as that ends', async () => {
  await using version = onOldNode('--version');
  await version.line(/^\d+\.\d+\.\d+$/);
  expect((await version.ended()).code).toBe(0);
  await using wrong = onOldNode('nonsense');
  await wrong.line(/unknown command/);
  expect((await wrong.ended()).code).toBe(1);
});

test.each(['SIGTERM', 'SIGINT'] as const)('a station on it stops cleanly on %s', async (signal) => {
  using dir = temporaryDir();
  await using station = onOldNode('station', `--data=${dir.path}`, '--port=0');
  const [, address = ''] = await station.line(/^Goldline station ready: (\S+)$/);
  expect(await station.stop(signal)).toEqual({ code: 0, signal: null });
  await expect(fetch(address)).rejects.toThrow('fetch failed');
});

test('a station on it does not outlive its starter', async () => {
  using dir = temporaryDir();
  await using station = onOldNode('station', `--data=${dir.path}`, '--port=0');
  const [, address = ''] = await station.line(/^Goldline station ready: (\S+)$/);
  await station.kill();
  const answers = () =>
    fetch(address).then(
      () => true,
      () => false,
    );
  await expect.poll(answers).toBe(false);
});
