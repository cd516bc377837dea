import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { waitingLine } from '../../src/station/copy/copy-format.ts';
import { Committer } from '../../src/station/journal/commit.ts';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import type { NewRead } from '../../src/station/journal/rows.ts';
import { openForWriting } from '../../src/station/journal/schema.ts';
import { PeerBook } from '../../src/station/network/peer-book.ts';
import { replicaPath } from '../../src/station/network/replicas.ts';
import { Station } from '../../src/station/station.ts';
import { EndlessMat } from '../support/endless-mat.ts';

const patient = { timeout: 60_000, interval: 50 };

/** Reads and acts of the data folder that {@link makeDataFolder} makes, those that wait not counted. */
export interface Made {
  reads: number;
  actions: number;
}

/** A station in this process, and nothing connected to it. */
export function startQuietly(dataDir: string, copy?: string): Promise<Station> {
  return Station.start({
    dataDir,
    port: 0,
    screens: '.',
    sync: null,
    ...(copy === undefined ? {} : { copy }),
  });
}

/**
 * Makes a folder with everything in it that a data folder can have, as a station leaves it that was killed: a journal with
 * a write-ahead log, settings, a paired laptop with its journal, and rows that waited for a full disk.
 */
export async function makeDataFolder(folder: string, copy?: string): Promise<Made> {
  const live = `${folder}.live`;
  const station = await startQuietly(live, copy);
  const mat = await EndlessMat.open();
  await station.crew.connectReader('test', mat.address);
  await vi.waitUntil(() => station.disk.view().reads > 150, patient);
  await mat[Symbol.asyncDispose]();
  for (const bib of ['11', '12', '13'])
    await station.crew.setOrder('test', 'all', [bib]).catch(() => undefined);
  for (let gun = 1; gun <= 20; gun += 1)
    await station.crew.fireGun('test', `wave ${gun}`, gun).catch(() => undefined);
  new PeerBook(live).put({
    station: otherStation,
    name: 'other',
    address: 'http://127.0.0.1:1',
    secret: null,
  });
  makeReplica(live);
  if (copy !== undefined) await vi.waitUntil(() => station.disk.view().copy?.behind === 0, patient);
  cpSync(live, folder, { recursive: true });
  await station.stop();
  const journal = new JournalReader(join(folder, 'journal.db'));
  const made = { reads: journal.count('reads'), actions: journal.count('actions') };
  journal.close();
  writeFileSync(
    join(folder, 'waiting.ndjson'),
    `${waitingLine({ reads: [read(1), read(2)], actionLines: [] }, made)}\n`,
  );
  return made;
}

const otherStation = 'b4ae1fb0-5d16-4b0e-9d6c-6d8a2a1d6a11';

function makeReplica(dataDir: string): void {
  const db = openForWriting(replicaPath(dataDir, otherStation), {
    station: otherStation,
    ops: '0c9a9fd0-53c5-4c2f-8f3f-d0d4a2b6a001',
    obs: '0c9a9fd0-53c5-4c2f-8f3f-d0d4a2b6a002',
    createdAt: 1,
  });
  const reads = Array.from({ length: 60 }, (_, index) => read(100 + index));
  new Committer(db).commit({ reads, actionLines: [], passingLines: [] }, 1000);
  db.close();
}

function read(number: number): NewRead {
  const time = 1_763_946_000_000 + number * 1000;
  return {
    source: 'tcp:127.0.0.1:4001?protocol=a0&point=finish',
    point: 'finish',
    chip: `E3${String(number).padStart(6, '0')}`,
    antenna: 1,
    rssi: -60,
    time,
    readerTime: null,
    arrived: time,
    raw: Uint8Array.of(number & 0xff),
  };
}
