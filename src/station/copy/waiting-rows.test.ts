import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyJournal } from '../archive/verify.ts';
import { DataDir } from '../data/data-dir.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { CopyBench } from './copy.fixture.ts';
import { waitingLine } from './copy-format.ts';
import { mendJournal } from './mend.ts';

let bench: CopyBench;
beforeEach(() => {
  bench = new CopyBench();
});
afterEach(() => bench.remove());

/** What a station does before it opens its journal; gives what was mended. */
function start() {
  const dir = DataDir.take(bench.data);
  dir.save({ copy: { dir: bench.stick, otherDisk: false } });
  try {
    return mendJournal(dir).repaired;
  } finally {
    dir.release();
  }
}

/** The chips of the journal's reads, without the first so many. */
function chipsAfter(reads: number): string[] {
  const journal = new JournalReader(bench.journal);
  const chips = [...journal.reads()].slice(reads).map(({ chip }) => chip);
  journal.close();
  return chips;
}

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
    for (let time = 0; time < 2; time += 1) {
      expect(start()).toBeNull();
      expect(chipsAfter(9)).toEqual(waiting.map(({ chip }) => chip));
    }
    expect(existsSync(join(bench.data, 'waiting.ndjson'))).toBe(false);
    bench.copy();
    const journal = new JournalReader(bench.journal);
    expect(verifyJournal(journal).differences).toEqual([]);
    journal.close();
  });

  it('are all taken up where the copy wrote what waited before again, behind what waited later', () => {
    bench.write(3);
    bench.copy();
    const waiting = [bench.nextRead(), bench.nextRead(), bench.nextRead()];
    const lineOf = (index: number) =>
      waitingLine(
        { reads: waiting.slice(index, index + 1), actionLines: [] },
        { reads: 9 + index, actions: 3 },
      );
    const copy = bench.copyWriter();
    for (const index of [2, 0, 1, 2]) copy.addWaiting(lineOf(index));
    copy.ready();
    copy.close();
    expect(start()).toBeNull();
    expect(chipsAfter(9)).toEqual(waiting.map(({ chip }) => chip));
  });
});
