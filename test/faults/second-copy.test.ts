import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EndlessMat } from '../support/endless-mat.ts';
import { Mounts } from '../support/mounts.ts';
import { temporaryDir } from '../support/processes.ts';
import { copyText, fill, lastWaiting } from './disks.ts';
import { SmallDisk } from './small-disk.ts';
import { expectWhole, WatchedStation } from './watched-station.ts';

const reason = Mounts.reason();
const slow = { timeout: 240_000 };

/** Sets the folder of the second copy, as the console does. */
async function setCopy(station: WatchedStation, dir: string | null) {
  const [, address = ''] = await station.process.line(/^ready (\S+)$/);
  const answer = await fetch(`${address}/api/copy`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ dir }),
  });
  return { status: answer.status, text: await answer.text() };
}

describe('another folder for the second copy', () => {
  test('takes the place of the one before when it has everything', slow, async () => {
    using folder = temporaryDir();
    await using mat = await EndlessMat.open();
    const [data, one, other] = ['data', 'one', 'other'].map((name) => join(folder.path, name)) as [
      string,
      string,
      string,
    ];
    const station = await WatchedStation.start(data, mat.address, one);
    const copy = () => station.sections.disk?.copy;
    await station.hears(200);
    expect(await setCopy(station, other)).toMatchObject({ status: 200 });
    await station.until(() => copy()?.dir === other && copy()?.state === 'ok');
    await station.hears(20);
    expect(await station.stop()).toBe(0);
    const next = await WatchedStation.start(data, mat.address);
    expect(next.sections.disk?.copy?.dir).toBe(other);
    expect(await next.stop()).toBe(0);
  });

  test.for([
    ['a file', 'nothing'],
    ['a folder in a file', 'nothing/copy'],
    ['a folder in a folder that is not there', 'missing/copy'],
  ] as const)('is refused in words where it is %s, and the one before goes on', slow, async ([, name]) => {
    using folder = temporaryDir();
    await using mat = await EndlessMat.open();
    const [data, copy] = [join(folder.path, 'data'), join(folder.path, 'copy')];
    writeFileSync(join(folder.path, 'nothing'), '');
    const station = await WatchedStation.start(data, mat.address, copy);
    await station.hears(20);
    const { status, text } = await setCopy(station, join(folder.path, name));
    expect(status).toBe(422);
    expect(text).toContain('cannot hold the second copy');
    const before = copyText(copy).length;
    await station.until(() => copyText(copy).length > before);
    await station.until(() => station.sections.disk?.copy?.next === null);
    expect(station.sections.disk?.copy).toMatchObject({ dir: copy });
    expect(await station.stop()).toBe(0);
  });

  test('that is full leaves the one before, and says so', slow, async ({ skip }) => {
    if (reason !== null) skip(reason);
    using folder = temporaryDir();
    using mounts = new Mounts();
    await using mat = await EndlessMat.open();
    const [data, copy] = [join(folder.path, 'data'), join(folder.path, 'copy')];
    const stick = mounts.tmpfs(join(folder.path, 'stick'), 2);
    fill(stick);
    const station = await WatchedStation.start(data, mat.address, copy);
    await station.hears(20);
    const { status, text } = await setCopy(station, join(stick, 'goldline'));
    expect(status).toBe(422);
    expect(text).toContain('the disk is full');
    const before = copyText(copy).length;
    await station.until(() => copyText(copy).length > before);
    expect(await station.stop()).toBe(0);
  });
});

describe('a second copy that is set, as is advised, while the disk is full', () => {
  test('does not end the one that has what waits, and has it too', slow, async ({ skip }) => {
    if (reason !== null) skip(reason);
    await using small = await SmallDisk.open();
    const { disk, data, mat } = small;
    const [one, other] = [small.beside('one'), small.beside('other')];
    const station = await WatchedStation.start(data, mat.address, one);
    const state = () => station.sections.disk;
    await station.hears(20);
    fill(disk);
    await station.until(() => state()?.trouble === 'full' && (state()?.waiting ?? 0) > 50);
    expect(await setCopy(station, other)).toMatchObject({ status: 200 });
    await station.until(() => state()?.copy?.dir === other && state()?.copy?.state === 'ok');
    const waiting = lastWaiting(other);
    expect(waiting).toBeGreaterThanOrEqual(lastWaiting(one));
    await station.until(() => lastWaiting(other) > waiting);
    const last = lastWaiting(other);
    await station.kill();
    rmSync(join(disk, 'holiday.jpg'));
    const next = await WatchedStation.start(data, mat.address, other);
    await next.until(() => next.reads >= last);
    expect(await next.stop()).toBe(0);
    station.expectKept(data);
    expectWhole(data);
  });

  test.for(['without one before', 'with one before'])(
    'is where the next start finds what waited, even if the station is killed while the disk is full: %s',
    slow,
    async (which, { skip }) => {
      if (reason !== null) skip(reason);
      await using small = await SmallDisk.open();
      const { disk, data, mat } = small;
      const [one, copy] = [small.beside('one'), small.beside('copy')];
      const station = await WatchedStation.start(data, mat.address, which === 'with one before' ? one : '-');
      const state = () => station.sections.disk;
      await station.hears(20);
      fill(disk);
      await station.until(() => (state()?.waiting ?? 0) > 50);
      expect(await setCopy(station, copy)).toMatchObject({ status: 200 });
      await station.until(() => state()?.copy?.dir === copy && lastWaiting(copy) > station.reads + 200);
      const last = lastWaiting(copy);
      await station.kill();
      rmSync(join(disk, 'holiday.jpg'));
      const next = await WatchedStation.start(data, mat.address);
      expect(next.sections.disk?.copy).toMatchObject({ dir: copy, remembered: true });
      await next.until(() => next.reads >= last);
      expect(await next.stop()).toBe(0);
      expectWhole(data);
    },
  );
});

test.for(['without a second copy', 'with a second copy'])(
  'a station that ends on a full disk says what became of the reads, whatever else fails: %s',
  slow,
  async (which, { skip }) => {
    if (reason !== null) skip(reason);
    await using small = await SmallDisk.open();
    const { disk, data, mat } = small;
    const copy = small.beside('copy');
    const hasCopy = which === 'with a second copy';
    const station = await WatchedStation.start(data, mat.address, hasCopy ? copy : '-');
    await station.hears(20);
    fill(disk);
    await station.until(() => (station.sections.disk?.waiting ?? 0) > 200);
    // What takes the file of the running station away cannot do it.
    rmSync(join(data, 'station.json'));
    mkdirSync(join(data, 'station.json'));
    // And nothing that it frees may be used.
    fill(disk);
    expect(await station.stop()).toBe(70);
    expect(station.process.output).toMatch(
      hasCopy ? /\d+ reads .* second copy in .* has them/ : /\d+ reads .* they are lost/,
    );
  },
);

test(
  'a stick that is full gets no file after file, and goes on when there is room',
  slow,
  async ({ skip }) => {
    if (reason !== null) skip(reason);
    using folder = temporaryDir();
    using mounts = new Mounts();
    await using mat = await EndlessMat.open();
    const data = join(folder.path, 'data');
    const stick = mounts.tmpfs(join(folder.path, 'stick'), 2);
    const copy = join(stick, 'goldline');
    const station = await WatchedStation.start(data, mat.address, copy);
    const state = () => station.sections.disk?.copy;
    await station.hears(20);
    await station.until(() => state()?.state === 'ok');
    fill(stick);
    await station.until(() => state()?.state === 'full');
    await station.hears(1000);
    const files = readdirSync(copy);
    expect(files).toHaveLength(1);
    expect(statSync(join(copy, files[0] ?? '')).size).toBeGreaterThan(0);
    rmSync(join(stick, 'holiday.jpg'));
    await station.until(() => state()?.state === 'ok' && state()?.behind === 0);
    expect(readdirSync(copy)).toHaveLength(1);
    expect(await station.stop()).toBe(0);
    expectWhole(data);
  },
);
