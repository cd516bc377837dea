import { describe, expect, it } from 'vitest';
import type { Sections } from '../../contract/feed.ts';
import type { MatView } from '../../contract/mat-view.ts';
import { troublesOf } from './troubles.ts';
import { now, mat, race, calm, kinds, peers, peerTroublesOf } from './troubles.fixture.ts';

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

  it('is no mat that nobody is on the way to: the start when the field has gone, a split behind it', () => {
    const stopped = [...Array.from({ length: 24 }, () => 10), 0, 0, 0, 0, 0, 0];
    const mats = [{ ...mat, readsLastMinute: 0, history: stopped }];
    expect(kinds({ mats, expecting: [] })).toEqual([]);
    expect(kinds({ mats, expecting: ['start'] })).toEqual([]);
    expect(kinds({ mats, expecting: ['finish'] })).toEqual(['mat-quiet']);
  });

  it('is one antenna that reads no more while the others do', () => {
    const { address, point } = mat;
    const alarm = { kind: 'antenna-deaf', mat: point, address, antenna: 2, since: now - 600_000 } as const;
    expect(troublesOf({ ...calm, alarms: [alarm] }, now)).toMatchObject([
      { kind: 'antenna-quiet', antenna: 2, for: 600_000 },
    ]);
  });

  it('is a quiet mat only where no alarm tells more of it', () => {
    const quiet = { ...mat, readsLastMinute: 0, history: [...mat.history.slice(6), 0, 0, 0, 0, 0, 0] };
    expect(kinds({ mats: [quiet] })).toEqual(['mat-quiet']);
    const alarm = { kind: 'silent', mat: 'finish', seen: 0, expected: 41, since: null } as const;
    expect(kinds({ mats: [quiet], alarms: [alarm] })).toEqual([]);
  });
});

describe('what needs a person at the laptop', () => {
  it('is a disk that is full, with what waits for it, and a second copy that is not written', () => {
    const disk = { ...calm.disk, state: 'failing', trouble: 'full', waiting: 41 } as const;
    expect(troublesOf({ ...calm, disk }, now)).toMatchObject([
      { kind: 'disk-full', level: 'bad', count: 41 },
    ]);
    const copy = { dir: '/media/stick', state: 'gone', behind: 7, detail: null } as const;
    expect(kinds({ disk: { ...calm.disk, copy } })).toEqual(['copy']);
    expect(kinds({ disk: { ...calm.disk, copy: { ...copy, state: 'catching-up' } } })).toEqual([]);
  });

  it('is a disk that does not answer, since when, and whether a second copy has what waits', () => {
    const disk = {
      ...calm.disk,
      state: 'failing',
      trouble: 'hanging',
      since: now - 7000,
      waiting: 41,
    } as const;
    const told = { kind: 'disk-hanging', level: 'bad', for: 7000, count: 41 };
    expect(troublesOf({ ...calm, disk }, now)).toMatchObject([{ ...told, copy: '/stick' }]);
    const out = { dir: '/stick', state: 'gone', behind: 3, detail: 'out' } as const;
    const troubles = troublesOf({ ...calm, disk: { ...disk, copy: out } }, now);
    expect(troubles).toMatchObject([{ ...told, copy: null }, { kind: 'copy' }]);
  });

  it('is that a race has no second copy, and one that is to be changed and is not written', () => {
    const without = { ...calm.disk, copy: null };
    expect(troublesOf({ ...calm, disk: without }, now)).toMatchObject([{ kind: 'no-copy', level: 'look' }]);
    expect(kinds({ disk: without, event: null })).toEqual([]);
    const next = { dir: '/other', state: 'full', behind: 3, detail: 'full' } as const;
    const copy = { dir: '/stick', state: 'ok', behind: 0, detail: null } as const;
    expect(kinds({ disk: { ...calm.disk, copy: { ...copy, next } } })).toEqual(['copy-next']);
    expect(
      kinds({ disk: { ...calm.disk, copy: { ...copy, next: { ...next, state: 'catching-up' } } } }),
    ).toEqual([]);
  });

  it("is a reader's clock that is off, and a laptop's clock that was set a short while ago", () => {
    const clock = {
      offset: -3_600_000,
      drift: null,
      roundTrip: 20,
      measuredAt: now,
      jump: null,
      counts: 'corrected',
      warn: true,
    } as const;
    expect(kinds({ mats: [{ ...mat, clock }] })).toEqual(['mat-clock']);
    const jumped = (at: number) => ({ clock: { offset: 0, lastJump: { at, step: -3_600_000 } } });
    expect(kinds(jumped(now - 60_000))).toEqual(['clock-jump']);
    expect(kinds(jumped(now - 3_600_000))).toEqual([]);
  });

  it('is the other laptop when it is gone, was copied, runs a newer version or lives in another time', () => {
    expect(kinds(peers({}))).toEqual([]);
    expect(troublesOf({ ...calm, ...peers({ notUnderstood: 3 }) }, now)).toMatchObject([
      { kind: 'acts-not-understood', level: 'bad', name: 'Backup', count: 3 },
    ]);
    expect(kinds({ station: { ...calm.station, notUnderstood: 1 } })).toEqual(['acts-not-understood']);
    expect(kinds(peers({ state: 'gone' }))).toEqual(['peer-gone']);
    expect(kinds(peers({ state: 'diverged' }))).toEqual(['peer-diverged']);
    expect(kinds(peers({ state: 'refused' }))).toEqual(['peer-refused']);
    expect(kinds(peers({ clock: { offset: 900, roundTrip: 10, warn: true } }))).toEqual(['peer-clock']);
  });

  it('is a disk, told by whose it is: that of the other laptop, or the own', () => {
    expect(peerTroublesOf({ disk: { trouble: 'full', waiting: 7 } })).toMatchObject([
      { kind: 'peer-disk', name: 'Backup', disk: 'full', count: 7 },
    ]);
    expect(peerTroublesOf({ state: 'gone', disk: { trouble: 'full', waiting: 7 } })).toMatchObject([
      { kind: 'peer-gone' },
    ]);
    for (const state of ['connecting', 'gone'])
      expect(peerTroublesOf({ state, notKept: 'full' })).toMatchObject([
        { kind: 'peer-not-kept', disk: 'full' },
      ]);
  });

  it('is a finish that nobody reads, once a gun was fired', () => {
    expect(kinds({ mats: [] })).toEqual(['finish-without-mat']);
    expect(kinds({ mats: [], guns: [] })).toEqual([]);
  });

  it('is the finish of each race whose gun was fired, where races finish at different mats', () => {
    const event = {
      ...calm.event!,
      races: [race('r'), race('half', 'square'), race('ten', 'square')],
      mats: [
        { id: 'finish', points: [{ race: 'r', point: 'finish' }] },
        { id: 'line', points: ['half', 'ten'].map((id) => ({ race: id, point: 'square' })) },
      ],
    };
    const [gun] = calm.guns;
    const waves = [
      { ...gun!, races: ['r'] },
      { ...gun!, wave: 'B', races: ['half', 'ten'] },
    ];
    const points = (guns: Sections['guns'], mats = calm.mats) =>
      troublesOf({ ...calm, event, guns, mats }, now).map(({ point }) => point);
    expect(points(waves)).toEqual(['line']);
    expect(points(waves, [{ ...mat, point: 'line', points: ['square'] }])).toEqual(['finish']);
    expect(points([waves[0]!, { ...waves[1]!, gun: null }])).toEqual([]);
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

describe('what a reader says that does not count', () => {
  it('is a reader of which nothing is understood, and one where the race has no point', () => {
    const lastBad = [{ text: 'Dear crew', at: now - 3_600_000 }];
    const wrong = {
      ...mat,
      readsTotal: 0,
      readsLastMinute: 0,
      history: [],
      badFrames: 3,
      bytesDropped: 107,
      lastBad,
    };
    const troubles = troublesOf({ ...calm, mats: [wrong] }, now);
    expect(troubles).toMatchObject([
      { kind: 'mat-not-understood', level: 'bad', point: 'finish', count: 107, detail: '“Dear crew”' },
    ]);
    // What was on its way when the port was opened is no other protocol.
    expect(kinds({ mats: [{ ...wrong, badFrames: 1, bytesDropped: 20 }] })).toEqual([]);
    expect(kinds({ mats: [{ ...mat, point: 'fini', points: [] }] })).toEqual([
      'mat-elsewhere',
      'finish-without-mat',
    ]);
    expect(kinds({ mats: [{ ...mat, point: 'line', points: ['start', 'finish'] }] })).toEqual([]);
  });

  it('is a line that was not understood, with what it said, while somebody can still find out who it was', () => {
    const lastBad = [
      { text: '2026-12-06T00:00:00Z,AA02,fini', at: now - 60_000 },
      { text: 'sh', at: now - 59_000 },
    ];
    for (const state of ['reading', 'gone'] as const) {
      const troubles = troublesOf({ ...calm, mats: [{ ...mat, state, badFrames: 2, lastBad }] }, now);
      expect(troubles.find(({ kind }) => kind === 'mat-line-lost')).toMatchObject({
        level: 'look',
        count: 2,
        detail: '“2026-12-06T00:00:00Z,AA02,fini” “sh”',
      });
    }
    expect(kinds({ mats: [{ ...mat, lastBad: [{ text: 'sh', at: now - 3_600_000 }] }] })).toEqual([]);
  });

  it('is a memory that does not show when its clock was changed', () => {
    const change = { reads: 12, from: now - 9, to: now };
    expect(kinds({ mats: [{ ...mat, clockChange: { kind: 'unseen', ...change } }] })).toEqual([
      'mat-clock-unseen',
    ]);
    expect(kinds({ mats: [{ ...mat, clockChange: { kind: 'not-changed', ...change } }] })).toEqual([
      'mat-clock-kept',
    ]);
    expect(kinds({ mats: [{ ...mat, clockChange: null }] })).toEqual([]);
  });
});

describe('trouble with the line to a mat', () => {
  it('is reads that arrive late, and for a while that some did', () => {
    const late = { from: now - 60_000, until: null, reads: 12, lag: 90_000, most: 720_000 };
    const of = (view: MatView['late']) =>
      troublesOf({ ...calm, mats: [{ ...mat, late: view }] }, now).filter(({ id }) => id.endsWith('late'));
    expect(of(late)).toMatchObject([{ kind: 'mat-late', from: now - 60_000, for: 90_000, count: 12 }]);
    const until = now - 30_000;
    expect(of({ ...late, until })).toMatchObject([{ kind: 'mat-was-late', for: 720_000, to: until }]);
    expect(of({ ...late, until: now - 3_600_000 })).toEqual([]);
    expect(of(null)).toEqual([]);
  });
});
