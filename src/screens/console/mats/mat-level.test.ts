import { expect, it } from 'vitest';
import type { MatView } from '../../../contract/mat-view.ts';
import type { Alarm } from '../../../contract/insight.ts';
import { matCondition, matLevels } from './mat-level.ts';

const mat: MatView = {
  address: 'serial:/dev/ttyUSB0?point=5k',
  point: '5k',
  state: 'reading',
  since: 0,
  lastRead: 0,
  readsLastMinute: 0,
  readsTotal: 600,
  history: [],
  antennas: [],
  badFrames: 0,
  bytesDropped: 0,
  detail: null,
};
const silent: Alarm = { kind: 'silent', mat: '5k', seen: 0, expected: 41, since: null };

it('a mat that nobody is on the way to is idle, and that is good', () => {
  expect(matCondition(mat, { alarms: [], expecting: ['finish'] })).toBe('idle');
  expect(matCondition({ ...mat, readsLastMinute: 9 }, { alarms: [], expecting: [] })).toBe('reading');
  expect(matCondition(mat, { alarms: [], expecting: ['5k'] })).toBe('reading');
  expect(matCondition(mat, {})).toBe('reading');
  expect(matLevels.idle).toBe('good');
});

it('a mat that hears fewer than must come is bad, whatever its reader says of itself', () => {
  expect(matLevels[matCondition({ ...mat, readsLastMinute: 9 }, { alarms: [silent] })]).toBe('bad');
  expect(matCondition(mat, { alarms: [{ ...silent, mat: 'finish' }] })).toBe('reading');
  const deaf: Alarm = { kind: 'reader-deaf', mat: '5k', address: mat.address, others: 50, since: null };
  expect(matCondition(mat, { alarms: [deaf] })).toBe('deaf');
  expect(matCondition(mat, { alarms: [{ ...deaf, address: 'tcp:10.0.0.9:4001?point=5k' }] })).toBe('reading');
  expect(matCondition({ ...mat, state: 'gone' }, { alarms: [silent] })).toBe('gone');
});
