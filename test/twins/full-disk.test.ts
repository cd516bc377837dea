import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Mounts } from '../support/mounts.ts';
import { temporaryDir } from '../support/processes.ts';
import {
  call,
  following,
  lan,
  other,
  patient,
  results,
  sampleFiles,
  settledResults,
  startLaptop,
} from './twins.ts';

const reason = Mounts.reason();
const gun = Date.UTC(2026, 11, 6, 0, 0, 0);

/** Writes a file until nothing more fits; gives its path. */
function fill(disk: string): string {
  const file = join(disk, 'holiday.jpg');
  try {
    for (;;) appendFileSync(file, Buffer.alloc(4096));
  } catch {
    return file;
  }
}

test('a laptop whose disk does not take what the other reads says so of itself, and never that the other is gone', async ({
  skip,
}) => {
  if (reason !== null) skip(reason);
  using folder = temporaryDir();
  using mounts = new Mounts();
  const b = join(folder.path, 'b');
  const disk = mounts.tmpfs(join(b, 'peers'), 8);
  await using first = await startLaptop(join(folder.path, 'a'), lan, ...sampleFiles);
  // A busy laptop may take longer than a second to answer.
  await using second = await startLaptop(b, '--gone-after=30', ...(await following(first)));
  await settledResults(first, second);
  const holiday = fill(disk);
  await call(first, 'guns', { wave: 'A', gun });
  for (const { person } of (await results(first)).rows.slice(0, 100))
    await call(first, 'passings', { point: 'finish', bib: person.bib, time: gun + 2_400_000 });
  await expect.poll(async () => (await other(second)).notKept, patient).toBe('full');
  const { lastContact } = await other(second);
  await expect
    .poll(async () => (await other(second)).lastContact, patient)
    .toBeGreaterThan(lastContact ?? Infinity);
  const heard = await other(second);
  expect(heard.state).not.toBe('gone');
  expect(heard.detail).toContain('the disk is full');
  expect(await other(first)).toMatchObject({ state: 'following', notKept: null, disk: null });
  rmSync(holiday);
  await expect.poll(async () => (await other(second)).notKept, patient).toBeNull();
  await settledResults(first, second);
});

test('a laptop shows that the other cannot write to its disk, and how much waits there', async ({ skip }) => {
  if (reason !== null) skip(reason);
  using folder = temporaryDir();
  using mounts = new Mounts();
  const b = mounts.tmpfs(join(folder.path, 'b'), 16);
  await using first = await startLaptop(join(folder.path, 'a'), lan, ...sampleFiles);
  await using second = await startLaptop(b, ...(await following(first)));
  await settledResults(first, second);
  const holiday = fill(b);
  const acts = [call(second, 'guns', { wave: 'A', gun })];
  // The log may have room from before, which is taken up again first: people go on typing until it is used up.
  const typeMore = () => {
    for (let act = 0; act < 40; act += 1)
      acts.push(call(second, 'passings', { point: 'finish', bib: null, time: gun + acts.length * 1000 }));
  };
  await expect
    .poll(async () => {
      const { disk } = await other(first);
      if (disk === null) typeMore();
      return disk;
    }, patient)
    .toMatchObject({ trouble: 'full', waiting: expect.any(Number) as number });
  rmSync(holiday);
  await Promise.all(acts);
  await expect.poll(async () => (await other(first)).disk, patient).toBeNull();
});
