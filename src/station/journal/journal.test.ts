import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { message } from '../../words/message.ts';
import { Committer } from './commit.ts';
import { JournalReader } from './journal-reader.ts';
import type { NewRead } from './rows.ts';
import { openForReading, openForWriting } from './schema.ts';
import { verifyJournal } from '../archive/verify.ts';
import { JournalWriter, type Committed } from './writer.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'goldline-journal-'));
  path = join(folder, 'journal.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (chip: string, time: number): NewRead => ({
  source: 'serial:/dev/mat?protocol=a0&point=finish&baud=115200',
  point: 'finish',
  chip,
  antenna: 1,
  rssi: -61,
  time,
  readerTime: null,
  arrived: time,
  raw: Uint8Array.of(0xa0, 0x13, time & 0xff),
});
const action = (id: string, lamport: number) =>
  JSON.stringify({
    t: 'action',
    v: 1,
    at: 1,
    action: { id, station: 'S', lamport, at: 1, by: 'test', type: 'gun.fire', wave: 'A', gun: 1 },
  });

function write(...batches: { reads?: NewRead[]; actionLines?: string[]; passingLines?: string[] }[]): void {
  const db = openForWriting(path);
  const committer = new Committer(db);
  for (const batch of batches)
    committer.commit({ reads: [], actionLines: [], passingLines: [], ...batch }, 1000);
  db.close();
}

/** Does to the file what no program of ours would: without the guards. */
function tamper(sql: string): void {
  const db = new Database(path);
  for (const { name } of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all() as {
    name: string;
  }[])
    db.exec(`DROP TRIGGER ${name}`);
  db.exec(sql);
  db.close();
}

/** A read by a reader that told the time. */
const told = (chip: string, readerTime: number | null, source = 'tcp:a:1'): NewRead => ({
  ...read(chip, 5),
  source,
  readerTime,
});

describe('the journal', () => {
  it('keeps reads and actions as they came, across openings', () => {
    write({ reads: [read('E1', 1000), read('E2', 1001)] }, { actionLines: [action('a', 1)] });
    write({ reads: [read('E3', 1002)] });
    const journal = new JournalReader(path);
    expect([...journal.reads()]).toMatchObject([
      { number: 1, ...read('E1', 1000), raw: Buffer.from(read('E1', 1000).raw) },
      { number: 2, chip: 'E2' },
      { number: 3, chip: 'E3' },
    ]);
    expect(journal.lines('actions').map(({ line }) => line)).toEqual([action('a', 1)]);
    expect(verifyJournal(journal).differences).toEqual([]);
    journal.close();
  });

  it('tells page by page what the clocks of readers said', () => {
    const many = Array.from({ length: 6000 }, (_, index) => told(`C${index}`, index));
    write({ reads: [told('X', 1, 'tcp:b:1'), told('Y', null), ...many] });
    const journal = new JournalReader(path);
    const pages = [journal.sightings(0)];
    for (let last = pages[0]!; last.next !== null; pages.push(last)) last = journal.sightings(last.next);
    journal.close();
    const sightings = pages.flatMap((page) => page.sightings);
    expect(sightings.slice(0, 2)).toEqual([
      { source: 'tcp:b:1', chip: 'X', readerTime: 1 },
      { source: 'tcp:a:1', chip: 'C0', readerTime: 0 },
    ]);
    expect(pages.length).toBeGreaterThan(1);
    expect(sightings).toHaveLength(6001);
  });

  it('tells how far the clock of a reader was ahead when it last said a read in time', () => {
    const at = (time: number, readerTime: number, arrived: number) => ({
      ...told('A', readerTime),
      time,
      arrived,
    });
    const late = at(100_000, 103_600, 160_000);
    const byArrival = at(200_000, 140_000, 200_000);
    write({ reads: [at(90_000, 93_600, 90_030), late, { ...byArrival, earliest: 140_000 }, byArrival] });
    const journal = new JournalReader(path);
    expect(journal.knownClock('tcp:a:1')).toEqual({ offset: 3600, at: 90_030 });
    expect(journal.knownClock('tcp:b:1')).toBeNull();
    journal.close();
  });

  it('is opened with full durability every time, also when the file is there already', () => {
    for (let opening = 0; opening < 3; opening += 1) {
      const db = openForWriting(path);
      expect(db.pragma('synchronous', { simple: true })).toBe(2);
      expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
      db.close();
    }
  });

  it.each(['reads', 'actions', 'commits', 'passing_lines', 'sources'])(
    'refuses to change or delete %s',
    (table) => {
      write({ reads: [read('E1', 1000)], actionLines: [action('a', 1)], passingLines: ['{}'] });
      const db = openForWriting(path);
      const column = {
        reads: 'chip',
        sources: 'address',
        commits: 'head',
        actions: 'line',
        passing_lines: 'line',
      }[table];
      expect(() => db.exec(`UPDATE ${table} SET ${column} = 'x'`)).toThrow('append-only');
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('append-only');
      db.close();
    },
  );

  it.each([
    [
      'a changed chip',
      "UPDATE reads SET chip = 'E9' WHERE number = 1",
      message('damage.commit-changed', { number: '1' }),
    ],
    [
      'a changed raw frame',
      "UPDATE reads SET raw = x'00' WHERE number = 2",
      message('damage.commit-changed', { number: '1' }),
    ],
    [
      'a deleted read',
      'DELETE FROM reads WHERE number = 2',
      message('damage.read-missing', { number: '2', next: '3' }),
    ],
    [
      'a changed action',
      'UPDATE actions SET line = replace(line, \'"A"\', \'"B"\')',
      message('damage.line-changed', { table: 'actions', number: '1' }),
    ],
    [
      'a commit that is gone',
      'PRAGMA foreign_keys = OFF; DELETE FROM commits WHERE number = 1',
      message('damage.commit-missing', { number: '1' }),
    ],
  ])('verify finds %s', (_name, sql, found) => {
    write(
      { reads: [read('E1', 1000), read('E2', 1001)], actionLines: [action('a', 1)] },
      { reads: [read('E3', 99000)] },
    );
    tamper(sql);
    const journal = new JournalReader(path);
    expect(verifyJournal(journal).differences).toContainEqual(found);
    journal.close();
  });

  it('can be checked while a station goes on writing', () => {
    write({ reads: [read('E1', 1000)] });
    const journal = new JournalReader(path);
    const frozen = new JournalReader(path);
    frozen.freeze();
    const checking = journal.commits()[Symbol.iterator]();
    checking.next();
    write({ reads: [read('E2', 1001)] }, { reads: [read('E3', 1002)] });
    while (checking.next().done !== true);
    expect(verifyJournal(frozen)).toMatchObject({ reads: 1, differences: [] });
    journal.close();
    frozen.close();
  });

  it('refuses a file of a newer program, and one that is not a journal', () => {
    write();
    tamper('PRAGMA user_version = 99');
    expect(() => openForWriting(path)).toThrow('journal.newer');
    expect(() => openForReading(path)).toThrow('journal.newer');
    const other = join(folder, 'other.db');
    new Database(other).exec('CREATE TABLE t (x)').close();
    expect(() => openForWriting(other)).toThrow('journal.foreign');
    expect(() => openForReading(join(folder, 'missing.db'))).toThrow('journal.none');
  });
});

describe('the writer', () => {
  it('tells of rows only after they are on disk, in order, and waits for what is left when it closes', async () => {
    const told: Committed[] = [];
    const writer = await JournalWriter.open(path, {
      onCommit: (committed) => {
        const onDisk = new JournalReader(path);
        expect(onDisk.count('reads')).toBeGreaterThanOrEqual(committed.receipt.reads);
        onDisk.close();
        told.push(committed);
      },
      onTrouble: () => undefined,
    });
    const started = Array.from({ length: 200 }, (_, index) => read(`E${index}`, index));
    for (const one of started.slice(0, 100)) writer.addRead(one);
    await writer.addActions([action('a', 1)]);
    expect(told.flatMap(({ actionLines }) => actionLines)).toHaveLength(1);
    for (const one of started.slice(100)) writer.addRead(one);
    await writer.close();
    expect(told.flatMap(({ reads }) => reads.map(({ chip }) => chip))).toEqual(
      started.map(({ chip }) => chip),
    );
    const numbers = told.flatMap(({ reads, receipt }) => reads.map((_, index) => receipt.firstRead + index));
    expect(numbers).toEqual(started.map((_, index) => index + 1));
  });

  it('lets who has very many rows wait until there is room, and commits them in groups', async () => {
    const sizes: number[] = [];
    const writer = await JournalWriter.open(path, {
      onCommit: ({ reads }) => void sizes.push(reads.length),
      onTrouble: () => undefined,
    });
    const count = 9000;
    for (let index = 0; index < count; index += 1) writer.addRead(read(`E${index}`, index));
    await writer.drained(4000);
    expect(writer.backlog).toBeLessThanOrEqual(4000);
    await writer.drained(0);
    expect(writer.backlog).toBe(0);
    expect(sizes).toEqual([2000, 2000, 2000, 2000, 1000]);
    await writer.close();
    const journal = new JournalReader(path);
    expect([...journal.reads()].map(({ chip }) => chip)).toEqual(
      Array.from({ length: count }, (_, index) => `E${index}`),
    );
    journal.close();
  });

  it('commits a read that comes alone without waiting for others, and what comes meanwhile together', async () => {
    const committed: number[] = [];
    const writer = await JournalWriter.open(path, {
      onCommit: ({ reads }) => void committed.push(reads.length),
      onTrouble: () => undefined,
    });
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      writer.addRead(read('E1', 1));
      // No timer runs: whoever gathers reads for a while never comes to write it.
      await writer.drained(0);
      for (const chip of ['E2', 'E3', 'E4']) writer.addRead(read(chip, 2));
      await writer.drained(0);
    } finally {
      vi.useRealTimers();
    }
    expect(committed).toEqual([1, 3]);
    await writer.close();
  });

  it('tells when the rows that were added so far are on disk, also while more come', async () => {
    const committed: string[] = [];
    const writer = await JournalWriter.open(path, {
      onCommit: ({ reads }) => void committed.push(...reads.map(({ chip }) => chip)),
      onTrouble: () => undefined,
    });
    await writer.written();
    writer.addRead(read('E1', 1000));
    const first = writer.written().then(() => [...committed]);
    await new Promise(setImmediate);
    writer.addRead(read('E2', 1001));
    const second = writer.written().then(() => [...committed]);
    expect((await first)[0]).toBe('E1');
    expect(await second).toEqual(['E1', 'E2']);
    await writer.close();
  });

  it('keeps what the disk refuses and writes it as soon as it can', async () => {
    const troubles: (string | null)[] = [];
    const writer = await JournalWriter.open(path, {
      onCommit: () => undefined,
      onTrouble: (trouble) => troubles.push(trouble?.code ?? null),
    });
    const blocker = new Database(path);
    blocker.exec('BEGIN IMMEDIATE');
    writer.addRead(read('E1', 1));
    await expect.poll(() => troubles.length).toBeGreaterThan(0);
    writer.addRead(read('E2', 2));
    blocker.exec('ROLLBACK');
    blocker.close();
    await expect.poll(() => troubles.at(-1)).toBeNull();
    await writer.close();
    const journal = new JournalReader(path);
    expect([...journal.reads()].map(({ chip }) => chip)).toEqual(['E1', 'E2']);
    expect(verifyJournal(journal).differences).toEqual([]);
    journal.close();
    expect(troubles[0]).toBe('SQLITE_BUSY');
  });
});
