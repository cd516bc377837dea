import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Committer } from './commit.ts';
import { JournalReader } from './journal-reader.ts';
import { writeVersion1 } from './journal-v1.fixture.ts';
import { writeVersion2 } from './journal-v2.fixture.ts';
import { openForWriting } from './schema.ts';
import { verifyJournal } from '../archive/verify.ts';

/** How each released version of the file was written, oldest first. */
const released = [writeVersion1, writeVersion2];
const ofVersion1 = [
  [1, 'E2000017', undefined],
  [2, 'E2000018', undefined],
];
/** What each of them holds. */
const readsOf = [ofVersion1, [...ofVersion1, [3, 'E2000019', 1_763_946_105_000]]];

it.each(released.map((write, index) => [index + 1, write] as const))(
  'a journal of version %d is read, gone on with, and checked',
  (version, write) => {
    const folder = mkdtempSync(join(tmpdir(), 'goldline-migrations-'));
    const path = join(folder, 'journal.db');
    write(path);
    const db = openForWriting(path);
    new Committer(db).commit(
      {
        reads: [],
        actionLines: [],
        passingLines: ['{"t":"passing.gone","v":1,"at":1,"version":2,"id":"x"}'],
      },
      5,
    );
    db.close();
    const journal = new JournalReader(path);
    expect([...journal.reads()].map(({ number, chip, earliest }) => [number, chip, earliest])).toEqual(
      readsOf[version - 1],
    );
    expect(journal.count('actions')).toBe(1);
    expect(journal.count('passing_lines')).toBe(2);
    expect(verifyJournal(journal).differences).toEqual([]);
    journal.close();
    rmSync(folder, { recursive: true, force: true });
  },
);

it.each(released.map((write, index) => [index + 1, write] as const))(
  'a journal of version %d that may only be read is read and checked as it is',
  (version, write) => {
    const folder = mkdtempSync(join(tmpdir(), 'goldline-migrations-'));
    const path = join(folder, 'backup.db');
    write(path);
    const journal = new JournalReader(path);
    expect([...journal.passingReads()].map(({ number, chip, earliest }) => [number, chip, earliest])).toEqual(
      readsOf[version - 1],
    );
    expect(journal.transactionsAfter(0, 0, 10).length).toBeGreaterThan(0);
    expect(verifyJournal(journal).differences.filter(({ code }) => code.startsWith('damage.'))).toEqual([]);
    journal.close();
    rmSync(folder, { recursive: true, force: true });
  },
);

it('this program writes the newest version for which there is a builder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'goldline-migrations-'));
  const db = openForWriting(join(folder, 'journal.db'));
  expect(db.pragma('user_version', { simple: true })).toBe(released.length);
  db.close();
  rmSync(folder, { recursive: true, force: true });
});
