import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ActionBody } from './model/actions.ts';
import { PassingTable } from './passings/passing-table.ts';
import { runNow, sorted } from './steps.ts';
import { actionMaker, entry, gun, importOf, passing, race, only } from './timing.fixture.ts';
import { Timing } from './timing.ts';

const bibs = Array.from({ length: 1200 }, (_, index) => String(index + 1));
const forAll = fc.constantFrom<ActionBody>(
  { type: 'gun.fire', wave: 'A', gun: gun + 5000 },
  { type: 'race.close' },
  { type: 'race.define', race: { ...race, rankBy: 'chip' } },
  { type: 'undo', target: 'S-3' },
  importOf([entry('3', { chips: ['C5'] }), entry('5', { chips: ['C3'] })], 'other'),
);
const late = fc.record({
  after: fc.nat(40),
  chip: fc.constantFrom(...bibs.slice(0, 8), 'nobody'),
  point: fc.constantFrom('start', '5k', 'finish'),
  seconds: fc.nat(4000),
  goes: fc.boolean(),
});

it('whatever is read while an action is taken in, the results are those of all of it, and no result of before changes until then', () => {
  fc.assert(
    fc.property(forAll, fc.array(late, { maxLength: 6 }), (body, reads) => {
      const act = actionMaker('S');
      const before = [
        act({ type: 'race.define', race }),
        act(importOf(bibs.map((bib) => entry(bib)))),
        act({ type: 'gun.fire', wave: 'A', gun }),
      ];
      const table = new PassingTable();
      const timing = new Timing(table);
      timing.applyAll(before);
      for (const bib of bibs.slice(0, 8)) timing.observe(passing(bib, 'start', 3));
      const last = act(body);
      const steps = timing.applyInSteps([last]);
      const guns = new Set<number | null | undefined>();
      for (let step = 0; steps.next().done !== true; step += 1) {
        guns.add(timing.result('1200')?.gun);
        for (const { after, chip, point, seconds, goes } of reads) {
          if (after !== step) continue;
          const one = passing(chip, point, seconds);
          timing.observe(one);
          if (goes) timing.withdraw(one.id);
        }
      }
      expect([...guns]).toEqual([gun]);
      const calm = new Timing();
      calm.applyAll([...before, last]);
      calm.replacePassings(table.all());
      for (const bib of bibs.slice(0, 10))
        expect([timing.result(bib), timing.places(bib)]).toEqual([calm.result(bib), calm.places(bib)]);
      expect(timing.unknownChips()).toEqual(calm.unknownChips());
      expect(only(timing).lists()).toEqual(only(calm).lists());
    }),
    { numRuns: 12 },
  );
});

it('work in steps without anybody waiting is done at once', () => {
  function* work() {
    yield;
    yield;
    return 3;
  }
  expect(runNow(work())).toBe(3);
});

it('sorts very many in steps as they would be sorted at once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { maxLength: 30 }), fc.nat(9000), (some, more) => {
      const things = [...some, ...Array.from({ length: more }, (_, index) => (index * 7919) % 1000)].map(
        (key, index) => ({ key, index }),
      );
      const compare = (one: { key: number }, other: { key: number }) => one.key - other.key;
      expect(runNow(sorted(things, compare))).toEqual(things.toSorted(compare));
    }),
    { numRuns: 30 },
  );
});
