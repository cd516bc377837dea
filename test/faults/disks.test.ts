import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EndlessMat } from '../support/endless-mat.ts';
import { Mounts } from '../support/mounts.ts';
import { temporaryDir } from '../support/processes.ts';
import { copyText, fill } from './disks.ts';
import { SmallDisk } from './small-disk.ts';
import { expectWhole, WatchedStation } from './watched-station.ts';

const reason = Mounts.reason();
const slow = { timeout: 240_000 };

describe('a disk that runs full', () => {
  test(
    'reads go on, wait in memory and in the second copy, and are written when there is room',
    slow,
    async ({ skip }) => {
      if (reason !== null) skip(reason);
      await using small = await SmallDisk.open();
      const { disk, data, mat } = small;
      const copy = small.beside('copy');
      const station = await WatchedStation.start(data, mat.address, copy);
      const state = () => station.sections.disk;
      await station.hears(20);
      fill(disk);
      await station.until(() => state()?.trouble === 'full' && (state()?.waiting ?? 0) > 20);
      expect(state()).toMatchObject({
        state: 'failing',
        detail: expect.stringContaining('delete or move other files'),
      });
      await station.until(() => copyText(copy).includes('"waiting":true'));
      rmSync(join(disk, 'holiday.jpg'));
      await station.until(() => state()?.state === 'ok' && state()?.waiting === 0);
      await station.hears(20);
      expect(await station.stop()).toBe(0);
      station.expectKept(data);
      expectWhole(data);
    },
  );

  test.for(['ended', 'killed'])(
    'a station that is %s while it is full has the rows that waited at its next start',
    slow,
    async (how, { skip }) => {
      if (reason !== null) skip(reason);
      await using small = await SmallDisk.open();
      const { disk, data, mat } = small;
      const copy = small.beside('copy');
      const station = await WatchedStation.start(data, mat.address, copy);
      await station.hears(20);
      fill(disk);
      await station.until(() => (station.sections.disk?.waiting ?? 0) > 20);
      await station.until(() => copyText(copy).includes('"waiting":true'));
      if (how === 'killed') await station.kill();
      else await station.stop();
      const lines = copyText(copy)
        .split('\n')
        .filter((line) => line.includes('"waiting":true'));
      const last = Math.max(
        ...lines.map((line) => {
          const { reads } = JSON.parse(line) as { reads: { first: number; rows: unknown[] } };
          return reads.first + reads.rows.length - 1;
        }),
      );
      rmSync(join(disk, 'holiday.jpg'));
      const next = await WatchedStation.start(data, mat.address, copy);
      await next.until(() => next.reads >= last);
      expect(await next.stop()).toBe(0);
      expectWhole(data);
    },
  );
});

describe('a stick that is pulled out', () => {
  test('is missed at once, harms nothing, and catches up when it is back', slow, async ({ skip }) => {
    if (reason !== null) skip(reason);
    using folder = temporaryDir();
    using mounts = new Mounts();
    await using mat = await EndlessMat.open();
    const stick = mounts.tmpfs(join(folder.path, 'stick'), 16);
    const [data, slot] = [join(folder.path, 'data'), join(folder.path, 'slot')];
    mounts.attach(stick, slot);
    const station = await WatchedStation.start(data, mat.address, slot);
    const copy = () => station.sections.disk?.copy;
    await station.hears(20);
    await station.until(() => copy()?.state === 'ok');
    mounts.detach(slot);
    await station.until(() => copy()?.state === 'gone');
    await station.hears(20);
    expect(station.sections.disk?.state).toBe('ok');
    expect(readdirSync(slot)).toEqual([]);
    mounts.attach(stick, slot);
    await station.until(() => copy()?.state === 'ok' && copy()?.behind === 0);
    expect(await station.stop()).toBe(0);
    expectWhole(data);
  });

  test('with the journal on it is told at once', slow, async ({ skip }) => {
    if (reason !== null) skip(reason);
    using folder = temporaryDir();
    using mounts = new Mounts();
    await using mat = await EndlessMat.open();
    const stick = mounts.tmpfs(join(folder.path, 'stick'), 32);
    const data = mounts.attach(stick, join(folder.path, 'data'));
    const station = await WatchedStation.start(data, mat.address);
    await station.hears(20);
    mounts.detach(data);
    await station.until(() => station.sections.disk?.trouble === 'gone');
    mounts.attach(stick, data);
    await station.until(() => station.sections.disk?.state === 'ok');
    expect(await station.stop()).toBe(0);
    station.expectKept(data);
    expectWhole(data);
  });
});

test(
  'a station whose journal was damaged says so, keeps the file, and has every read again',
  slow,
  async () => {
    using folder = temporaryDir();
    await using mat = await EndlessMat.open();
    const [data, copy] = [join(folder.path, 'data'), join(folder.path, 'copy')];
    mkdirSync(copy);
    const first = await WatchedStation.start(data, mat.address, copy);
    await first.hears(100);
    expect(await first.stop()).toBe(0);
    const journal = join(data, 'journal.db');
    const bytes = readFileSync(journal);
    const damaged = bytes.fill(0x5a, Math.floor(bytes.length / 2) & ~4095, bytes.length);
    writeFileSync(journal, damaged);
    const next = await WatchedStation.start(data, mat.address, copy);
    await next.until(() => next.reads >= first.reads);
    const repaired = next.sections.disk?.repaired;
    expect(readFileSync(join(repaired?.aside ?? '', 'journal.db'))).toEqual(damaged);
    expect(await next.stop()).toBe(0);
    first.expectKept(data);
    expectWhole(data);
  },
);
