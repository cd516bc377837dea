import { expect, it } from 'vitest';
import type { MatView } from '../../contract/mat-view.ts';
import { readerWarnings } from './reader-warnings.ts';

const mat: MatView = {
  address: 'tcp:10.0.0.1:10001?protocol=csv&point=finish',
  point: 'finish',
  state: 'reading',
  since: 0,
  lastRead: null,
  readsLastMinute: 0,
  readsTotal: 600,
  history: [],
  antennas: [],
  badFrames: 2,
  bytesDropped: 33,
  lastBad: [
    { text: '…,AA02,fini', at: 1000 },
    { text: 'sh', at: 2000 },
  ],
  detail: null,
};

it('a reader of which nothing is understood is wrong, a line of one that is understood may have been a runner', () => {
  expect(readerWarnings([mat])).toMatchObject([
    {
      code: 'lines-not-understood',
      severity: 'doubtful',
      points: ['finish'],
      params: { reads: 600, frames: 2, bytes: 33, text: '…,AA02,fini · sh', time: 2000 },
    },
  ]);
  expect(readerWarnings([{ ...mat, readsTotal: 0 }])).toMatchObject([
    { code: 'reader-not-understood', severity: 'wrong', params: { reads: 0, bytes: 33 } },
  ]);
});

it('nothing is said of a reader without a bad line, nor of some bytes at its beginning', () => {
  const { lastBad: _lastBad, ...good } = mat;
  expect(readerWarnings([{ ...good, badFrames: 0 }])).toEqual([]);
  expect(readerWarnings([{ ...good, readsTotal: 0, badFrames: 1, bytesDropped: 20 }])).toEqual([]);
});

it('reads that came late are said with since when, how many and how late at most', () => {
  const { lastBad: _lastBad, ...good } = { ...mat, badFrames: 0 };
  const late = { from: 1000, until: null, reads: 12, lag: 60_000, most: 720_000 };
  const warning = {
    code: 'reads-late',
    points: ['finish'],
    params: { reads: 12, from: 1000, most: 720_000 },
  };
  expect(readerWarnings([{ ...good, late }])).toMatchObject([warning]);
  expect(readerWarnings([{ ...good, late: { ...late, until: 9000 } }])).toMatchObject([
    { params: { until: 9000 } },
  ]);
  expect(readerWarnings([{ ...good, late: null }])).toEqual([]);
});
