import { expect, it } from 'vitest';
import { packReads, unpackReads } from './packed-reads.ts';
import type { NewRead } from './rows.ts';

const read: NewRead = {
  source: 'tcp:mat:4001?protocol=a0&point=finish',
  point: 'finish',
  chip: 'E2000017',
  antenna: 1,
  rssi: null,
  time: 1_763_946_121_000,
  readerTime: null,
  arrived: 1_763_946_121_004,
  raw: Uint8Array.of(0xa0, 0x13),
};

it('reads come out of the other thread as they went in', () => {
  const reads: NewRead[] = [
    read,
    { ...read, chip: 'E2000018', rssi: -61, earliest: 1_763_946_105_000, raw: new Uint8Array(0) },
    { ...read, point: '5k', readerTime: 1_763_946_120_000, raw: Uint8Array.of(1) },
  ];
  expect(unpackReads(packReads(reads))).toEqual(reads);
});
