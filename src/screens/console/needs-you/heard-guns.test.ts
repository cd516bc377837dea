import { expect, it } from 'vitest';
import type { MatView } from '../../../contract/mat-view.ts';
import type { GunView } from '../../../contract/rows.ts';
import { heardGunsOf } from './heard-guns.ts';

const hour = 3_600_000;
const wave = (id: string, more: Partial<GunView> = {}): GunView => ({
  wave: id,
  start: 10 * hour,
  gun: null,
  source: null,
  action: null,
  ...more,
});
const mat = (address: string, ...times: number[]): MatView => ({
  address,
  point: 'start',
  state: 'reading',
  since: 0,
  lastRead: null,
  readsLastMinute: 0,
  readsTotal: 0,
  history: [],
  antennas: [],
  badFrames: 0,
  bytesDropped: 0,
  detail: null,
  guns: times.map((time) => ({ time, at: time })),
});

it('proposes what was heard near the planned start, from each device, the latest first', () => {
  const mats = [mat('timer', 10 * hour + 100), mat('ipico', 10 * hour + 130, 6 * hour)];
  expect(heardGunsOf(wave('a'), [], mats)).toEqual([
    { time: 10 * hour + 130, address: 'ipico', point: 'start' },
    { time: 10 * hour + 100, address: 'timer', point: 'start' },
  ]);
  expect(heardGunsOf(wave('a', { start: null }), [], mats)).toHaveLength(3);
});

it('does not propose the gun that another wave has taken', () => {
  const fired = wave('a', { gun: 10 * hour + 100, source: 'fired' });
  const mats = [mat('timer', 10 * hour + 100, 10 * hour + 600_000)];
  expect(heardGunsOf(wave('b'), [fired], mats).map(({ time }) => time)).toEqual([10 * hour + 600_000]);
  // A gun that was only taken from the mat is none that a person gave.
  const derived = wave('a', { gun: 10 * hour + 100, source: 'mat' });
  expect(heardGunsOf(wave('b'), [derived], mats)).toHaveLength(2);
});
