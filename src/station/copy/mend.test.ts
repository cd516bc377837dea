// Over 300 lines: one damage after another to the same journal and its copy.
import {
  closeSync,
  cpSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RepairView } from '../../contract/disk-view.ts';
import { message, type Message } from '../../words/message.ts';
import { messageText } from '../../words/text.ts';
import { DataDir } from '../data/data-dir.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { Committer } from '../journal/commit.ts';
import { SealKeeper } from '../journal/last-seal.ts';
import { fileVersion, openForReading, openForWriting } from '../journal/schema.ts';
import { Station } from '../station.ts';
import { verifyJournal } from '../archive/verify.ts';
import { CopyBench, rowsOf } from './copy.fixture.ts';
import { waitingLine } from './copy-format.ts';
import { mendJournal } from './mend.ts';

// Longer than other files: each kind of damage on one bench, so that none is left out of what mending promises.
let bench: CopyBench;
beforeEach(() => {
  bench = new CopyBench();
});
afterEach(() => bench.remove());

/** What a station does before it opens its journal. */
function mend(copy: boolean) {
  const dir = DataDir.take(bench.data);
  if (copy) dir.save({ copy: { dir: bench.stick, otherDisk: false } });
  try {
    return mendJournal(dir).repaired;
  } finally {
    dir.release();
  }
}

const english = (told: Message) => messageText('en', told);

/** What a station says that it mended, and what is missing, in English. */
function inEnglish(repaired: RepairView | null | undefined) {
  return { damage: repaired && english(repaired.damage), missing: repaired?.missing.map(english) };
}

/** What a station leaves in the settings at its first start. */
function remember(): void {
  const dir = DataDir.take(bench.data);
  dir.save({ journal: bench.identity(), fileVersion: fileVersion() });
  dir.release();
}

function differences(): string[] {
  const journal = new JournalReader(bench.journal);
  const found = verifyJournal(journal).differences;
  journal.close();
  return found.map(english);
}

/** Overwrites the middle of the pages that hold the reads. */
function damagePages(): void {
  const db = openForReading(bench.journal);
  const size = Number(db.pragma('page_size', { simple: true }));
  const pages = db
    .prepare("SELECT pageno FROM dbstat WHERE name = 'reads' AND pagetype = 'leaf' ORDER BY pageno")
    .pluck()
    .all() as number[];
  db.close();
  const page = pages[Math.floor(pages.length / 2)] ?? 0;
  const file = openSync(bench.journal, 'r+');
  writeSync(file, Buffer.alloc(size, 0x5a), 0, size, (page - 1) * size);
  closeSync(file);
}

const damages: [string, () => void][] = [
  ['an overwritten page', damagePages],
  ['a damaged header', () => overwrite(0, 100)],
  [
    'a file cut in half',
    () => truncateSync(bench.journal, Math.floor(statSync(bench.journal).size / 8192) * 4096),
  ],
  ['an emptied file', () => truncateSync(bench.journal, 0)],
  ['a deleted file', () => rmSync(bench.journal)],
];

function overwrite(from: number, bytes: number): void {
  const file = openSync(bench.journal, 'r+');
  writeSync(file, Buffer.alloc(bytes, 0x5a), 0, bytes, from);
  closeSync(file);
}

describe('a journal that is found damaged at the start', () => {
  it.each(damages)('is made again from the second copy without a gap: %s', (_name, damage) => {
    bench.write(400);
    bench.copy();
    remember();
    const before = rowsOf(bench.journal);
    const lost = existsSync(bench.journal) ? readFileSync(bench.journal) : null;
    damage();
    const damaged = existsSync(bench.journal) ? readFileSync(bench.journal) : null;
    const repaired = mend(true);
    for (const missing of inEnglish(repaired).missing ?? ['nothing was repaired'])
      expect(missing).toMatch(/from (1201|401) on, if there were any/);
    expect(rowsOf(bench.journal)).toEqual(before);
    expect(differences()).toEqual([]);
    if (damaged !== null && repaired?.aside) {
      expect(readFileSync(join(repaired.aside, 'journal.db'))).toEqual(damaged);
      expect(damaged).not.toEqual(lost);
    }
    expect(mend(true)).toBeNull();
  });

  it('is made again from the copy and from what the copy does not have yet', () => {
    bench.write(100);
    bench.copy();
    bench.write(300);
    remember();
    const before = rowsOf(bench.journal);
    const db = openForReading(bench.journal);
    const first = Number(
      db.prepare("SELECT min(pageno) FROM dbstat WHERE name = 'reads' AND pagetype = 'leaf'").pluck().get(),
    );
    db.close();
    overwrite((first - 1) * 4096, 4096);
    expect(mend(true)).toMatchObject({ missing: [] });
    expect(rowsOf(bench.journal)).toEqual(before);
  });

  it('without a copy is made of what can be read, and exactly what is missing is said', () => {
    bench.write(400);
    remember();
    const reads = 1200;
    damagePages();
    const repaired = mend(false);
    const missing =
      inEnglish(repaired).missing?.map((text) => /^reads (\d+) to (\d+), between /.exec(text)) ?? [];
    expect(missing).toHaveLength(1);
    const [, from, to] = missing[0] ?? [];
    const journal = new JournalReader(bench.journal);
    const chips = [...journal.reads()].map(({ chip }) => Number(chip.slice(4)));
    expect(journal.count('actions')).toBe(400);
    journal.close();
    const expected = Array.from({ length: reads }, (_, index) => index + 1).filter(
      (number) => number < Number(from) || number > Number(to),
    );
    expect(chips).toEqual(expected);
    expect(chips.length).toBeGreaterThan(1000);
    expect(differences()).toEqual([]);
  });

  it('whose header alone is damaged is read in full without a copy', () => {
    bench.write(100);
    remember();
    const before = rowsOf(bench.journal);
    overwrite(0, 100);
    expect(mend(false)).toMatchObject({ missing: [] });
    expect(rowsOf(bench.journal)).toEqual(before);
  });

  it('that lost its last commits unnoticed by SQLite gets them from the copy', () => {
    bench.write(10);
    const earlier = bench.keep('earlier');
    bench.write(7);
    bench.copy();
    remember();
    const before = rowsOf(bench.journal);
    bench.putBack(earlier);
    expect(mend(true)?.damage).toEqual(message('damage.end-lost', { count: 7, taken: 7 }));
    expect(rowsOf(bench.journal)).toEqual(before);
  });

  it('with a changed row that SQLite does not see is noticed by its seal', () => {
    bench.write(20);
    bench.copy();
    remember();
    const before = rowsOf(bench.journal);
    const file = readFileSync(bench.journal);
    const at = file.lastIndexOf('E20000000060');
    file.write('E20000000069', at);
    writeFileSync(bench.journal, file);
    expect(inEnglish(mend(true)).damage).toMatch(/does not match its seal/);
    expect(rowsOf(bench.journal)).toEqual(before);
  });
});

/** Changes bytes of the journal that stand after a text, in the last place where it is. */
function change(after: string, to: string): void {
  const file = readFileSync(bench.journal);
  const at = file.lastIndexOf(after);
  expect(at).toBeGreaterThan(0);
  file.write(to, at + after.length);
  writeFileSync(bench.journal, file);
}

/** Starts a station in the data directory, and ends it; what it says was repaired. */
async function startOnce() {
  const station = await Station.start({ dataDir: bench.data, port: 0, screens: '.', sync: null });
  const { repaired, actions, reads } = station.disk.view();
  await station.stop();
  return { repaired, actions, reads };
}

describe('one changed bit that SQLite does not see', () => {
  const places: [string, () => void][] = [
    ['in an act', () => change('"action-60', '_')],
    [
      'in the word for what an act is',
      () => change('"id":"action-60","station":"S","lamport":60,"at":1,"by":"test","t', 'Y'),
    ],
    ['in whose journal it is', () => change(`ops${bench.identity().ops.slice(0, -1)}`, 'z')],
    ['in the version of the file', () => overwriteWith(63, 9)],
    ['in what tells a journal from another file', () => overwriteWith(71, 0)],
  ];

  it.each(places)('%s is mended from the second copy', (_name, damage) => {
    bench.write(120);
    bench.copy();
    remember();
    const before = rowsOf(bench.journal);
    damage();
    expect(inEnglish(mend(true))).toEqual({ damage: expect.stringContaining('journal.db: '), missing: [] });
    expect(rowsOf(bench.journal)).toEqual(before);
  });

  it('makes no copyless station fall: an act that cannot be understood is left out and named, the others are there', async () => {
    bench.write(120);
    remember();
    change('"id":"action-60","station":"S","lamport":60,"at":1,"by":"test"', '|');
    const { repaired, actions, reads } = await startOnce();
    expect(inEnglish(repaired).missing).toEqual([
      expect.stringMatching(/^action 20, between [^:]*:\d\d:\d\d and [^:]*:\d\d:\d\d$/),
    ]);
    expect({ actions, reads }).toEqual({ actions: 119, reads: 360 });
    expect(differences()).toEqual([]);
  });

  it('in a read is kept without a copy, and the commit that it stands in is named', () => {
    bench.write(20);
    remember();
    change('E2000000002', '9');
    expect(inEnglish(mend(false)).missing).toEqual([
      expect.stringMatching(/^reads 19 to 21, between .* was changed$/),
    ]);
    const journal = new JournalReader(bench.journal);
    expect(journal.count('reads')).toBe(60);
    journal.close();
  });

  it(
    'in the middle of the journal is found soon after the start, told, and mended at the next',
    { timeout: 60_000 },
    async () => {
      bench.write(120);
      bench.copy();
      remember();
      const dir = DataDir.take(bench.data);
      dir.save({ copy: { dir: bench.stick, otherDisk: false } });
      dir.release();
      const before = rowsOf(bench.journal);
      change('E200000000', 'X');
      const db = openForReading(bench.journal);
      expect(
        db.prepare("SELECT number FROM reads WHERE chip LIKE 'E200000000X%'").pluck().get(),
      ).toBeLessThan(200);
      db.close();
      const station = await Station.start({ dataDir: bench.data, port: 0, screens: '.', sync: null });
      await expect
        .poll(() => station.disk.view().changed, { timeout: 40_000 })
        .toMatchObject({ code: 'damage.commit-changed' });
      await station.stop();
      expect(inEnglish(mend(true))).toEqual({
        damage: expect.stringContaining('journal.db: commit'),
        missing: [],
      });
      expect(rowsOf(bench.journal)).toMatchObject({ reads: before['reads'], actions: before['actions'] });
      expect(mend(true)).toBeNull();
    },
  );

  it('in a row that a start does not look at is found when the race cannot be made of it', async () => {
    bench.write(120);
    bench.copy();
    remember();
    const dir = DataDir.take(bench.data);
    dir.save({ copy: { dir: bench.stick, otherDisk: false } });
    dir.release();
    const before = rowsOf(bench.journal);
    // Reads of a source that nobody knows.
    const db = new Database(bench.journal);
    db.pragma('foreign_keys = OFF');
    db.exec('DROP TRIGGER sources_no_update; UPDATE sources SET id = 7');
    db.close();
    const { repaired } = await startOnce();
    expect(inEnglish(repaired).damage).toMatch(/journal\.db: /);
    const { reads, actions } = rowsOf(bench.journal);
    expect({ reads, actions }).toEqual({ reads: before['reads'], actions: before['actions'] });
  });
});

function overwriteWith(at: number, byte: number): void {
  const file = openSync(bench.journal, 'r+');
  writeSync(file, Uint8Array.of(byte), 0, 1, at);
  closeSync(file);
}

describe('a journal that lost its end without a second copy', () => {
  /** A station is killed: what it wrote last is in the log. */
  function writeAndKill(): void {
    const db = openForWriting(bench.journal);
    const committer = new Committer(db);
    const commit = () =>
      committer.commit({ reads: [bench.nextRead()], actionLines: [], passingLines: [] }, 1_763_946_000_000);
    commit();
    db.pragma('wal_checkpoint(TRUNCATE)');
    const keeper = new SealKeeper(bench.journal, {
      station: bench.identity().station,
      ...committer.standing,
      at: 0,
    });
    for (let count = 0; count < 5; count += 1) keeper.committed(commit());
    keeper.close();
    for (const suffix of ['', '-wal']) cpSync(bench.journal + suffix, `${bench.journal}.killed${suffix}`);
    db.close();
    for (const suffix of ['', '-wal']) renameSync(`${bench.journal}.killed${suffix}`, bench.journal + suffix);
  }

  it.each([
    ['gone', () => rmSync(`${bench.journal}-wal`)],
    ['cut off', () => truncateSync(`${bench.journal}-wal`, 100)],
  ])('because its log is %s says how many reads are missing, and from when', (_name, lose) => {
    writeAndKill();
    lose();
    remember();
    expect(inEnglish(mend(false)).missing).toEqual([
      expect.stringMatching(
        /^the end of the journal, commits 2 to 6: 5 reads and 0 actions, written from .* to /,
      ),
    ]);
  });
});

describe('a waiting.ndjson that is damaged', () => {
  it('gives what can be read, and is kept aside', () => {
    bench.write(3);
    remember();
    const rows = waitingLine({ reads: [bench.nextRead()], actionLines: [] }, { reads: 9, actions: 3 });
    writeFileSync(join(bench.data, 'waiting.ndjson'), `${rows}\n${rows.slice(0, 80)}\n\u0000\u0001`);
    const repaired = mend(false);
    expect(inEnglish(repaired).missing).toEqual([expect.stringMatching(/2 lines cannot be read/)]);
    expect(existsSync(join(repaired?.aside ?? '', 'waiting.ndjson'))).toBe(true);
    const journal = new JournalReader(bench.journal);
    expect(journal.count('reads')).toBe(10);
    journal.close();
    expect(mend(false)).toBeNull();
  });
});
