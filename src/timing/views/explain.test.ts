import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionMaker, entry, gun, importOf, passing, race } from '../timing.fixture.ts';
import { Timing } from '../timing.ts';
import { explain } from './explain.ts';

const seen = fc.array(
  fc.record({
    bib: fc.constantFrom('1', '2'),
    point: fc.constantFrom('start', '5k', 'finish', 'elsewhere'),
    seconds: fc.integer({ min: -100, max: 4000 }),
    isVoided: fc.boolean(),
  }),
  { maxLength: 20 },
);

test('every passing of a bib, voided or not, is explained exactly once, in order of time', () => {
  fc.assert(
    fc.property(seen, fc.boolean(), (passes, hasGun) => {
      const timing = new Timing();
      const action = actionMaker();
      timing.apply(action({ type: 'race.define', race }));
      timing.apply(action(importOf([entry('1'), entry('2')])));
      if (hasGun) timing.apply(action({ type: 'gun.fire', wave: 'A', gun }));
      const own: string[] = [];
      for (const { bib, point, seconds, isVoided } of passes) {
        const one = passing(bib, point, seconds);
        timing.observe(one);
        if (isVoided) timing.apply(action({ type: 'passing.void', passing: one.id, reason: 'test' }));
        if (bib === '1') own.push(one.id);
      }
      const { steps } = explain(timing, '1');
      const told = steps.flatMap((step) => (step.kind === 'passing' ? [step.passing.id] : []));
      expect(told.toSorted()).toEqual(own.toSorted());
      expect(steps.map(({ at }) => at)).toEqual(
        steps.map(({ at }) => at).toSorted((one, other) => one - other),
      );
      const voids = steps.filter((step) => step.kind === 'action' && step.action.type === 'passing.void');
      expect(voids.length).toBe(passes.filter(({ bib, isVoided }) => bib === '1' && isVoided).length);
    }),
  );
});

test('a result is told with the actions that made it, and none of others', () => {
  const timing = new Timing();
  const action = actionMaker();
  timing.applyAll([
    action({ type: 'race.define', race }),
    action(importOf([entry('1'), entry('2')])),
    action({ type: 'gun.fire', wave: 'A', gun }),
    action({ type: 'gun.fire', wave: 'B', gun }),
    action({ type: 'status.set', bib: '2', status: 'dnf' }),
    action({ type: 'status.set', bib: '1', status: 'dq', rule: 'TR6.3.1' }, 'dq'),
    action({ type: 'undo', target: 'dq' }),
  ]);
  timing.observe(passing('1', 'start', 2));
  timing.observe(passing('1', 'finish', 2400));
  const explanation = explain(timing, '1');
  const actions = explanation.steps.flatMap((step) =>
    step.kind === 'action' ? [[step.action.type, step.undone]] : [],
  );
  expect(actions).toEqual([
    ['race.define', false],
    ['entries.import', false],
    ['gun.fire', false],
    ['status.set', true],
    ['undo', false],
  ]);
});
