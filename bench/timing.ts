import { Timing } from '../src/timing/timing.ts';
import { measurement, shortest, type Measurement } from './measure.ts';
import { passedRace } from './sample-race.ts';

/** Everything made from nothing, and one more passing, against merely sorting the same passings once for each list. */
export function benchTiming(): Measurement[] {
  return [1_000, 10_000, 50_000, 200_000].flatMap((entries) => {
    const { actions, passings } = passedRace(entries);
    let timing = new Timing();
    const ours = shortest(3, () => {
      timing = new Timing();
      timing.applyAll(actions);
      timing.replacePassings(passings);
    });
    const baseline = shortest(3, () => {
      for (let list = 0; list < 3; list += 1) passings.toSorted((one, other) => one.first - other.first);
    });
    const last = passings.filter(({ point }) => point === 'p11').slice(0, 1000);
    const oneMore = shortest(3, () => {
      for (const passing of last) timing.observe({ ...passing, first: passing.first - 1 });
    });
    return [
      measurement(`timing from nothing, ${entries} entries`, 'ms', ours, baseline),
      measurement(`timing one more passing, ${entries} entries`, 'ms', oneMore / last.length, baseline),
    ];
  });
}
