import { nextContenders } from '../src/timing/insight/contenders.ts';
import { runNow } from '../src/timing/steps.ts';
import { Estimates } from '../src/timing/insight/estimates.ts';
import { Timing } from '../src/timing/timing.ts';
import { measurement, shortest, type Measurement } from './measure.ts';
import { gun, passedRace } from './sample-race.ts';
import { only } from '../src/timing/timing.fixture.ts';

const entries = 40_000;
const now = gun + 2 * 3_600_000;

/** What a station does each second with everybody on the course, against making the race's results once. */
export function benchEstimates(): Measurement[] {
  const { actions, passings } = passedRace(entries);
  const timing = new Timing();
  const baseline = shortest(3, () => {
    timing.applyAll(actions);
    timing.replacePassings(passings.filter(({ first }) => first <= now));
  });
  const { race } = timing.races[0]!;
  let estimates = new Estimates(timing, race);
  estimates.update('all');
  const made = shortest(3, () => {
    estimates = new Estimates(timing, race);
    estimates.update('all');
  });
  const steps = Array.from({ length: 21 }, (_, index) => shortest(1, () => estimates.advance(now + index)));
  const step = steps.sort((one, other) => one - other)[10] ?? NaN;
  const minute = Array.from({ length: 8 }, (_, index) => now - 60_000 + index * 10_000);
  const expected = shortest(3, () => estimates.expectedBy('p11', minute));
  const flow = shortest(3, () =>
    estimates.expectedBetween(
      'p11',
      now,
      Array.from({ length: 31 }, (_, index) => now + index * 60_000),
    ),
  );
  const contenders = shortest(3, () => runNow(nextContenders(only(timing), estimates, now)));
  return [
    measurement(`estimates from nothing, ${entries} on the course`, 'ms', made, baseline),
    measurement('estimates, one step, once a second', 'ms', step, baseline),
    measurement('expected at one point in the last minute', 'ms', expected, baseline),
    measurement('expected at one point in the next half hour', 'ms', flow, baseline),
    measurement('next contenders of all lists', 'ms', contenders, baseline),
  ];
}
