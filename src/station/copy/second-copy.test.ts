import { appendFileSync, readFileSync, renameSync, truncateSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JournalReader } from '../journal/journal-reader.ts';
import { message } from '../../words/message.ts';
import { messageText } from '../../words/text.ts';
import { CopyBench, rowsOf } from './copy.fixture.ts';
import { restoreJournal } from '../archive/restore.ts';
import { SecondCopy } from './second-copy.ts';
import { verifyCopy } from '../archive/verify-copy.ts';

let bench: CopyBench;
let restores = 0;
beforeEach(() => {
  bench = new CopyBench();
});
afterEach(() => bench.remove());

/** The journal that the stick alone gives. */
function restored(): Record<string, unknown[]> {
  const data = join(bench.folder, `restored-${(restores += 1)}`);
  const { differences, problems } = restoreJournal([bench.stick], data);
  expect({ differences, problems }).toEqual({ differences: [], problems: [] });
  return rowsOf(join(data, 'journal.db'));
}

function check(): string[] {
  const journal = new JournalReader(bench.journal);
  const { differences } = verifyCopy(bench.stick, journal);
  journal.close();
  return differences.map((told) => messageText('en', told));
}

const newest = () => join(bench.stick, bench.files().at(-1) ?? '');

describe('the files of the second copy', () => {
  it('hold the journal row by row, and go on in the same file after a restart', () => {
    bench.write(5);
    bench.copy();
    bench.write(700, 1);
    bench.copy();
    expect(bench.files()).toHaveLength(1);
    expect(restored()).toEqual(rowsOf(bench.journal));
    expect(check()).toEqual([]);
  });

  it('say in their first line what they are and whose', () => {
    bench.write(1);
    bench.copy();
    const [first = ''] = readFileSync(newest(), 'utf8').split('\n');
    expect(JSON.parse(first)).toMatchObject({
      goldline: 'journal copy',
      v: 1,
      ...bench.identity(),
      name: 'Finish',
      after: { commit: 0, passingLine: 0 },
    });
  });

  it.each([1, 10, 100])('a line that was cut off by %d bytes is written again in a new file', (bytes) => {
    bench.write(4);
    bench.copy();
    truncateSync(newest(), statSync(newest()).size - bytes);
    const before = readFileSync(newest());
    const cut = newest();
    bench.write(2);
    bench.copy();
    expect(bench.files()).toHaveLength(2);
    expect(readFileSync(cut)).toEqual(before);
    expect(restored()).toEqual(rowsOf(bench.journal));
    expect(check()).toEqual([]);
  });

  it('zeros and rubbish that a power cut left at the end do no harm', () => {
    bench.write(4);
    bench.copy();
    appendFileSync(newest(), Buffer.alloc(4096));
    bench.write(1);
    bench.copy();
    expect(restored()).toEqual(rowsOf(bench.journal));
  });

  it('a first line that was cut off begins a new file', () => {
    bench.write(2);
    bench.copy();
    writeFileSync(newest(), '{"goldline":"jour');
    bench.copy();
    expect(bench.files()).toHaveLength(2);
    expect(restored()).toEqual(rowsOf(bench.journal));
  });

  it('what a stick that goes on differently holds stays, and a copy of its own is begun', () => {
    bench.write(3);
    const earlier = bench.keep('earlier');
    bench.write(3);
    bench.copy();
    const others = readFileSync(newest());
    bench.putBack(earlier);
    bench.write(2);
    bench.copy();
    expect(bench.files()).toHaveLength(2);
    expect(readFileSync(join(bench.stick, bench.files()[0] ?? ''))).toEqual(others);
  });

  it('verify finds a changed time, a changed line below others, and a line that is gone', () => {
    bench.write(4);
    bench.copy();
    const whole = readFileSync(newest(), 'utf8');
    writeFileSync(newest(), whole.replace('1763946002000', '1763946002001'));
    expect(check()).toEqual([expect.stringMatching(/line 2: commit 1 does not match its seal/)]);
    writeFileSync(newest(), whole.replace('"commit":{"number":2', '"commit":{"numbe_":2'));
    expect(check()).toContainEqual(expect.stringMatching(/line 3: the line is damaged/));
    const lines = whole.split('\n');
    writeFileSync(newest(), [...lines.slice(0, 2), ...lines.slice(3)].join('\n'));
    expect(check()).toContainEqual(expect.stringMatching(/commit 2 is missing/));
  });
});

describe('the second copy while a station runs', () => {
  it('says that the stick is out, and catches up when it is back', async () => {
    bench.write(2);
    const commits = () => {
      const journal = new JournalReader(bench.journal);
      const count = journal.count('commits');
      journal.close();
      return count;
    };
    const copy = new SecondCopy(bench.settings(), commits, () => undefined);
    const state = () => copy.view();
    await expect.poll(state).toMatchObject({ state: 'ok', behind: 0 });
    renameSync(bench.stick, `${bench.stick}-out`);
    bench.write(3);
    copy.committed();
    await expect.poll(state).toMatchObject({ state: 'gone' });
    expect(state().detail).toEqual(message('copyOut.folder', { dir: bench.stick }));
    renameSync(`${bench.stick}-out`, bench.stick);
    await expect.poll(state).toMatchObject({ state: 'ok', behind: 0 });
    await copy.close();
    await copy.abandon();
    expect(restored()).toEqual(rowsOf(bench.journal));
  });
});
