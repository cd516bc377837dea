import type { Action } from '../src/timing/model/actions.ts';
import type { Passing } from '../src/timing/model/read.ts';
import { Timing } from '../src/timing/timing.ts';
import { measurement, processorTime, type Measurement } from './measure.ts';
import { passedRace, passedRaces } from './sample-race.ts';

const entries = 60_000;
const races = 3;
const rounds = 6;

interface Day {
  actions: Action[];
  passings: Passing[];
}

/** Three races of 20,000 over one finish line against one of 60,000, in time of the processor: the same within a tenth. */
export function benchSeveralRaces(): Measurement[] {
  const several = passedRaces(entries, races);
  const one = passedRace(entries);
  const best = { several: { made: Infinity, more: Infinity }, one: { made: Infinity, more: Infinity } };
  // In turns, and each as often after the other: who comes second clears away what the first one left.
  for (let round = 0; round < rounds; round += 1) {
    const runs = [() => keepBest(best.one, one), () => keepBest(best.several, several)];
    for (const run of round % 2 === 0 ? runs : runs.toReversed()) run();
  }
  return [
    measurement(
      `several races from nothing, ${races} of ${entries / races} entries`,
      'ms',
      best.several.made,
      best.one.made,
    ),
    measurement(`several races one more passing`, 'ms', best.several.more, best.one.more),
  ];
}

function keepBest(best: { made: number; more: number }, { actions, passings }: Day): void {
  const timing = new Timing();
  const made = processorTime(() => {
    timing.applyAll(actions);
    timing.replacePassings(passings);
  });
  const last = passings.filter(({ point }) => point === 'p11').slice(0, 1000);
  const more = processorTime(() => {
    for (const passing of last) timing.observe({ ...passing, first: passing.first - 1 });
  });
  best.made = Math.min(best.made, made);
  best.more = Math.min(best.more, more / last.length);
}
