import { closeSync, copyFileSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import { EndlessMat } from '../support/endless-mat.ts';
import { feedEvents } from '../support/feed.ts';
import { startStation, temporaryDir } from '../support/processes.ts';
import { startSmallRace } from '../support/small-race.ts';
import { snapshotSchema, type Snapshot } from '../../src/contract/feed.ts';
import { stopWithWholeCopy } from './whole-copy.ts';

test(
  'a station whose journal is damaged while it runs has the readers that the crew connected since, not those of its start',
  { timeout: 240_000 },
  async ({ skip }) => {
    if (process.platform === 'win32') skip('stops a process, which Windows does not');
    using folder = temporaryDir();
    await using started = await EndlessMat.open();
    await using connected = await EndlessMat.open();
    const [data, copy] = [join(folder.path, 'data'), join(folder.path, 'copy')];
    const { raceFile, entriesFile: sample, simulation } = await startSmallRace(folder.path, 1);
    await simulation.stop();
    const entriesFile = join(folder.path, 'entries.csv');
    copyFileSync(sample, entriesFile);
    const { station, address } = await startStation(
      data,
      `--copy=${copy}`,
      `--race=${raceFile}`,
      `--entries=${entriesFile}`,
      `--reader=${started.address}`,
    );
    await using running = station;
    await post(address, '/api/readers', { address: connected.address });
    await post(address, '/api/readers/remove', { address: started.address });
    await expect.poll(() => mats(address), patient).toEqual([connected.address]);
    // What the command line named is not needed any more.
    rmSync(raceFile);
    rmSync(entriesFile);
    const before = readsIn(data);
    await expect.poll(() => readsIn(data), patient).toBeGreaterThan(before + 100);
    // The copy reads from the journal's file: what it has not read when the file is overwritten is lost, and told.
    connected.pause();
    await stopWithWholeCopy(running.child, join(data, 'journal.db'), copy);
    overwrite(join(data, 'journal.db'), 4096);
    overwrite(join(data, 'journal.db-wal'), 32);
    // The index of the log says what SQLite has in memory: without it, it looks into the files.
    overwrite(join(data, 'journal.db-shm'), 0);
    running.child.kill('SIGCONT');
    connected.resume();
    await running.line(/^warning: mended: journal\.db: /, 180_000);
    expect(running.output).not.toMatch(/^warning: missing/m);
    await expect.poll(() => mats(address), patient).toEqual([connected.address]);
    const after = readsIn(data);
    expect(after).toBeGreaterThan(before);
    await expect.poll(() => readsIn(data), patient).toBeGreaterThan(after);
    expect((await running.stop('SIGTERM')).code).toBe(0);
  },
);

const patient = { timeout: 60_000, interval: 100 };

async function post(address: string, path: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(address + path, { method: 'POST', body: JSON.stringify(body), headers });
  expect(response.status, await response.text()).toBe(200);
}

async function mats(address: string): Promise<string[]> {
  return (await sections(address))?.mats.map((mat) => mat.address) ?? [];
}

async function sections(address: string): Promise<Snapshot['sections'] | null> {
  try {
    for await (const { event, data } of feedEvents(address))
      if (event === 'snapshot') return snapshotSchema.parse(data).sections;
  } catch {
    // It is starting again.
  }
  return null;
}

function readsIn(data: string): number {
  const journal = new JournalReader(join(data, 'journal.db'));
  const reads = journal.count('reads');
  journal.close();
  return reads;
}

/** Writes over everything in a file from a byte on. */
function overwrite(path: string, from: number): void {
  const file = openSync(path, 'r+');
  const length = Math.max(0, statSync(path).size - from);
  writeSync(file, Buffer.alloc(length, 0x5a), 0, length, from);
  closeSync(file);
}
