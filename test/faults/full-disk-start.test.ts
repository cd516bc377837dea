import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EndlessMat } from '../support/endless-mat.ts';
import { Mounts } from '../support/mounts.ts';
import { temporaryDir } from '../support/processes.ts';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import { copyText, fill } from './disks.ts';
import { expectWhole, WatchedStation } from './watched-station.ts';

const reason = Mounts.reason();
const slow = { timeout: 240_000 };

test(
  'a station that was killed on a full disk starts on it, hears its mats, and writes everything when there is room',
  slow,
  async ({ skip }) => {
    if (reason !== null) skip(reason);
    using folder = temporaryDir();
    using mounts = new Mounts();
    await using mat = await EndlessMat.open();
    const disk = mounts.tmpfs(join(folder.path, 'disk'), 12);
    const [data, copy] = [join(disk, 'data'), join(folder.path, 'copy')];
    const first = await WatchedStation.start(data, mat.address, copy);
    await first.hears(20);
    fill(disk);
    await first.until(() => (first.sections.disk?.waiting ?? 0) > 20);
    await first.kill();
    // Whatever became free is taken by others too.
    const photos = fill(disk);
    const waited = waitingReads(copy);
    const next = await WatchedStation.start(data, mat.address, copy);
    expect(next.reads).toBeGreaterThanOrEqual(first.reads);
    const state = () => next.sections.disk;
    // The reserve takes a few of them first.
    for (let full = false; !full; full = state()?.trouble === 'full') {
      fill(disk);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await next.until(() => (state()?.waiting ?? 0) > 20);
    rmSync(photos);
    await next.until(() => state()?.state === 'ok' && state()?.waiting === 0);
    await next.until(() => next.reads >= waited);
    expect(await next.stop()).toBe(0);
    next.expectKept(data);
    expectWhole(data);
  },
);

test(
  'an act that waits for a full disk is done once, if the station is killed and started on it and the act is sent again',
  slow,
  async ({ skip }) => {
    if (reason !== null) skip(reason);
    using folder = temporaryDir();
    using mounts = new Mounts();
    await using mat = await EndlessMat.open();
    const disk = mounts.tmpfs(join(folder.path, 'disk'), 12);
    const [data, copy] = [join(disk, 'data'), join(folder.path, 'copy')];
    const first = await WatchedStation.start(data, mat.address, copy);
    await first.hears(20);
    fill(disk);
    await first.until(() => first.sections.disk?.trouble === 'full');
    const id = randomUUID();
    const asked = connectMat(first, id).catch(() => null);
    await first.until(() => copyText(copy).includes(id));
    await first.kill();
    expect(await asked).toBeNull();
    // It was given up at an earlier start.
    rmSync(join(data, 'reserve.bin'), { force: true });
    const photos = fill(disk);
    const next = await WatchedStation.start(data, mat.address);
    const answers = [connectMat(next, id), connectMat(next, id)];
    await next.until(() => next.sections.disk?.trouble === 'full');
    rmSync(photos);
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200]);
    expect(await next.stop()).toBe(0);
    const journal = new JournalReader(join(data, 'journal.db'));
    const lines = [...journal.lines('actions')].filter(({ line }) => line.includes(id));
    journal.close();
    expect(lines).toHaveLength(1);
  },
);

/** Connects one more mat, which nobody plugged in, as the act of this id. */
async function connectMat(station: WatchedStation, id: string): Promise<Response> {
  const [, address = ''] = await station.process.line(/^ready (\S+)$/);
  return fetch(`${address}/api/readers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'Goldline-Act': id },
    body: JSON.stringify({ address: 'tcp:127.0.0.1:9?protocol=csv&point=start' }),
  });
}

/** How many reads the copy knows of, those that wait included. */
function waitingReads(copy: string): number {
  const lines = readdirSync(copy).flatMap((name) => readFileSync(join(copy, name), 'utf8').split('\n'));
  const ends = lines
    .filter((line) => line.includes('"waiting":true'))
    .map((line) => JSON.parse(line) as { reads?: { first: number; rows: unknown[] } })
    .map(({ reads }) => (reads === undefined ? 0 : reads.first + reads.rows.length - 1));
  return Math.max(0, ...ends);
}
