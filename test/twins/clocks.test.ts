import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import { compiledForPreload } from '../support/preload.ts';
import { temporaryDir } from '../support/processes.ts';
import { TellingMat } from '../support/telling-mat.ts';
import { call, following, lan, matStates, other, patient, startLaptop } from './twins.ts';

const ahead = 120_000;

it('a second laptop whose clock is off dates reads by the clock of the mat, which the first found to be right', async ({
  skip,
}) => {
  using folder = temporaryDir();
  const library = compiledForPreload(join(import.meta.dirname, '../faults/set-clock.c'), folder.path);
  if (library === null) {
    skip('needs Linux and a C compiler, to give the second laptop a clock that is off');
    return;
  }
  const clockFile = join(folder.path, 'clock');
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(ahead));
  writeFileSync(clockFile, bytes);
  const [a, b] = [join(folder.path, 'a'), join(folder.path, 'b')];
  await using mat = await TellingMat.open();
  const says = setInterval(() => mat.say(Date.now()), 50);
  try {
    await using first = await startLaptop(a, lan, `--reader=${mat.address}`);
    const args = await following(first);
    vi.stubEnv('LD_PRELOAD', library);
    vi.stubEnv('CLOCK_FILE', clockFile);
    await using second = await startLaptop(b, ...args).finally(() => vi.unstubAllEnvs());
    await expect
      .poll(() => other(second), patient)
      .toMatchObject({ state: 'following', clock: { warn: true }, mats: [{ clock: { counts: 'reader' } }] });
    await first.station.kill();
    await expect.poll(() => other(second), patient).toMatchObject({ state: 'gone', readers: { length: 1 } });
    await call(second, 'peers/take-over', { station: (await other(second)).station });
    await expect.poll(() => matStates(second), patient).toEqual(['reading']);
    const taken = mat.told.length;
    await expect.poll(() => mat.told.length, patient).toBeGreaterThan(taken + 40);
    clearInterval(says);
    await wait(1000);
    await second.station.stop();
  } finally {
    clearInterval(says);
  }
  const journal = new JournalReader(join(b, 'journal.db'));
  const reads = [...journal.reads()];
  journal.close();
  const told = new Map(mat.told.map(({ chip, time }) => [chip, time]));
  expect(reads.length).toBeGreaterThanOrEqual(40);
  for (const { chip, time, earliest, arrived } of reads) {
    expect({ time, earliest }).toEqual({ time: told.get(chip), earliest: undefined });
    expect(arrived - time).toBeGreaterThan(ahead / 2);
  }
});
