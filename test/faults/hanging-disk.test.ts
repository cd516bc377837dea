import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EndlessMat } from '../support/endless-mat.ts';
import { Mounts } from '../support/mounts.ts';
import { compiledForPreload } from '../support/preload.ts';
import { temporaryDir } from '../support/processes.ts';
import { copyText, lastWaiting } from './disks.ts';
import { expectWhole, WatchedStation } from './watched-station.ts';

const slow = { timeout: 240_000 };

/** A folder, a mat, and a disk below the folder that hangs when it is told to; null where there can be none. */
async function rigged() {
  const folder = temporaryDir();
  const library = compiledForPreload(join(import.meta.dirname, 'hang-disk.c'), folder.path);
  const flag = join(folder.path, 'hangs');
  return {
    possible: library !== null,
    data: join(folder.path, 'data'),
    copy: join(folder.path, 'copy'),
    mat: await EndlessMat.open(),
    /** The environment of a station whose disk below a folder can hang. */
    hanging: (below: string) => ({ LD_PRELOAD: library ?? '', HANG_BELOW: below, HANG_WHILE: flag }),
    hang: () => writeFileSync(flag, ''),
    answer: () => rmSync(flag, { force: true }),
    async [Symbol.asyncDispose]() {
      await this.mat[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}
const needed = 'needs Linux and a C compiler, to give the station a disk that hangs';

describe("a journal's disk that hangs", () => {
  test(
    'is told with its age, holds up no screen, and is written to when it answers',
    slow,
    async ({ skip }) => {
      await using rig = await rigged();
      if (!rig.possible) skip(needed);
      const { data, copy, mat } = rig;
      const station = await WatchedStation.start(data, mat.address, copy, rig.hanging(data));
      const disk = () => station.sections.disk;
      await station.hears(20);
      rig.hang();
      await station.until(() => disk()?.trouble === 'hanging' && (disk()?.waiting ?? 0) > 20);
      expect(disk()).toMatchObject({
        state: 'failing',
        since: expect.any(Number),
        detail: { code: 'disk.hanging' },
        copy: { detail: null },
      });
      const before = disk()?.waiting ?? 0;
      await station.until(() => (disk()?.waiting ?? 0) > before + 100);
      rig.answer();
      await station.until(() => disk()?.state === 'ok' && disk()?.waiting === 0);
      await station.hears(20);
      await station.until(() => disk()?.copy?.state === 'ok' && disk()?.copy?.behind === 0);
      expect(await station.stop()).toBe(0);
      station.expectKept(data);
      expectWhole(data);
    },
  );

  test.for(['killed', 'ended'])(
    'what waited for it is in the second copy, and in the journal at the next start: %s',
    slow,
    async (how, { skip }) => {
      await using rig = await rigged();
      if (!rig.possible) skip(needed);
      const { data, copy, mat } = rig;
      const station = await WatchedStation.start(data, mat.address, copy, rig.hanging(data));
      await station.hears(20);
      rig.hang();
      await station.until(() => (station.sections.disk?.waiting ?? 0) > 200);
      await station.until(() => lastWaiting(copy) > station.reads + 200);
      if (how === 'killed') await station.kill();
      else {
        await station.stop();
        expect(station.process.output).toMatch(
          /reads and \d+ actions could not be written .*second copy in .* has them/,
        );
      }
      const last = lastWaiting(copy);
      rig.answer();
      const next = await WatchedStation.start(data, mat.address, copy);
      await next.until(() => next.reads >= last);
      expect(await next.stop()).toBe(0);
      station.expectKept(data);
      expectWhole(data);
    },
  );
});

describe("a second copy's stick that hangs", () => {
  test('is told, holds up nothing, and catches up when it answers', slow, async ({ skip }) => {
    await using rig = await rigged();
    if (!rig.possible) skip(needed);
    const { data, copy, mat } = rig;
    const station = await WatchedStation.start(data, mat.address, copy, rig.hanging(copy));
    const state = () => station.sections.disk?.copy;
    await station.hears(20);
    rig.hang();
    await station.until(() => state()?.state === 'hanging');
    await station.hears(100);
    expect(station.sections.disk?.state).toBe('ok');
    rig.answer();
    await station.until(() => state()?.state === 'ok' && state()?.behind === 0);
    expect(await station.stop()).toBe(0);
    expectWhole(data);
  });

  test('does not keep the station from ending', slow, async ({ skip }) => {
    await using rig = await rigged();
    if (!rig.possible) skip(needed);
    const { data, copy, mat } = rig;
    const station = await WatchedStation.start(data, mat.address, copy, rig.hanging(copy));
    await station.hears(20);
    rig.hang();
    await station.hears(20);
    await station.stop();
    expect(station.reads).toBeGreaterThanOrEqual(40);
    station.expectKept(data);
    expectWhole(data);
  });

  test(
    'is refused in words when it is chosen, while reads go on and the copy before goes on',
    slow,
    async ({ skip }) => {
      await using rig = await rigged();
      if (!rig.possible) skip(needed);
      const { data, copy, mat } = rig;
      const stick = join(data, '..', 'stick');
      const station = await WatchedStation.start(data, mat.address, copy, rig.hanging(stick));
      const [, address = ''] = await station.process.line(/^ready (\S+)$/);
      await station.hears(20);
      rig.hang();
      const answer = fetch(`${address}/api/copy`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ dir: join(stick, 'goldline') }),
      });
      await station.hears(100);
      const { status, text } = await answer.then(async (it) => ({
        status: it.status,
        text: await it.text(),
      }));
      expect(status).toBe(422);
      expect(text).toContain('does not answer');
      const before = copyText(copy).length;
      await station.hears(20);
      await station.until(() => copyText(copy).length > before);
      expect(station.sections.disk?.copy).toMatchObject({ dir: copy, next: null });
      rig.answer();
      await station.stop();
      expectWhole(data);
    },
  );
});

test(
  'a file system that is frozen is told, and a station that ends meanwhile loses nothing',
  slow,
  async ({ skip }) => {
    const reason = Mounts.reason();
    if (reason !== null) skip(reason);
    using folder = temporaryDir();
    using mounts = new Mounts();
    const disk = mounts.freezable(join(folder.path, 'disk'), 64);
    if (disk === null) {
      skip('needs a loop device, for a file system that can be frozen');
      return;
    }
    await using mat = await EndlessMat.open();
    const [data, copy] = [join(disk, 'data'), join(folder.path, 'copy')];
    const station = await WatchedStation.start(data, mat.address, copy);
    const state = () => station.sections.disk;
    await station.hears(20);
    mounts.freeze(disk);
    await station.until(() => state()?.trouble === 'hanging' && (state()?.waiting ?? 0) > 200);
    mounts.thaw(disk);
    await station.until(() => state()?.state === 'ok' && state()?.waiting === 0);
    mounts.freeze(disk);
    await station.until(() => state()?.trouble === 'hanging');
    const stopped = station.stop();
    await station.process.line(/second copy in .* has them/);
    const last = lastWaiting(copy);
    // A process whose thread waits in the kernel ends when it does.
    mounts.thaw(disk);
    await stopped;
    const next = await WatchedStation.start(data, mat.address, copy);
    await next.until(() => next.reads >= last);
    expect(await next.stop()).toBe(0);
    station.expectKept(data);
    expectWhole(data);
  },
);
