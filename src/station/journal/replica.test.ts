import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { commitLine, parseCommitLine, transactionOf } from './commit-line.ts';
import { Committer } from './commit.ts';
import { JournalReader } from './journal-reader.ts';
import { Replica, ReplicaError } from './replica.ts';
import type { Batch, NewRead } from './rows.ts';
import { openForReading, openForWriting } from './schema.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'goldline-replica-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const readArbitrary: fc.Arbitrary<NewRead> = fc.record({
  source: fc.constantFrom('tcp:a:1?point=finish', 'tcp:b:1?point=finish'),
  point: fc.constant('finish'),
  chip: fc.stringMatching(/^[0-9A-F]{0,24}$/),
  antenna: fc.nat(8),
  rssi: fc.option(fc.integer({ min: -90, max: 0 })),
  time: fc.maxSafeInteger(),
  readerTime: fc.option(fc.maxSafeInteger()),
  arrived: fc.maxSafeInteger(),
  raw: fc.uint8Array({ maxLength: 20 }),
  earliest: fc.option(fc.integer({ min: 0, max: 2e12 }), { nil: undefined }),
});
const lineArbitrary = fc.string({ unit: 'binary', maxLength: 30 });
const batchArbitrary: fc.Arbitrary<Batch> = fc.record({
  reads: fc.array(readArbitrary, { maxLength: 4 }),
  actionLines: fc.array(lineArbitrary, { maxLength: 3 }),
  passingLines: fc.array(lineArbitrary, { maxLength: 3 }),
});
const journalArbitrary = fc.array(
  batchArbitrary.filter(
    ({ reads, actionLines, passingLines }) => reads.length + actionLines.length + passingLines.length > 0,
  ),
  { minLength: 1, maxLength: 12 },
);

/** Writes a journal; gives the lines of its transactions as they were committed. */
function write(path: string, batches: readonly Batch[]): string[] {
  const db = openForWriting(path);
  const committer = new Committer(db);
  const lines = batches.map((batch, index) =>
    commitLine(transactionOf(batch, committer.commit(batch, 1000 + index))),
  );
  db.close();
  return lines;
}

/** Every row of every table. */
function rows(path: string): Record<string, unknown[]> {
  const db = openForReading(path);
  const tables = ['meta', 'commits', 'sources', 'reads', 'actions', 'passing_lines'];
  const all = Object.fromEntries(
    tables.map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()]),
  );
  db.close();
  return all;
}

let round = 0;
function paths(): { original: string; copy: string } {
  round += 1;
  return { original: join(folder, `original-${round}.db`), copy: join(folder, `copy-${round}.db`) };
}

function identityIn(path: string) {
  const journal = new JournalReader(path);
  journal.close();
  return journal.identity;
}

it('a journal made of the lines of another is the same row by row, in whatever pieces they come', () => {
  fc.assert(
    fc.property(journalArbitrary, fc.integer({ min: 1, max: 5 }), (batches, piece) => {
      const { original, copy } = paths();
      const lines = write(original, batches);
      const identity = identityIn(original);
      for (let from = 0; from < lines.length; from += piece) {
        const replica = Replica.open(copy, identity);
        replica.append(lines.slice(Math.max(0, from - 1), from + piece));
        replica.close();
      }
      expect(rows(copy)).toEqual(rows(original));
    }),
    { numRuns: 30 },
  );
});

it('a journal gives its transactions from any place on, and they make the same journal', () => {
  fc.assert(
    fc.property(journalArbitrary, fc.integer({ min: 1, max: 4 }), (batches, limit) => {
      const { original, copy } = paths();
      write(original, batches);
      const journal = new JournalReader(original);
      const replica = Replica.open(copy, journal.identity);
      for (;;) {
        const { commit, passingLine } = replica.high;
        const more = journal.transactionsAfter(commit, passingLine, limit);
        if (more.length === 0) break;
        replica.append(more.map(commitLine));
      }
      replica.close();
      journal.close();
      expect(rows(copy)).toEqual(rows(original));
    }),
    { numRuns: 30 },
  );
});

it('a line that leaves a gap, or that says another thing, is refused and changes nothing', () => {
  fc.assert(
    fc.property(journalArbitrary, journalArbitrary, (batches, others) => {
      const { original, copy } = paths();
      const lines = write(original, batches);
      const replica = Replica.open(copy, identityIn(original));
      const [, ...later] = lines;
      const needsFirst = later.filter((line) => parseCommitLine(line).commit !== null);
      if (parseCommitLine(lines[0] ?? '').commit !== null && needsFirst.length > 0)
        expect(() => replica.append(needsFirst)).toThrow(ReplicaError);
      replica.append(lines);
      const before = rows(copy);
      const foreign = write(paths().original, others);
      expect(() => replica.append(foreign)).toThrow(ReplicaError);
      expect(rows(copy)).toEqual(before);
      replica.append(lines);
      replica.close();
      expect(rows(copy)).toEqual(before);
    }),
    { numRuns: 20 },
  );
});

it('a line that was changed under way is refused', () => {
  const { original, copy } = paths();
  const [line = ''] = write(original, [
    {
      reads: [
        {
          source: 'tcp:a:1?point=finish',
          point: 'finish',
          chip: 'E2000017',
          antenna: 1,
          rssi: -60,
          time: 5000,
          readerTime: null,
          arrived: 5001,
          raw: Uint8Array.of(1, 2),
        },
      ],
      actionLines: [],
      passingLines: ['{}'],
    },
  ]);
  const replica = Replica.open(copy, identityIn(original));
  for (const [from, to] of [
    ['5000', '4000'],
    ['E2000017', 'E2000018'],
    ['0102', '0103'],
    ['{}', '[]'],
  ] as const)
    expect(() => replica.append([line.replace(from, to)])).toThrow(/replica\.[\w-]+-differs/);
  expect(() => replica.append([line.slice(0, -5)])).toThrow('damage.line-cut');
  expect(replica.high).toEqual({ commit: 0, passingLine: 0 });
  replica.append([line]);
  expect(replica.high).toEqual({ commit: 1, passingLine: 1 });
  replica.close();
});

it('a journal of another station is not gone on with', () => {
  const { original, copy } = paths();
  write(original, []);
  write(copy, []);
  expect(() => Replica.open(copy, identityIn(original))).toThrow('journal.of-station');
});
