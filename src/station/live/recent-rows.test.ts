import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActionBody } from '../../timing/model/actions.ts';
import { actionMaker, entry, gun, passing, timingOf } from '../../timing/timing.fixture.ts';
import { runNow } from '../../timing/steps.ts';
import { rulesOf } from '../../timing/facts/actions/table.ts';
import { RecentRows } from './recent-rows.ts';

const bibs = ['1', '2', '3', '4'];
const bib = fc.constantFrom(...bibs);

const action: fc.Arbitrary<ActionBody> = fc.oneof(
  fc.record({
    type: fc.constant('chip.assign' as const),
    chip: fc.constantFrom('C1', 'C2', 'C9'),
    bib,
    from: fc.constantFrom(undefined, gun + 2_500_000),
  }),
  fc.record({
    type: fc.constant('entry.change' as const),
    bib,
    fields: fc.record({ name: fc.constantFrom('One', 'Another') }),
  }),
  fc.record({ type: fc.constant('entry.withdraw' as const), bib }),
  fc.record({
    type: fc.constant('status.set' as const),
    bib,
    status: fc.constantFrom('dq' as const, 'ok' as const),
  }),
  fc.record({
    type: fc.constant('passing.add' as const),
    point: fc.constantFrom('5k', 'finish'),
    bib: fc.option(bib),
    time: fc.integer({ min: 1800, max: 3600 }).map((s) => gun + s * 1000),
  }),
  fc.record({
    type: fc.constant('passing.assign' as const),
    passing: fc.constantFrom('S-4', 'S-5', 'S-6'),
    bib,
  }),
  fc.record({
    type: fc.constant('passing.void' as const),
    passing: fc.constantFrom('S-4', 'S-5', 'S-6'),
    reason: fc.constant(''),
  }),
  fc.record({ type: fc.constant('gun.fire' as const), wave: fc.constant('A'), gun: fc.constant(gun - 1000) }),
  fc.record({ type: fc.constant('undo' as const), target: fc.constantFrom('S-4', 'S-5', 'S-6', 'S-7') }),
);

/** A chip that goes over a mat, and perhaps is read once more there. */
const seen = fc
  .tuple(
    fc.constantFrom(...bibs, '9'),
    fc.constantFrom('start', '5k', 'finish'),
    fc.integer({ min: 0, max: 3600 }),
  )
  .map(([chip, point, seconds]) => passing(chip, point, seconds));

describe('the newest passings and finishers', () => {
  it('are after any changes what somebody who looks anew sees', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(action, seen, fc.constant('again' as const))), (changes) => {
        const timing = timingOf(bibs.map((one) => entry(one)));
        const windows = new RecentRows();
        runNow(windows.update(timing, 'all', [], []));
        const act = actionMaker('S');
        for (let taken = 0; taken < 3; taken += 1) act({ type: 'race.close' });
        let last = passing('1', 'start', 1);
        for (const change of changes) {
          if (typeof change === 'object' && 'type' in change) {
            const done = act(change);
            const ids = rulesOf(done).passings?.(done) ?? [];
            runNow(windows.update(timing, timing.apply(done), [...ids], []));
          } else {
            last = change === 'again' ? { ...last, last: last.last + 500, reads: last.reads + 1 } : change;
            runNow(windows.update(timing, timing.observe(last), [last.id], []));
          }
          const fresh = new RecentRows();
          runNow(fresh.update(timing, 'all', [], []));
          expect(runNow(windows.finishers(timing))).toEqual(runNow(fresh.finishers(timing)));
          expect(new Set(runNow(windows.passings(timing)))).toEqual(new Set(runNow(fresh.passings(timing))));
        }
      }),
    );
  });

  it('are the same objects where nothing changed, so that they need not be said again', () => {
    const seen = bibs.flatMap((one, index) =>
      ['start', '5k', 'finish'].map((point, at) => passing(one, point, 10 + at * 1200 + index * 10)),
    );
    const timing = timingOf(
      bibs.map((one) => entry(one)),
      seen,
    );
    const windows = new RecentRows();
    runNow(windows.update(timing, 'all', [], []));
    const [passings, finishers] = [runNow(windows.passings(timing)), runNow(windows.finishers(timing))];
    const further = passing('4', 'finish', 3000);
    runNow(windows.update(timing, timing.observe(further), [further.id], []));
    const isKept = (row: object) => [...passings, ...finishers].some((before) => before === row);
    expect(
      runNow(windows.finishers(timing))
        .filter(isKept)
        .map(({ person }) => person.bib),
    ).toEqual(['3', '2', '1']);
    expect(runNow(windows.passings(timing)).filter(isKept)).toHaveLength(9);
  });
});
