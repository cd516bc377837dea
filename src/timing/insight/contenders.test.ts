import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionMaker, entry, gun, importOf, passing, race, only } from '../timing.fixture.ts';
import { Timing } from '../timing.ts';
import { nextContenders } from './contenders.ts';
import { runNow } from '../steps.ts';
import { Estimates } from './estimates.ts';

const women = { sex: 'F', birthDate: '1980-01-01' } as const;

function raceWith(bibs: string[]) {
  const timing = new Timing();
  const action = actionMaker();
  timing.applyAll([
    action({ type: 'race.define', race }),
    action(importOf(bibs.map((bib) => entry(bib, bib.startsWith('F') ? women : {})))),
    action({ type: 'gun.fire', wave: 'A', gun }),
  ]);
  return timing;
}

test('the next contender of each list is named with the place that is still possible', () => {
  const timing = raceWith(['1', '2', '3', '4', 'F1', 'F2']);
  for (const bib of ['1', '2', '3', '4', 'F1', 'F2']) timing.observe(passing(bib, 'start', 0));
  for (const [index, bib] of ['1', '2', '3'].entries()) {
    timing.observe(passing(bib, '5k', 900 + index));
    timing.observe(passing(bib, 'finish', 1900 + index));
  }
  timing.observe(passing('4', '5k', 1500));
  timing.observe(passing('F1', '5k', 1100));
  timing.observe(passing('F2', '5k', 1200));
  const now = gun + 2000 * 1000;
  const estimates = new Estimates(timing, race);
  estimates.update('all');
  estimates.settle(now);
  const contenders = runNow(nextContenders(only(timing), estimates, now));
  expect(
    contenders.map(({ list, estimate, possible, likely }) => [list, estimate.bib, possible, likely]),
  ).toEqual([
    ['category:W35', 'F1', 1, 1],
    ['sex:F', 'F1', 1, 1],
  ]);
});

test('who can still take a place is never left out in favour of somebody who comes later', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 900, max: 2400 }), { minLength: 1, maxLength: 12 }), (halves) => {
      const bibs = halves.map((_, index) => String(index + 1));
      const timing = raceWith(bibs);
      for (const [index, half] of halves.entries()) {
        timing.observe(passing(bibs[index]!, 'start', 0));
        timing.observe(passing(bibs[index]!, '5k', half));
      }
      const now = gun + 900 * 1000;
      const estimates = new Estimates(timing, race);
      estimates.update('all');
      estimates.settle(now);
      const [overall] = runNow(nextContenders(only(timing), estimates, now)).filter(
        ({ list }) => list === 'overall',
      );
      const due = bibs.map((bib) => estimates.finish(bib, now)!).sort((one, other) => one.time - other.time);
      const isNear = due[0]!.time <= now + 20 * 60_000;
      expect(overall === undefined).toBe(!isNear);
      if (overall === undefined) return;
      expect(overall.estimate.time).toBe(due[0]!.time);
      expect(overall.possible).toBe(1);
      expect(overall.possible).toBeLessThanOrEqual(overall.likely);
    }),
  );
});
