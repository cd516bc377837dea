import type { Action } from '../src/timing/actions.ts';
import type { Passing } from '../src/timing/read.ts';
import { Timing } from '../src/timing/timing.ts';
import { measurement, shortest, type Measurement } from './measure.ts';
import { crossing, sampleRace } from './sample-race.ts';

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

function passedRace(count: number): { actions: Action[]; passings: Passing[] } {
  const { race, entries, actions } = sampleRace(count);
  const passings = entries.flatMap((entry, index) =>
    race.points.map((point, place): Passing => {
      const first = crossing(index, point.distance);
      return {
        id: `S:${index * race.points.length + place + 1}`,
        point: point.id,
        source: 'chip',
        chip: entry.chips[0] ?? null,
        bib: null,
        first,
        last: first + 400,
        strongest: first + 200,
        rssi: -60,
        reads: 4,
      };
    }),
  );
  return { actions, passings };
}
