import { readFileSync, truncateSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { endOf } from './copy-end.ts';
import { copyFiles } from './copy-files.ts';
import { waitingLine, type Waiting } from './copy-format.ts';
import { CopySource } from './copy-source.ts';
import { CopyBench } from './copy.fixture.ts';

let bench: CopyBench;
beforeEach(() => {
  bench = new CopyBench();
});
afterEach(() => bench.remove());

const line = (reads: number, first: number) =>
  waitingLine(
    { reads: Array.from({ length: reads }, () => bench.nextRead()), actionLines: [] },
    { reads: first - 1, actions: 0 },
  );

/** The numbers of the first read of each line of rows that wait, at the end of the newest file. */
function waitingAtEnd(): (number | undefined)[] {
  const newest = copyFiles(bench.stick).at(-1);
  if (newest === undefined) throw new Error('no copy');
  return endOf(newest).waiting.map(({ reads }: Waiting) => reads?.first);
}

it('rows that wait are written again into a file that is begun while they wait', () => {
  bench.write(2);
  bench.copy();
  const copy = bench.copyWriter();
  copy.addWaiting(line(2, 7));
  copy.ready();
  const [first = ''] = bench.files();
  copy.close();
  truncateSync(join(bench.stick, first), statSync(join(bench.stick, first)).size - 10);
  copy.addWaiting(line(3, 9));
  copy.ready();
  expect(bench.files()).toHaveLength(2);
  expect(waitingAtEnd()).toEqual([7, 9]);
  copy.close();
});

it('rows that wait stand at the end of a copy that had to catch up while they waited', () => {
  bench.write(2000, 2);
  const copy = bench.copyWriter();
  const source = new CopySource(bench.journal);
  copy.addWaiting(line(2, 4001));
  while (copy.take(source.partAfter(copy.ready())));
  const text = readFileSync(join(bench.stick, bench.files()[0] ?? ''), 'utf8');
  expect(text.trimEnd().split('\n').at(-1)).toContain('"waiting":true,"reads":{"first":4001');
  copy.nothingWaits();
  bench.write(1, 2);
  while (copy.take(source.partAfter(copy.ready())));
  expect(waitingAtEnd()).toEqual([]);
  source.close();
  copy.close();
});

it('rows that wait are not forgotten when others of them are in the journal', () => {
  bench.write(1, 3);
  bench.copy();
  const copy = bench.copyWriter();
  const source = new CopySource(bench.journal);
  copy.addWaiting(line(2, 4));
  copy.addWaiting(line(2, 6));
  copy.ready();
  bench.write(1, 2);
  copy.take(source.partAfter(copy.ready()));
  expect(waitingAtEnd()).toEqual([6]);
  expect(readFileSync(join(bench.stick, bench.files()[0] ?? ''), 'utf8')).toContain('"first":4');
  source.close();
  copy.close();
});
