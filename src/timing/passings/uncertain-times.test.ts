import { describe, expect, it } from 'vitest';
import { runNow } from '../steps.ts';
import { stallWarnings } from '../insight/stall-warnings.ts';
import type { Passing } from '../model/read.ts';
import { act, entry, gun, passing, timingOf } from '../timing.fixture.ts';
import type { Timing } from '../timing.ts';

const since = gun + 2_400_000;
const waited = (one: Passing, from = since): Passing => ({
  ...one,
  uncertain: { first: from, last: from, strongest: from },
});
const flagsOf = (timing: Timing, bib: string) => timing.result(bib)?.flags ?? [];
const warningsOf = (timing: Timing) => runNow(stallWarnings(timing));

describe('a result whose time came out of a buffer', () => {
  const start = passing('1', 'start', 3);
  const split = passing('1', '5k', 1203);
  const finish = passing('1', 'finish', 2420);

  it.each([
    ['start', [waited(start), split, finish]],
    ['split', [start, waited(split), finish]],
    ['finish', [start, split, waited(finish)]],
  ])('is flagged: %s', (_point, seen) => {
    expect(flagsOf(timingOf([entry('1')], seen), '1')).toEqual(['time-uncertain']);
  });

  it('is not flagged where the moment that counts is certain', () => {
    const standing = { ...finish, uncertain: { first: null, last: since, strongest: since } };
    expect(flagsOf(timingOf([entry('1')], [start, split, standing]), '1')).toEqual([]);
  });

  it('is not flagged any more when somebody typed the time at which it was', () => {
    const timing = timingOf([entry('1')], [start, split, waited(finish)]);
    act(timing, { type: 'passing.add', point: 'finish', bib: '1', time: gun + 2_404_000 });
    expect(flagsOf(timing, '1')).not.toContain('time-uncertain');
    expect(timing.result('1')?.gunTime).toBe(2_404_000);
  });
});

describe('the warning of a laptop that stood still', () => {
  const stall = { type: 'station.stall' as const, from: since, to: since + 20_000 };

  it('is one for each time, with how many reads waited at which mats, and whose results follow from them', () => {
    const seen = ['1', '2', '3'].map((bib) => waited(passing(bib, 'finish', 2420)));
    const timing = timingOf([entry('1'), entry('2')], seen);
    act(timing, { ...stall, mats: [{ mat: 'finish', reads: 14 }] });
    act(timing, { ...stall, from: since + 600_000, to: since + 603_000, mats: [] });
    expect(warningsOf(timing)).toMatchObject([
      {
        code: 'times-uncertain',
        severity: 'wrong',
        bibs: ['1', '2'],
        points: ['finish'],
        params: { from: since, to: since + 20_000, reads: 14 },
      },
      { code: 'stood-still', severity: 'doubtful', bibs: [], points: [], params: { reads: 0 } },
    ]);
  });

  it('is a note where only chips of nobody waited', () => {
    const timing = timingOf([entry('1')], [waited(passing('9', 'finish', 2420))]);
    act(timing, { ...stall, mats: [{ mat: 'finish', reads: 1 }] });
    expect(warningsOf(timing)).toMatchObject([{ code: 'stood-still', severity: 'doubtful', bibs: [] }]);
  });
});

describe('the warning of reads that came late and are uncertain', () => {
  it('is one for each reader, with between which moments its passings lie and whose results follow from them', () => {
    const seen = ['1', '2', '3'].map((bib, index) =>
      waited({ ...passing(bib, 'finish', 2420 + index), reader: 'tcp:mat' }, since + index),
    );
    expect(warningsOf(timingOf([entry('1'), entry('2')], seen))).toMatchObject([
      {
        code: 'late-uncertain',
        severity: 'wrong',
        bibs: ['1', '2'],
        points: ['finish'],
        params: { reader: 'tcp:mat', passings: 3, from: since, to: gun + 2_422_000 },
      },
    ]);
  });
});
