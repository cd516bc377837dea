import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LeftOut, leftOutTogether } from './left-out.ts';
import { PassingBuilder } from './passing-builder.ts';
import { PassingTable } from './passing-table.ts';
import type { JournalRead, Passing } from '../model/read.ts';
import { ReadRules } from './read-rules.ts';
import { race } from '../timing.fixture.ts';

const read = (number: number, time: number, rssi: number | null = -60): JournalRead => ({
  number,
  time,
  readerTime: null,
  rssi,
  chip: 'E200',
  point: 'finish',
  source: 'main mat',
});

function passingsOf(reads: JournalRead[], rules = new ReadRules(race, [])): Map<string, Passing> {
  const table = new PassingTable();
  const builder = new PassingBuilder('S', rules, table);
  for (const one of reads) builder.add(one);
  return new Map([...table.ofStation('S')].map((passing) => [passing.id, passing]));
}

describe('several reads of one chip at one timing point are one passing', () => {
  it('keeps the first, the last and the strongest moment', () => {
    const [passing] = passingsOf([read(1, 1000, -70), read(2, 1300, -50), read(3, 1900, -66)]).values();
    expect(passing).toMatchObject({
      id: 'S:1',
      first: 1000,
      last: 1900,
      strongest: 1300,
      rssi: -50,
      reads: 3,
    });
  });

  it('is uncertain only in the moments that uncertain reads make', () => {
    const waited = { ...read(2, 5000, -70), earliest: 1200 };
    const alone = { first: 1200, last: 1200, strongest: 1200 };
    const of = (...reads: JournalRead[]) => [...passingsOf(reads).values()].map(({ uncertain }) => uncertain);
    expect(of(read(1, 1000), read(3, 5500))).toEqual([undefined]);
    expect(of(waited)).toEqual([alone]);
    expect(of(waited, read(3, 5500, -50))).toEqual([{ first: 1200, last: null, strongest: null }]);
    expect(of(read(1, 1000, -50), waited)).toEqual([{ first: null, last: 1200, strongest: null }]);
    expect(of(read(1, 1000), waited, read(3, 5500))).toEqual([undefined]);
  });

  it('is certain in a moment that a certain read says as well', () => {
    const waited = { ...read(2, 1000), earliest: 200 };
    for (const reads of [
      [read(1, 1000), waited],
      [waited, read(1, 1000)],
    ])
      expect([...passingsOf(reads).values()].map(({ uncertain }) => uncertain)).toEqual([undefined]);
  });

  it('makes another passing after a longer gap', () => {
    expect([...passingsOf([read(1, 0), read(2, 10_000), read(3, 20_001)]).keys()]).toEqual(['S:1', 'S:3']);
  });

  it('joins two passings when a late read fills the gap', () => {
    expect([...passingsOf([read(1, 0), read(2, 15_000), read(3, 8_000)]).values()]).toMatchObject([
      { id: 'S:1', first: 0, last: 15_000, reads: 3 },
    ]);
  });

  it('makes a passing for each reader of the mat: each is a witness of its own', () => {
    const backup = { ...read(2, 1400), source: 'backup mat' };
    expect([...passingsOf([read(1, 1000), backup, read(3, 1700)]).values()]).toMatchObject([
      { id: 'S:1', reader: 'main mat', first: 1000, last: 1700, reads: 2 },
      { id: 'S:2', reader: 'backup mat', first: 1400, last: 1400, reads: 1 },
    ]);
  });

  it('does not depend on the order in which the reads arrive', () => {
    const times = fc.array(
      fc.record({
        time: fc.nat(100_000),
        rssi: fc.option(fc.integer({ min: -90, max: -30 })),
        waited: fc.option(fc.nat(20_000), { nil: undefined }),
      }),
      {
        minLength: 1,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(times, fc.infiniteStream(fc.nat()), (items, shuffle) => {
        const reads = items.map(({ time, rssi, waited }, index): JournalRead => ({
          ...read(index + 1, time, rssi),
          ...(waited === undefined ? {} : { earliest: time - waited }),
        }));
        const shuffled = reads
          .map((one) => [shuffle.next().value ?? 0, one] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, one]) => one);
        const byTime = (passings: Map<string, Passing>) =>
          [...passings.values()].sort((a, b) => a.first - b.first);
        expect(byTime(passingsOf(shuffled))).toEqual(byTime(passingsOf(reads)));
        const total = [...passingsOf(reads).values()].reduce((sum, passing) => sum + passing.reads, 0);
        expect(total).toBe(reads.length);
      }),
    );
  });
});

describe('reads that count for nobody', () => {
  it('are counted by reason, mat and chip, and those at a mat of another spelling are none of them', () => {
    const table = new PassingTable();
    const builder = new PassingBuilder('S', new ReadRules({ ...race, ignoredChips: ['00AA'] }, []), table);
    const reads = [
      { ...read(1, 1000), point: 'FINISH' },
      { ...read(2, 2000), point: 'fini' },
      { ...read(3, 5000), point: 'fini' },
      { ...read(4, 3000), chip: 'AA' },
      { ...read(5, 4000), chip: '' },
    ];
    for (const one of reads) builder.add(one);
    expect([...table.ofStation('S')].map(({ id, point }) => [id, point])).toEqual([
      ['S:1', 'finish'],
      ['S:2', 'fini'],
    ]);
    expect(leftOutTogether([builder.leftOut, new LeftOut()])).toEqual([
      { reason: 'blank-chip', mat: 'finish', reads: 1, first: 4000, last: 4000, chips: new Map([['', 1]]) },
      {
        reason: 'ignored-chip',
        mat: 'finish',
        reads: 1,
        first: 3000,
        last: 3000,
        chips: new Map([['AA', 1]]),
      },
      {
        reason: 'unknown-mat',
        mat: 'fini',
        reads: 2,
        first: 2000,
        last: 5000,
        chips: new Map([['E200', 2]]),
      },
    ]);
    const twice = leftOutTogether([builder.leftOut, builder.leftOut]);
    expect(twice.map(({ reads: count }) => count)).toEqual([2, 2, 4]);
  });
});
