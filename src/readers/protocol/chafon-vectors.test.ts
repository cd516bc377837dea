import { describe, expect, it } from 'vitest';
import { chafonCommandDecoder, chafonDecoder } from './chafon.ts';
import { status } from './chafon-codes.ts';
import { bytes } from './decoder.fixture.ts';
import type { Decoder } from './protocol.ts';
import { collectedVectors, type Collected } from './vectors.fixture.ts';

interface Expected {
  type?: string;
  error?: string;
  command?: number;
  status?: number;
  data?: string;
  antennas?: number[];
  epc?: string;
  rssiRaw?: number;
  tags?: { epc: string; rssiRaw?: number; antennaMask?: number }[];
  frames?: Expected[];
  firmware?: string;
  version?: string;
  readerType?: number;
  powerDbm?: number;
  scanTime100ms?: number;
  band?: number;
  antennaStatus?: number[];
  totalCount?: number;
  readRate?: number;
}

/** What a vector expects, in our own words. */
function ours(one: Expected): object[] {
  switch (one.type) {
    case 'auto-tag':
    case 'inventory':
    case 'buffer': {
      const tags = one.tags ?? [{ epc: one.epc ?? '', rssiRaw: one.rssiRaw ?? 0 }];
      const reads = tags.map(({ epc, rssiRaw, antennaMask }) => ({
        type: 'read',
        chip: epc.toUpperCase(),
        rssi: rssiRaw ?? null,
        antenna: antennaMask === undefined ? (one.antennas?.[0] ?? 0) : Math.log2(antennaMask) + 1,
      }));
      const ends = one.type !== 'auto-tag' && one.status !== status.moreFollows;
      return ends ? [...reads, { type: 'inventory-end', status: one.status }] : reads;
    }
    case 'info':
      return [
        {
          type: 'info',
          firmware: one.version,
          readerType: one.readerType,
          band: one.band,
          powerDbm: one.powerDbm,
          scanTimeMs: (one.scanTime100ms ?? 0) * 100,
        },
      ];
    case 'heartbeat': {
      const antennas = one.antennaStatus?.map((state) => ['unused', 'connected', 'missing'][state]);
      return [{ type: 'heartbeat', antennas, totalReads: one.totalCount }];
    }
    case 'statistics':
      return [{ type: 'statistics', readsPerSecond: one.readRate, totalReads: one.totalCount }];
    case 'status':
      return [{ type: 'status', command: one.command, status: one.status, data: bytes(one.data ?? '') }];
    case undefined:
    default:
      return [{ type: one.type, command: one.command, data: bytes(one.data ?? '') }];
  }
}

interface Vector {
  name: string;
  hex?: string;
  chunks?: string[];
  gapsMs?: number[];
  options?: { model?: string };
  expect: Expected;
}

const { isThere, vectors }: Collected<Vector> = collectedVectors('chafon.json');

describe.skipIf(!isThere)('the collected vectors (skipped where ../shared is not there)', () => {
  it.each(vectors)('%s', (_name, one) => {
    const decoder: Decoder =
      one.expect.type === 'command' ? chafonCommandDecoder() : chafonDecoder({ ...one.options });
    const found = (one.chunks ?? [one.hex ?? '']).flatMap((chunk, index) => [
      ...((one.gapsMs?.[index] ?? 0) > 15 ? decoder.idle() : []),
      ...decoder.push(bytes(chunk)),
    ]);
    const good = [...found, ...decoder.idle()].filter(({ type }) => type !== 'bad');
    if (one.expect.error !== undefined) expect(good).toEqual([]);
    else expect(good).toMatchObject((one.expect.frames ?? [one.expect]).flatMap(ours));
  });
});
