import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataDir } from '../data/data-dir.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { openForReading } from '../journal/schema.ts';
import { verifyJournal } from '../archive/verify.ts';
import { CopyBench, rowsOf } from './copy.fixture.ts';
import { waitingLine } from './copy-format.ts';
import { mendJournal } from './mend.ts';

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
    return mendJournal(dir);
  } finally {
    dir.release();
  }
}

/** What a station leaves in the settings at its first start. */
function remember(): void {
  const dir = DataDir.take(bench.data);
  dir.save({ journal: bench.identity() });
  dir.release();
}

function differences(): string[] {
  const journal = new JournalReader(bench.journal);
  const found = verifyJournal(journal).differences;
  journal.close();
  return found;
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
    for (const missing of repaired?.missing ?? ['nothing was repaired'])
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
    const missing = repaired?.missing.map((text) => /^reads (\d+) to (\d+)$/.exec(text)) ?? [];
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
    expect(mend(true)?.damage).toMatch(/the last 7 commits were lost; 7 came back/);
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
    expect(mend(true)?.damage).toMatch(/does not match its seal/);
    expect(rowsOf(bench.journal)).toEqual(before);
  });
});

describe('rows that waited for a full disk', () => {
  it('are taken up at the next start exactly once, from the rescue file and the copy', () => {
    bench.write(3);
    bench.copy();
    const waiting = [bench.nextRead(), bench.nextRead(), bench.nextRead()];
    const counts = { reads: 9, actions: 3 };
    const copy = bench.copyWriter();
    for (const line of [
      waitingLine({ reads: waiting.slice(0, 2), actionLines: [] }, counts),
      waitingLine({ reads: waiting.slice(2), actionLines: [] }, { ...counts, reads: 11 }),
    ])
      copy.addWaiting(line);
    copy.ready();
    copy.close();
    writeFileSync(
      join(bench.data, 'waiting.ndjson'),
      `${waitingLine({ reads: waiting, actionLines: [] }, counts)}\n`,
    );
    for (let start = 0; start < 2; start += 1) {
      expect(mend(true)).toBeNull();
      const journal = new JournalReader(bench.journal);
      expect([...journal.reads()].slice(9).map(({ chip }) => chip)).toEqual(waiting.map(({ chip }) => chip));
      journal.close();
    }
    expect(existsSync(join(bench.data, 'waiting.ndjson'))).toBe(false);
    bench.copy();
    expect(differences()).toEqual([]);
  });
});
