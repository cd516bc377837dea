import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnouncedRow } from '../../contract/calls/announcer.ts';
import type { ActionBody } from '../../timing/model/actions.ts';
import { actionMaker, entry, gun, passing, timingOf } from '../../timing/timing.fixture.ts';
import { runNow } from '../../timing/steps.ts';
import type { Affected, Timing } from '../../timing/timing.ts';
import { announcedRow, FinisherChanges } from './finisher-changes.ts';

const bibs = ['1', '2', '3', '4', '5'];
const bib = fc.constantFrom(...bibs);

const act: fc.Arbitrary<ActionBody> = fc.oneof(
  fc.record({
    type: fc.constant('passing.add' as const),
    point: fc.constantFrom('5k', 'finish'),
    bib,
    time: fc.integer({ min: 1800, max: 3600 }).map((seconds) => gun + seconds * 1000),
  }),
  fc.record({
    type: fc.constant('status.set' as const),
    bib,
    status: fc.constantFrom('dq' as const, 'dnf' as const, 'ok' as const),
  }),
  fc.record({
    type: fc.constant('passing.void' as const),
    passing: fc.constantFrom('S-3', 'S-4', 'S-5'),
    reason: fc.constant(''),
  }),
  fc.record({
    type: fc.constant('entry.change' as const),
    bib,
    fields: fc.record({ note: fc.constantFrom('first marathon', 'world champion', null) }),
  }),
  fc.record({ type: fc.constant('gun.fire' as const), wave: fc.constant('A'), gun: fc.constant(gun - 1000) }),
  fc.record({ type: fc.constant('undo' as const), target: fc.constantFrom('S-3', 'S-4', 'S-5') }),
);

/** A screen that keeps all finishers. */
class Kept {
  readonly rows = new Map<string, AnnouncedRow>();
  #cursor: string | undefined;

  ask(changes: FinisherChanges, timing: Timing, limit: number): void {
    for (let more = true; more;) {
      const part = runNow(changes.after(timing, this.#cursor, limit));
      if (part.whole) this.rows.clear();
      for (const row of part.finishers) this.rows.set(row.person.bib, row);
      for (const gone of part.gone) this.rows.delete(gone);
      this.#cursor = part.cursor;
      more = part.more;
    }
  }
}

/** Without places, which are as they stood when the row was asked for. */
function finishersOf(timing: Timing) {
  return bibs.flatMap((one) => {
    const row = announcedRow(timing, one);
    return row === null ? [] : [{ ...row, places: null }];
  });
}

function made() {
  const timing = timingOf(bibs.map((one) => entry(one)));
  const changes = new FinisherChanges();
  const update = (affected: Affected) => runNow(changes.update(timing, affected));
  update('all');
  return { timing, changes, update };
}

describe('what happens to finishers', () => {
  it('reaches a screen once and whole, however often it asks and whatever it missed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(act, fc.boolean()), { maxLength: 25 }),
        fc.integer({ min: 1, max: 3 }),
        (acts, limit) => {
          const { timing, changes, update } = made();
          const make = actionMaker();
          for (let taken = 0; taken < 2; taken += 1) make({ type: 'race.close' });
          const [kept, late] = [new Kept(), new Kept()];
          for (const [body, asks] of acts) {
            update(timing.apply(make(body)));
            if (asks) kept.ask(changes, timing, limit);
          }
          for (const screen of [kept, late]) {
            screen.ask(changes, timing, limit);
            const rows = [...screen.rows.values()].map((row) => ({ ...row, places: null }));
            expect(rows.toSorted((one, other) => (one.person.bib < other.person.bib ? -1 : 1))).toEqual(
              finishersOf(timing),
            );
          }
        },
      ),
    );
  });

  it('is told to a screen of an earlier life of the station from the beginning', () => {
    const { timing, changes, update } = made();
    update(timing.observe(passing('1', 'finish', 1900)));
    const [before, after] = [changes, new FinisherChanges()];
    const { cursor } = runNow(before.after(timing, undefined, 10));
    runNow(after.update(timing, 'all'));
    const part = runNow(after.after(timing, cursor, 10));
    expect([part.whole, part.finishers.map(({ person }) => person.bib)]).toEqual([true, ['1']]);
  });
});
