import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CopyBench } from '../copy/copy.fixture.ts';
import { message } from '../../words/message.ts';
import { Committer } from '../journal/commit.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { openForReading, openForWriting } from '../journal/schema.ts';
import { messageText } from '../../words/text.ts';
import { verifyCopy } from './verify-copy.ts';
import { verifyJournal } from './verify.ts';

let bench: CopyBench;
beforeEach(() => {
  bench = new CopyBench();
});
afterEach(() => bench.remove());

function differences(): string[] {
  const journal = new JournalReader(bench.journal);
  const found = verifyJournal(journal).differences;
  journal.close();
  return found.map((told) => messageText('en', told));
}

describe('a check of a damaged journal', () => {
  it('names an act that cannot be understood, and goes on', () => {
    bench.write(20);
    const file = readFileSync(bench.journal);
    const text = '"id":"action-30","station":"S","lamport":30,"at":1,"by":"test"';
    file.write('|', file.lastIndexOf(text) + text.length);
    writeFileSync(bench.journal, file);
    const found = differences();
    expect(found).toContain('actions: line 10 does not match its seal: it was changed');
    expect(found).toContain('commit 10 does not match its seal: its rows were changed');
  });

  it('says what cannot be read where a page is overwritten', () => {
    bench.write(400);
    const db = openForReading(bench.journal);
    const page = Number(
      db.prepare("SELECT max(pageno) FROM dbstat WHERE name = 'reads' AND pagetype = 'leaf'").pluck().get(),
    );
    db.close();
    const file = openSync(bench.journal, 'r+');
    writeSync(file, Buffer.alloc(4096, 0x5a), 0, 4096, (page - 1) * 4096);
    closeSync(file);
    expect(differences()).toContainEqual(expect.stringMatching(/^the commits cannot be read any further: /));
  });

  it('finds reads that are recorded twice, by the clock of their reader', () => {
    const source = 'tcp:box:10000?protocol=ipico&point=finish';
    const read = { ...bench.nextRead(), source, readerTime: 1_763_946_000_000 };
    const db = openForWriting(bench.journal);
    const committer = new Committer(db);
    for (const arrived of [1, 2, 3])
      committer.commit({ reads: [{ ...read, arrived }], actionLines: [], passingLines: [] }, 1);
    db.close();
    expect(differences()).toEqual([
      `${source}: 2 reads are there more than once, with the same chip at the same time of the reader’s clock, such as reads 1 and 3 of chip ${read.chip}`,
    ]);
  });
});

describe('a check of the second copy', () => {
  it('says that the copy goes further than the journal', () => {
    bench.write(10);
    const earlier = bench.keep('earlier');
    bench.write(7);
    bench.copy();
    bench.putBack(earlier);
    const journal = new JournalReader(bench.journal);
    expect(verifyCopy(bench.stick, journal).differences).toEqual([
      message('copyFile.goes-further', { dir: bench.stick, copy: '17', journal: '10' }),
    ]);
    journal.close();
  });
});
