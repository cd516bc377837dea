import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { snapshotSchema, type Sections } from '../../src/contract/feed.ts';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import { EndlessMat } from '../support/endless-mat.ts';
import { feedEvents } from '../support/feed.ts';
import { Mounts } from '../support/mounts.ts';
import { temporaryDir, TestProcess } from '../support/processes.ts';
import { fill } from './disks.ts';
import { expectWhole } from './watched-station.ts';

const reason = Mounts.reason();
const slow = { timeout: 240_000 };
const patient = { timeout: 60_000, interval: 100 };

const goldlineAt = (home: string, ...args: string[]) =>
  new TestProcess(['src/cli/goldline.ts', ...args], { HOME: home, LC_ALL: 'C' });

/** Starts the station of a data directory, for people who have their home in a folder. */
async function start(data: string, home: string, ...args: string[]) {
  mkdirSync(home, { recursive: true });
  const station = new TestProcess(['src/cli/goldline.ts', 'station', `--data=${data}`, '--port=0', ...args], {
    HOME: home,
    LC_ALL: 'C',
  });
  try {
    const [, address = ''] = await station.line(/^Goldline station ready: (\S+)$/);
    return { station, disk: () => diskOf(address) };
  } catch (error) {
    await station[Symbol.asyncDispose]();
    throw error;
  }
}

async function diskOf(address: string): Promise<Sections['disk']> {
  for await (const { event, data } of feedEvents(address))
    if (event === 'snapshot') return snapshotSchema.parse(data).sections.disk;
  throw new Error('the feed ended before it began');
}

async function hears(disk: () => Promise<Sections['disk']>): Promise<number> {
  const { reads: before } = await disk();
  await expect.poll(async () => (await disk()).reads, patient).toBeGreaterThan(before + 20);
  return (await disk()).reads;
}

function readsIn(path: string): number {
  const journal = new JournalReader(path);
  const reads = journal.count('reads');
  journal.close();
  return reads;
}

const standInsIn = (home: string) => readdirSync(join(home, '.goldline', 'stand-in'));

test(
  'a station whose disk is read-only starts with all that it had, hears its mats, and has everything when the disk is well',
  slow,
  async ({ skip }) => {
    if (reason !== null) skip(reason);
    using folder = temporaryDir();
    using mounts = new Mounts();
    await using mat = await EndlessMat.open();
    const home = join(folder.path, 'home');
    const disk = mounts.tmpfs(join(folder.path, 'disk'), 24);
    const data = join(disk, 'data');
    const first = await start(data, home, `--reader=${mat.address}`);
    let shown = await hears(first.disk);
    await first.station.kill();
    mounts.setReadOnly(disk, true);
    // Killed in the stand-in too, it goes on there.
    for (let start = 0; start < 2; start += 1) {
      const next = await startAgain(data, home, shown);
      shown = await hears(next.disk);
      const other = goldlineAt(home, 'station', `--data=${data}`, '--port=0');
      expect((await other.ended()).code).toBe(1);
      expect(other.output).toContain('is in use by another Goldline station');
      const backup = join(folder.path, `backup-${start}.db`);
      expect((await goldlineAt(home, 'backup', `--data=${data}`, `--to=${backup}`).ended()).code).toBe(0);
      expect(readsIn(backup)).toBeGreaterThanOrEqual(shown);
      await next.station.kill();
    }
    mounts.setReadOnly(disk, false);
    const last = await start(data, home);
    await last.station.line(/^warning: what was recorded in .* is in .* now$/);
    expect(await last.disk()).toMatchObject({ state: 'ok', trouble: null });
    expect(await hears(last.disk)).toBeGreaterThan(shown);
    expect((await last.station.stop('SIGTERM')).code).toBe(0);
    expect(readsIn(join(data, 'journal.db'))).toBeGreaterThan(shown);
    expectWhole(data);
    expect(standInsIn(home)).toEqual([]);
  },
);

async function startAgain(data: string, home: string, shown: number) {
  const next = await start(data, home);
  await next.station.line(/the disk cannot be written to/);
  expect(await next.disk()).toMatchObject({ state: 'failing', trouble: 'read-only' });
  expect((await next.disk()).reads).toBeGreaterThanOrEqual(shown);
  return next;
}

test.for([
  ['full', 20],
  ['full', 60],
  ['read-only', 0],
] as const)(
  'the very first start on a disk that is %s (%i KB free) makes a station at once, and its data directory has everything later',
  slow,
  async ([trouble, freeKb], { skip }) => {
    if (reason !== null) skip(reason);
    using folder = temporaryDir();
    using mounts = new Mounts();
    await using mat = await EndlessMat.open();
    const home = join(folder.path, 'home');
    const disk = mounts.tmpfs(join(folder.path, 'disk'), 4);
    const data = join(disk, 'data');
    const photos = trouble === 'full' ? fill(disk, freeKb * 1024) : null;
    if (photos === null) mounts.setReadOnly(disk, true);
    const { station, disk: state } = await start(data, home, `--reader=${mat.address}`);
    const shown = await hears(state);
    expect(await state()).toMatchObject({ state: 'failing', trouble });
    if (photos === null) mounts.setReadOnly(disk, false);
    else rmSync(photos);
    expect((await station.stop('SIGTERM')).code).toBe(0);
    expect(station.output).toMatch(/^warning: what was recorded in .* is in .* now$/m);
    expect(readsIn(join(data, 'journal.db'))).toBeGreaterThanOrEqual(shown);
    expectWhole(data);
    expect(standInsIn(home)).toEqual([]);
    expect(existsSync(join(data, 'settings.json'))).toBe(true);
  },
);
