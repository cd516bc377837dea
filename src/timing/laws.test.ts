import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from './model/actions.ts';
import { actIdOf, compareActions } from './facts/action-order.ts';
import type { Passing } from './model/read.ts';
import { placedIn } from './lists/standing.ts';
import { Timing } from './timing.ts';
import { gun, passing, only } from './timing.fixture.ts';
import { bibs, action, chipPassing, facts } from './laws.fixture.ts';

const state = (timing: Timing) => ({
  results: bibs.map((of) => [timing.result(of), timing.places(of), timing.verdicts(of)]),
  lists: only(timing)
    .lists()
    .map((list) => [list, only(timing).list(list.id)]),
  counts: timing.counts(),
  unknown: timing.unknownChips(),
  open: timing.openPassings(),
  guns: ['A', 'B'].map((wave) => timing.gun(wave)),
  conflicts: timing.conflicts(),
});

function chipsOfFinishers(timing: Timing): string[] {
  const finishers = bibs.filter((of) => (timing.result(of)?.gunTime ?? null) !== null);
  return finishers.flatMap((of) => timing.chipsOf(of));
}

function atOnce(actions: readonly Action[], passings: readonly Passing[]): Timing {
  const timing = new Timing();
  timing.applyAll(actions);
  timing.replacePassings(passings);
  return timing;
}

describe('whatever happens in a race', () => {
  it('any order of arrival of the same facts gives the same results, one by one or all at once', () => {
    fc.assert(
      fc.property(facts, fc.infiniteStream(fc.nat()), ({ actions, passings }, shuffle) => {
        const expected = state(atOnce(actions, passings));
        const steps = [
          ...actions.map((one) => (timing: Timing) => timing.apply(one)),
          ...passings.map((one) => (timing: Timing) => {
            timing.observe({ ...one, last: one.first });
            timing.observe(one);
          }),
        ];
        const shuffled = steps
          .map((step) => [shuffle.next().value ?? 0, step] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, step]) => step);
        const passingsFirst = [...steps.slice(actions.length), ...steps.slice(0, actions.length)];
        for (const order of [steps, passingsFirst, shuffled]) {
          const timing = new Timing();
          for (const step of order) step(timing);
          expect(state(timing)).toEqual(expected);
        }
        expect(actions.toSorted(compareActions)).toEqual(actions);
      }),
      { numRuns: 200 },
    );
  });

  it('everybody whose result or place in time changes with a passing is named as affected', () => {
    fc.assert(
      fc.property(facts, chipPassing, ({ actions, passings }, more) => {
        const timing = atOnce(actions, passings);
        const before = new Map(bibs.map((of) => [of, timing.result(of)]));
        const affected = timing.observe({
          ...passing(more.bib, more.point, more.seconds),
          reader: more.reader,
          id: 'more',
        });
        for (const of of bibs)
          if (affected !== 'all' && !affected.has(of)) expect(timing.result(of)).toEqual(before.get(of));
      }),
    );
  });

  it('each passing counts for one bib alone, and is listed as unknown where nobody has that bib', () => {
    fc.assert(
      fc.property(facts, ({ actions, passings }) => {
        const timing = atOnce(actions, passings);
        const owned = bibs.flatMap((of) => timing.passingsOf(of).filter(({ source }) => source === 'chip'));
        const nobodys = passings.filter((one) => timing.entry(timing.bibOf(one) ?? '') === undefined);
        const unknown = nobodys.filter(({ id }) => !timing.isVoided(id));
        const known = owned.filter(({ id }) => unknown.every((other) => other.id !== id));
        expect(new Set(owned.map(({ id }) => id)).size).toBe(owned.length);
        expect(known.length + unknown.length).toBe(passings.filter(({ id }) => !timing.isVoided(id)).length);
        const listed = timing.unknownChips().reduce((sum, { passings: count }) => sum + count, 0);
        expect(listed).toBe(unknown.length);
      }),
    );
  });

  it('a passing that comes and is withdrawn again leaves no trace', () => {
    fc.assert(
      fc.property(facts, chipPassing, ({ actions, passings }, more) => {
        const timing = atOnce(actions, passings);
        const before = state(timing);
        timing.observe({ ...passing(more.bib, more.point, more.seconds), reader: more.reader, id: 'more' });
        timing.withdraw('more');
        expect(state(timing)).toEqual(before);
      }),
    );
  });

  it('undo restores exactly what was, and undoing the undo what it took back', () => {
    fc.assert(
      fc.property(facts, action, ({ actions, passings }, body) => {
        fc.pre(body.type !== 'undo');
        const timing = atOnce(actions, passings);
        const results = () => ({ ...state(timing), conflicts: [] });
        const before = results();
        const base = { station: 'S', at: gun, by: 'test' };
        const act = { ...base, ...body, id: 'new', lamport: 100 };
        if (act.type === 'entries.import') act.list = 'new list';
        if (act.type === 'passing.sheet') act.sheet = 'new sheet';
        if (act.type === 'chip.map') act.map = 'new map';
        const target = actIdOf(act);
        timing.apply(act);
        const after = results();
        timing.apply({ ...base, type: 'undo', target, id: 'undo', lamport: 101 });
        expect(results()).toEqual(before);
        timing.apply({ ...base, type: 'undo', target: 'undo', id: 'redo', lamport: 102 });
        expect(results()).toEqual(after);
      }),
    );
  });
});

describe('whatever happened in a race', () => {
  it('places count from 1, equal times share one, and the next is skipped; with raw times, before rounding', () => {
    fc.assert(
      fc.property(facts, ({ actions, passings }) => {
        const timing = atOnce(actions, passings);
        for (const { id, finishers } of only(timing).lists()) {
          const order = only(timing).list(id);
          expect(order).toHaveLength(finishers);
          const places = order.map((of) => only(timing).place(id, of) ?? 0);
          expect(places[0] ?? 1).toBe(1);
          for (const [index, place] of places.entries())
            expect([index + 1, places[index - 1]]).toContain(place);
          for (const of of order)
            expect(timing.result(of)).toMatchObject({ status: 'finished', ranked: true });
        }
      }),
    );
  });

  it('a list seen as a whole gives everybody the place that it gives them one by one', () => {
    fc.assert(
      fc.property(facts, ({ actions, passings }) => {
        const timing = new Timing();
        timing.applyAll(actions);
        for (const passing of passings) timing.observe(passing);
        expect(
          only(timing)
            .standings()
            .map(({ id }) => id),
        ).toEqual(
          only(timing)
            .lists()
            .flatMap(({ id, entrants }) => (entrants > 0 ? [id] : [])),
        );
        for (const standing of only(timing).standings()) {
          const placed = [...placedIn(standing)];
          expect(placed.map(({ bib }) => bib)).toEqual(only(timing).list(standing.id));
          for (const { bib: of, place } of placed) expect(only(timing).place(standing.id, of)).toBe(place);
          for (const of of bibs)
            if (placed.every(({ bib }) => bib !== of)) expect(only(timing).place(standing.id, of)).toBeNull();
        }
      }),
    );
  });

  it('one more read at the start or the finish, or before the finish, never loses a finisher', () => {
    fc.assert(
      fc.property(facts, chipPassing, fc.nat(), ({ actions, passings }, more, pick) => {
        const timing = atOnce(actions, passings);
        // A chip of somebody who finished: most chips are not, and a race costs much to make.
        const chips = chipsOfFinishers(timing);
        fc.pre(chips.length > 0);
        const chip = chips[pick % chips.length]!;
        const one = { ...passing(more.bib, more.point, more.seconds), chip, reader: more.reader, id: 'more' };
        const of = timing.bibOf(one) ?? '';
        const before = timing.result(of);
        fc.pre(before !== undefined && before.gunTime !== null && timing.gun(before.wave)?.source !== 'mat');
        const isLater = one.first - (before.gun ?? 0) > before.gunTime;
        fc.pre(!isLater || more.point === 'start' || more.point === 'finish');
        timing.observe(one);
        expect(timing.result(of)?.gunTime ?? null).not.toBeNull();
      }),
    );
  });

  it('every passing of a runner gets exactly one verdict, and each split is one that is used', () => {
    fc.assert(
      fc.property(facts, ({ actions, passings }) => {
        const timing = atOnce(actions, passings);
        for (const of of bibs) {
          const result = timing.result(of);
          if (result === undefined) continue;
          const verdicts = timing.verdicts(of);
          const ids = verdicts.map((verdict) => verdict.passing.id);
          expect(new Set(ids).size).toBe(ids.length);
          const all = [...timing.passings()].filter(({ id }) => timing.passing(id)?.bib === of);
          expect(ids).toHaveLength(all.length);
          const used = verdicts.filter(({ code }) => code === 'used').map(({ point }) => point);
          expect(used).toEqual(result.passed);
        }
      }),
    );
  });
});
