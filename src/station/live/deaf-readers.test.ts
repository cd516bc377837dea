import { expect, test } from 'vitest';
import type { MatView } from '../../contract/mat-view.ts';
import { deafReaders } from './deaf-readers.ts';

function mat(address: string, readsLastMinute: number, more: Partial<MatView> = {}): MatView {
  return {
    address,
    point: 'finish',
    state: 'reading',
    since: 0,
    lastRead: 1000,
    readsLastMinute,
    readsTotal: 100,
    history: [],
    antennas: [],
    badFrames: 0,
    bytesDropped: 0,
    detail: null,
    ...more,
  };
}

test('a reader is told that hears nothing beside one that hears many', () => {
  expect(deafReaders([mat('a', 0), mat('b', 40)])).toEqual([
    { kind: 'reader-deaf', mat: 'finish', address: 'a', others: 40, since: 1000 },
  ]);
});

test('a reader alone, beside a quiet one, or beside one of another mat is not', () => {
  expect(deafReaders([mat('a', 0)])).toEqual([]);
  expect(deafReaders([mat('a', 0), mat('b', 5)])).toEqual([]);
  expect(deafReaders([mat('a', 0), mat('b', 40, { point: '5k' })])).toEqual([]);
});

test('an antenna is told that fell silent beside another', () => {
  const antennas = [
    { antenna: 1, lastRead: 900, readsLastMinute: 0, rssi: null, silent: true },
    { antenna: 2, lastRead: 1000, readsLastMinute: 40, rssi: -60 },
  ];
  expect(deafReaders([mat('a', 40, { antennas })])).toEqual([
    { kind: 'antenna-deaf', mat: 'finish', address: 'a', antenna: 1, since: 900 },
  ]);
});
