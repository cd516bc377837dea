import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action, ActionBody } from '../model/actions.ts';
import { runNow } from '../steps.ts';
import { actionMaker, entry, gun, importOf, passing, race } from '../timing.fixture.ts';
import { Timing } from '../timing.ts';
import { comparison } from './preview.ts';

const bibs = ['1', '2', '3', '4', '5', '6'];

/** Six finishers a second apart; odd bibs are women. Passings of one making have the same ids. */
function finishers() {
  const action = actionMaker();
  const actions = [
    action({ type: 'race.define', race }),
    action(importOf(bibs.map((bib) => entry(bib, Number(bib) % 2 === 1 ? { sex: 'F' } : {})))),
    action({ type: 'gun.fire', wave: 'A', gun }),
  ];
  const passings = bibs.flatMap((bib, index) => [
    passing(bib, 'start', index),
    passing(bib, '5k', 1200 + index),
    passing(bib, 'finish', 2400 + index),
  ]);
  const make = () => {
    const timing = new Timing();
    timing.applyAll(actions);
    timing.replacePassings(passings);
    return timing;
  };
  return { action, make };
}

/** What would change, made beside the race with the same passings. */
function preview(timing: Timing, actions: readonly Action[]) {
  const after = new Timing(timing.table, timing.siteId);
  after.applyAll([...timing.actions, ...actions]);
  return runNow(comparison(timing, after));
}

const change: fc.Arbitrary<ActionBody> = fc.oneof(
  fc.record({
    type: fc.constant('gun.fire' as const),
    wave: fc.constantFrom('A', 'B'),
    gun: fc.constantFrom(gun - 60_000, gun + 2000),
  }),
  fc.record({
    type: fc.constant('chip.assign' as const),
    chip: fc.constantFrom('C1', 'C2', 'X9'),
    bib: fc.constantFrom(...bibs),
    from: fc.constantFrom(undefined, gun + 2_000_000),
  }),
  fc.constant({
    type: 'chip.map' as const,
    map: 'map',
    part: 1,
    parts: 1,
    chips: bibs.slice(1).map((bib) => ({ chip: `C${bib}`, bib: String(Number(bib) - 1) })),
  }),
  fc.record({
    type: fc.constant('chip.swap' as const),
    bibs: fc.constantFrom<[string, string][]>(['1', '2'], ['3', '6']),
  }),
  fc.record({ type: fc.constant('entry.withdraw' as const), bib: fc.constantFrom(...bibs) }),
  fc.record({
    type: fc.constant('status.set' as const),
    bib: fc.constantFrom(...bibs),
    status: fc.constantFrom('dq' as const, 'dnf' as const),
  }),
  fc.record({
    type: fc.constant('race.define' as const),
    race: fc.constant({ ...race, rankBy: 'chip' as const }),
  }),
  fc.record({ type: fc.constant('undo' as const), target: fc.constantFrom('S-2', 'S-3') }),
);

test('what is previewed is exactly what happens, and the live race stays as it was', () => {
  fc.assert(
    fc.property(change, (body) => {
      const { action, make } = finishers();
      const timing = make();
      const { revision } = timing;
      const next = action(body);
      const previewed = preview(timing, [next]);
      expect(timing.revision).toBe(revision);
      expect(runNow(comparison(make(), timing))).toMatchObject({
        times: 0,
        statuses: 0,
        places: 0,
        podiums: [],
      });
      timing.apply(next);
      expect(previewed).toEqual(runNow(comparison(make(), timing)));
    }),
  );
});

test('a gun that was a minute late changes every time, no place and no podium', () => {
  const { action, make } = finishers();
  const previewed = preview(make(), [action({ type: 'gun.fire', wave: 'A', gun: gun - 60_000 })]);
  expect(previewed).toMatchObject({ times: 6, statuses: 0, places: 0, podiums: [] });
});

test('a disqualified winner moves everybody behind and shows who comes onto the podium', () => {
  const { action, make } = finishers();
  const disqualified = action({ type: 'status.set', bib: '1', status: 'dq', rule: 'TR6.3.1' });
  const previewed = preview(make(), [disqualified]);
  expect(previewed.podiums).toContainEqual({
    race: 'sample',
    list: 'overall',
    before: ['1', '2', '3'],
    after: ['2', '3', '4'],
  });
  expect(previewed.places).toBe(6);
  expect(previewed.runners.find(({ bib }) => bib === '1')).toMatchObject({
    after: { status: 'dq', place: null },
  });
});
