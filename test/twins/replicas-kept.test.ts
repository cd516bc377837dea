import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { replicaPaths } from '../../src/station/network/replicas.ts';
import { goldline, temporaryDir } from '../support/processes.ts';
import { call, following, lan, other, results, sampleFiles, settledResults, startLaptop } from './twins.ts';

const gun = Date.UTC(2026, 11, 6, 0, 0, 0);

/** Two laptops of which the first is dead after some finishes, and the second has its journal and a stick. */
async function survivor(folder: string) {
  const [a, b, stick] = ['a', 'b', 'stick'].map((name) => join(folder, name)) as [string, string, string];
  mkdirSync(stick);
  const first = await startLaptop(a, lan, ...sampleFiles);
  const second = await startLaptop(b, ...(await following(first)), `--copy=${stick}`);
  await call(first, 'guns', { wave: 'A', gun });
  for (const { person } of (await results(first)).rows.slice(0, 5))
    await call(first, 'passings', { point: 'finish', bib: person.bib, time: gun + 2_400_000 });
  const shown = await settledResults(first, second);
  // The copy of the replica is begun a moment after the replica; an end in order brings it up to date.
  await expect.poll(() => hasReplica(stick), { timeout: 30_000 }).toBe(true);
  await first.station.kill();
  await second.station.stop();
  return { a, b, stick, shown };
}

/** Whether a stick has a file of another station's journal. */
function hasReplica(stick: string): boolean {
  const files = readdirSync(stick, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return files.some(({ parentPath, name }) =>
    readFileSync(join(parentPath, name), 'utf8').includes('keptBy'),
  );
}

async function run(...args: string[]): Promise<string> {
  await using command = goldline(...args);
  const { code } = await command.ended();
  expect([code, command.output]).toEqual([0, command.output]);
  return command.output;
}

it('the journal of the other laptop comes back from the second copy when the disk has lost or damaged it', async () => {
  using folder = temporaryDir();
  const { a, b, stick, shown } = await survivor(folder.path);
  rmSync(a, { recursive: true });
  const [replica = ''] = replicaPaths(b);
  for (const harm of [() => writeFileSync(replica, 'this is no database'), () => rmSync(replica)]) {
    for (const suffix of ['-wal', '-shm']) rmSync(replica + suffix, { force: true });
    harm();
    await using second = await startLaptop(b);
    await second.station.line(/commits came back from the second copy/);
    expect(await results(second)).toEqual(shown);
    expect(await other(second)).toMatchObject({ actions: expect.any(Number) as number });
    await second.station.stop();
  }
  expect(await run('verify', `--data=${b}`, `--copy=${stick}`)).toMatch(
    /second copy of the replica of station \S+ all is well/,
  );
});

it('a data directory made of the second copy, or of a backup, has the journal of the other laptop too', async () => {
  using folder = temporaryDir();
  const { b, stick, shown } = await survivor(folder.path);
  const backup = join(folder.path, 'backup.db');
  await run('backup', `--data=${b}`, `--to=${backup}`);
  rmSync(b, { recursive: true });
  for (const from of [stick, backup]) {
    const data = join(folder.path, `from-${from === stick ? 'stick' : 'backup'}`);
    expect(await run('restore', `--from=${from}`, `--data=${data}`)).toMatch(
      /journal of station \S+ all is well/,
    );
    await using restored = await startLaptop(data);
    expect(await results(restored)).toEqual(shown);
  }
});
