import { describe, expect, it } from 'vitest';
import type { MatView, Sections } from '../../contract/feed.ts';
import { troublesOf } from './troubles.ts';

const now = 10_000_000;

const mat: MatView = {
  address: 'serial:/dev/ttyUSB0?point=finish',
  point: 'finish',
  state: 'reading',
  since: now - 600_000,
  lastRead: now,
  readsLastMinute: 60,
  readsTotal: 600,
  history: Array.from({ length: 30 }, () => 10),
  antennas: [1, 2].map((antenna) => ({ antenna, lastRead: now, readsLastMinute: 30, rssi: -60 })),
  badFrames: 0,
  bytesDropped: 0,
  detail: null,
};

const calm: Sections = {
  station: { id: 's', name: 'Finish', version: '1' },
  simulated: null,
  race: {
    id: 'r',
    name: 'Race',
    date: '2026-12-06',
    zone: 'Asia/Shanghai',
    rankBy: 'gun',
    points: [
      { id: 'start', kind: 'start', distance: 0 },
      { id: 'finish', kind: 'finish', distance: 10_000 },
    ],
    categories: [],
  },
  guns: [{ wave: 'A', start: null, gun: now - 3_600_000, source: 'fired', action: 'a' }],
  mats: [mat],
  unknownChips: [],
  openPassings: [],
  counts: { entries: 1, started: 1, onCourse: 1, finished: 0 },
  leaders: [],
  actions: [],
  sync: { state: 'ok', url: 'https://x', recorded: 9, delivered: 9, lastContact: now, detail: null },
  disk: { state: 'ok', reads: 600, actions: 2, lastCommit: now, detail: null },
};

const kinds = (sections: Partial<Sections>) =>
  troublesOf({ ...calm, ...sections }, now).map(({ kind }) => kind);

describe('what needs a person', () => {
  it('is nothing while all is well', () => {
    expect(kinds({})).toEqual([]);
  });

  it('is a mat that is gone or does not answer', () => {
    expect(kinds({ mats: [{ ...mat, state: 'gone' }] })).toEqual(['mat-gone']);
    expect(kinds({ mats: [{ ...mat, state: 'silent' }] })).toEqual(['mat-silent']);
    expect(kinds({ mats: [{ ...mat, state: 'connecting' }] })).toEqual([]);
  });

  it('is a mat that read much and now reads nothing, not one that never read', () => {
    const stopped = [...Array.from({ length: 24 }, () => 10), 0, 0, 0, 0, 0, 0];
    expect(kinds({ mats: [{ ...mat, readsLastMinute: 0, history: stopped }] })).toEqual(['mat-quiet']);
    const never = Array.from({ length: 30 }, () => 0);
    expect(kinds({ mats: [{ ...mat, readsLastMinute: 0, history: never }] })).toEqual([]);
  });

  it('is one antenna that reads no more while the others do', () => {
    const antennas = mat.antennas.map((view) => ({
      ...view,
      lastRead: view.antenna === 2 ? now - 600_000 : now,
    }));
    expect(troublesOf({ ...calm, mats: [{ ...mat, antennas }] }, now)).toMatchObject([
      { kind: 'antenna-quiet', antenna: 2, for: 600_000 },
    ]);
  });

  it('is a finish that nobody reads, once a gun was fired', () => {
    expect(kinds({ mats: [] })).toEqual(['finish-without-mat']);
    expect(kinds({ mats: [], guns: [] })).toEqual([]);
  });

  it('is a service that was not reached for a minute, with what waits here', () => {
    const offline = { ...calm.sync, state: 'offline', delivered: 4 } as const;
    expect(kinds({ sync: { ...offline, lastContact: now - 30_000 } })).toEqual([]);
    expect(troublesOf({ ...calm, sync: { ...offline, lastContact: now - 90_000 } }, now)).toMatchObject([
      { kind: 'sync-offline', count: 5, for: 90_000 },
    ]);
    expect(kinds({ sync: { ...offline, state: 'refused' } })).toEqual(['sync-refused']);
  });

  it('puts what is being lost first', () => {
    const disk = { ...calm.disk, state: 'failing' } as const;
    const sync = { ...calm.sync, state: 'refused' } as const;
    expect(kinds({ sync, disk, mats: [] })).toEqual(['disk', 'finish-without-mat', 'sync-refused']);
  });
});
