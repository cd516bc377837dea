import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import { verifyCopy } from '../../src/station/archive/verify-copy.ts';
import { EndlessMat } from '../support/endless-mat.ts';
import { compiledForPreload } from '../support/preload.ts';
import { stopped, temporaryDir } from '../support/processes.ts';
import { expectWhole, WatchedStation } from './watched-station.ts';

const kills = Number(process.env['GOLDLINE_KILLS'] ?? 100);
const powerCuts = Number(process.env['GOLDLINE_POWER_CUTS'] ?? 100);
const minutes = 60_000;

const random = (max: number) => Math.floor(Math.random() * max);

test(
  `a station that is killed ${kills} times has every read that was shown, and so has its second copy`,
  { timeout: 15 * minutes },
  async () => {
    using folder = temporaryDir();
    await using mat = await EndlessMat.open();
    const [data, copy] = [join(folder.path, 'data'), join(folder.path, 'copy')];
    for (let kill = 1; kill <= kills; kill += 1) {
      const station = await WatchedStation.start(data, mat.address, copy);
      await station.hears(1 + random(40));
      await new Promise((resolve) => setTimeout(resolve, random(30)));
      await station.kill();
      station.expectKept(data);
      if (kill % 20 === 0) expectWhole(data);
    }
    const station = await WatchedStation.start(data, mat.address, copy);
    await station.hears(1);
    expect(await station.stop()).toBe(0);
    expectWhole(data);
    const journal = new JournalReader(join(data, 'journal.db'));
    const { differences, commit } = verifyCopy(copy, journal);
    expect({ differences, commit }).toEqual({ differences: [], commit: journal.count('commits') });
    journal.close();
  },
);

/** Keeps what was synced, and nothing else. */
const source = join(import.meta.dirname, '../../../shared/tools/powercut.c');
test(
  `after ${powerCuts} power cuts, what was shown is what reached the disk`,
  { timeout: 15 * minutes },
  async ({ skip }) => {
    using folder = temporaryDir();
    const library = compiledForPreload(source, folder.path);
    if (library === null) {
      skip('needs Linux, a C compiler, and powercut.c, which keeps only what was synced');
      return;
    }
    await using mat = await EndlessMat.open();
    const [data, disk] = [join(folder.path, 'data'), join(folder.path, 'disk')];
    // The journal is there before: the shim does not know of files that are deleted again.
    const first = await WatchedStation.start(data, mat.address);
    await first.hears(1);
    expect(await first.stop()).toBe(0);
    cpSync(data, disk, { recursive: true });
    const station = await WatchedStation.start(data, mat.address, '-', {
      LD_PRELOAD: library,
      SHADOW_SRC: data,
      SHADOW_DST: disk,
    });
    for (let cut = 1; cut <= powerCuts; cut += 1) {
      await station.hears(1 + random(20));
      const { reads, actions } = station;
      // While the process stands still, its disk is what a power cut at this moment would leave.
      station.process.child.kill('SIGSTOP');
      await stopped(station.process.child.pid);
      const left = join(folder.path, `left-${cut}`);
      cpSync(disk, left, { recursive: true });
      station.process.child.kill('SIGCONT');
      const journal = new JournalReader(join(left, 'journal.db'));
      expect(journal.count('reads')).toBeGreaterThanOrEqual(reads);
      expect(journal.count('actions')).toBeGreaterThanOrEqual(actions);
      journal.close();
      if (cut % 10 === 0) expectWhole(left);
    }
    await station.kill();
    const after = await WatchedStation.start(join(folder.path, `left-${powerCuts}`), mat.address);
    await after.hears(10);
    expect(await after.stop()).toBe(0);
    expectWhole(join(folder.path, `left-${powerCuts}`));
  },
);
