import { describe, expect, it } from 'vitest';
import type { Action, ActionBody } from '../model/actions.ts';
import { Timing } from '../timing.ts';
import { entry, gun, importOf, race, timingOf } from '../timing.fixture.ts';

const done = (station: string, lamport: number, body: ActionBody, seen?: Record<string, number>): Action => ({
  id: `${station}${lamport}`,
  station,
  lamport,
  at: gun,
  by: 'test',
  seen,
  ...body,
});
const gunAt = (seconds: number): ActionBody => ({ type: 'gun.fire', wave: 'A', gun: gun + seconds * 1000 });

describe('two stations that change the same thing', () => {
  it('without knowing of each other: both are kept, the same one counts everywhere, and it is listed', () => {
    const actions = [
      done('A', 1, { type: 'race.define', race }),
      done('A', 5, gunAt(1)),
      done('B', 5, gunAt(2)),
      done('B', 6, { type: 'status.set', bib: '7', status: 'dnf' }),
    ];
    for (const order of [actions, actions.toReversed()]) {
      const timing = new Timing();
      for (const action of order) timing.apply(action);
      expect(timing.gun('A')?.time).toBe(gun + 2000);
      expect(timing.conflicts().map(({ thing, actions: both }) => [thing, both.map(({ id }) => id)])).toEqual(
        [['gun:A', ['A5', 'B5']]],
      );
    }
  });

  it('knowing of each other is no conflict, nor is saying the same', () => {
    const timing = timingOf([entry('1')]);
    timing.applyAll([done('A', 5, gunAt(1)), done('B', 6, gunAt(2), { setup: 9, A: 5 })]);
    timing.applyAll([
      done('A', 7, { type: 'status.set', bib: '1', status: 'dnf', reason: 'sweeper' }),
      done('B', 7, { type: 'status.set', bib: '1', status: 'dnf' }, { A: 6 }),
    ]);
    expect(timing.conflicts().filter(({ thing }) => thing !== 'gun:A')).toEqual([]);
  });

  it('is settled by whoever knew of both, or by taking one back', () => {
    const timing = new Timing();
    timing.applyAll([done('A', 5, gunAt(1)), done('B', 5, gunAt(2))]);
    expect(timing.conflicts()).toHaveLength(1);
    timing.apply(done('B', 6, { type: 'undo', target: 'A5' }));
    expect(timing.conflicts()).toEqual([]);
    timing.apply(done('A', 7, gunAt(3), { B: 4 }));
    expect(timing.conflicts()).toHaveLength(1);
    timing.apply(done('C', 8, gunAt(3), { A: 7, B: 6 }));
    expect(timing.conflicts()).toEqual([]);
  });
});

describe('chips that two stations give away', () => {
  const map = (bib: string): ActionBody => ({
    type: 'chip.map',
    map: `to ${bib}`,
    part: 1,
    parts: 1,
    chips: [
      { chip: 'C1', bib },
      { chip: 'C7', bib: '7' },
    ],
  });
  const things = (...actions: Action[]) => {
    const timing = new Timing();
    timing.applyAll(actions);
    return timing.conflicts().map(({ thing }) => thing);
  };

  it('are a conflict chip by chip, also where one of them did it by a map', () => {
    expect(things(done('A', 5, map('2')), done('B', 5, map('3')))).toEqual(['chip:C1']);
    expect(
      things(done('A', 5, map('2')), done('B', 6, { type: 'chip.assign', chip: 'c1', bib: '3' })),
    ).toEqual(['chip:C1']);
    expect(
      things(done('A', 5, map('2')), done('B', 6, { type: 'chip.assign', chip: 'c1', bib: '2' })),
    ).toEqual([]);
  });

  it('from different moments on are a conflict too', () => {
    const given = (from: number): ActionBody => ({ type: 'chip.assign', chip: 'C1', bib: '2', from });
    expect(things(done('A', 5, given(gun)), done('B', 5, given(gun + 1)))).toEqual(['chip:C1']);
    expect(things(done('A', 5, given(gun)), done('B', 5, given(gun)))).toEqual([]);
  });
});

describe('entries on race day', () => {
  it('one entry is changed in part, added or withdrawn, and undo brings it back', () => {
    const timing = new Timing();
    timing.applyAll([
      done('A', 1, { type: 'race.define', race }),
      done('A', 2, importOf([entry('1', { club: 'North' })])),
      done('A', 3, {
        type: 'entry.change',
        bib: '1',
        fields: { name: 'Anna', sex: 'F', club: null, chips: ['X1'] },
      }),
      done('A', 4, { type: 'entry.change', bib: '2', fields: { name: 'Boris', sex: 'M', chips: ['C1'] } }),
    ]);
    expect(timing.entry('1')).toEqual({
      bib: '1',
      name: 'Anna',
      sex: 'F',
      chips: ['X1'],
      wave: 'A',
      birthDate: '1995-05-01',
    });
    expect([timing.bibOfChip('X1'), timing.bibOfChip('C1')]).toEqual(['1', '2']);
    timing.apply(done('A', 5, { type: 'entry.withdraw', bib: '2' }));
    expect(timing.entry('2')).toBeUndefined();
    expect(timing.bibOfChip('C1')).toBeUndefined();
    timing.apply(done('A', 6, { type: 'undo', target: 'A5' }));
    expect(timing.entry('2')?.name).toBe('Boris');
  });

  it('the passings of a withdrawn entry are those of an unknown chip, so that nobody runs unseen', () => {
    const timing = timingOf([entry('1')]);
    timing.apply(done('A', 50, { type: 'entry.withdraw', bib: '1' }));
    timing.observe({ ...passingAtFinish, chip: 'C1' });
    expect(timing.unknownChips().map(({ chip }) => chip)).toEqual(['C1']);
  });
});

const passingAtFinish = {
  id: 'S:1',
  point: 'finish',
  source: 'chip' as const,
  bib: null,
  first: gun + 2_400_000,
  last: gun + 2_400_000,
  strongest: gun + 2_400_000,
  rssi: null,
  reads: 1,
};
