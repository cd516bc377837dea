import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action, ActionBody } from './model/actions.ts';
import { actIdOf, compareActions } from './facts/action-order.ts';
import type { RaceDefinition } from './model/race.ts';
import type { Passing } from './model/read.ts';
import { placedIn } from './lists/standing.ts';
import { Timing } from './timing.ts';
import { actionMaker, entry, gun, importOf, passing, race, only } from './timing.fixture.ts';

const bibs = ['1', '2', '3', '4', '5', '6'];
const bib = fc.constantFrom(...bibs);
/** Start and finish on one mat; a division, clubs, lists that depend on each other; one wave without a gun. */
const definition: RaceDefinition = {
  ...race,
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: '2k', kind: 'split', distance: 2000, cutOff: 3_000_000 },
    { id: '5k', kind: 'split', distance: 5000 },
    { id: '8k', kind: 'split', distance: 8000, mat: '2k' },
    { id: 'finish', kind: 'finish', distance: 10000 },
  ],
  waves: [{ id: 'A', gun }, { id: 'B' }],
  lists: [
    { id: 'overall', prizes: 1 },
    { id: 'elite', basis: { first: 2 } },
    { id: 'rest', basis: 'chip', withoutWinnersOf: ['overall'], depth: 3 },
    { id: 'clubs', by: 'club', order: 'line' },
  ],
};

/** Mostly all passings of a chip; or those from a moment on. */
const from = fc.option(
  fc.integer({ min: -50, max: 4000 }).map((s) => gun + s * 1000),
  { nil: undefined },
);
const chip = fc.constantFrom('C1', 'C2', 'C9');
const chipAction: fc.Arbitrary<ActionBody> = fc.oneof(
  fc.record({ type: fc.constant('chip.assign' as const), chip, bib, from }),
  fc.record({ type: fc.constant('chip.swap' as const), bibs: fc.tuple(bib, bib), from }),
  fc.record({
    type: fc.constant('chip.map' as const),
    map: fc.constant('map'),
    part: fc.constant(1),
    parts: fc.constant(1),
    chips: fc.array(fc.record({ chip, bib }), { maxLength: 3 }),
    from,
  }),
);

const action: fc.Arbitrary<ActionBody> = fc.oneof(
  fc.record({
    type: fc.constant('gun.fire' as const),
    wave: fc.constantFrom('A', 'B'),
    gun: fc.integer({ min: -60, max: 60 }).map((s) => gun + s * 1000),
  }),
  fc.record({
    type: fc.constant('passing.add' as const),
    point: fc.constantFrom('start', '5k', '8k', 'finish'),
    bib: fc.option(bib),
    time: fc.integer({ min: 0, max: 4000 }).map((s) => gun + s * 1000),
    source: fc.constantFrom('hand' as const, 'photo' as const, 'backup' as const),
  }),
  chipAction,
  fc.record({
    type: fc.constant('passing.assign' as const),
    passing: fc.constantFrom('S-3', 'S-4', 'S-5'),
    bib,
  }),
  fc.record({
    type: fc.constant('passing.void' as const),
    passing: fc.constantFrom('S-3', 'S-4', 'p0', 'p1'),
    reason: fc.constant(''),
  }),
  fc.record({
    type: fc.constant('entry.change' as const),
    bib,
    fields: fc.record(
      {
        chips: fc.constantFrom<string[]>(['C1'], ['C9'], ['C2', 'C3']),
        wave: fc.constantFrom('A', 'B', null),
        division: fc.constantFrom('wheelchair', null),
        club: fc.constantFrom('North', 'South'),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ type: fc.constant('entry.withdraw' as const), bib }),
  fc.record({
    type: fc.constant('status.set' as const),
    bib,
    status: fc.constantFrom('dns', 'dnf', 'dq', 'out-of-time', 'ok'),
  }),
  fc.record({
    type: fc.constant('order.set' as const),
    list: fc.constantFrom(null, 'overall', 'list:rest'),
    bibs: fc.uniqueArray(bib, { minLength: 2, maxLength: 3 }),
  }),
  fc.constant({ type: 'race.close' as const }),
  fc.record({
    type: fc.constant('undo' as const),
    target: fc.constantFrom('S-2', 'S-3', 'S-4', 'S-5', 'S-6', 'list', 'map'),
  }),
  fc.constant(importOf([entry('4', { chips: ['C9'] })], 'late list')),
);

const chipPassing = fc.record({
  bib: fc.constantFrom('1', '2', '3', '5', '6', '9'),
  point: fc.constantFrom('start', '2k', '5k', 'finish'),
  seconds: fc.oneof(fc.integer({ min: -100, max: 60 }), fc.integer({ min: 0, max: 4000 })),
  reader: fc.constantFrom(undefined, 'main', 'backup'),
  /** For how many seconds the runner stands on the mat. */
  stays: fc.constantFrom(0, 0, 0, 40),
});

const setup: ActionBody[] = [
  { type: 'race.define', race: definition },
  importOf([
    entry('1', { club: 'North' }),
    entry('2', { wave: 'B', club: 'South' }),
    entry('3', { sex: 'F', wave: 'B' }),
    entry('5', { wave: 'B' }),
    entry('6', { wave: 'B', division: 'wheelchair' }),
  ]),
];

const facts = fc
  .record({
    bodies: fc.array(action, { maxLength: 8 }),
    seen: fc.array(chipPassing, { maxLength: 16 }),
  })
  .map(({ bodies, seen }) => {
    const make = actionMaker();
    return {
      actions: [...setup, ...bodies].map((body) => make(body)),
      passings: seen.map(({ bib: of, point, seconds, stays, reader }, index) => ({
        ...passing(of, point, seconds, seconds + stays),
        reader,
        id: `p${index}`,
      })),
    };
  });

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
