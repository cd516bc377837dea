import { explain, inOrder, type Explanation, type Step } from '../../timing/views/explain.ts';
import type { StationRace } from '../race/station-race.ts';

/** Why a runner has this result, down to each read in the journals that are here. */
export function explainRunner(race: StationRace, bib: string): Explanation {
  const explanation = explain(race.timing, bib);
  const reads = explanation.steps
    .flatMap((step) => (step.kind === 'passing' ? race.readsOf(step.passing) : []))
    .map(({ station, read }): Step => {
      const { number, source: reader, point, chip, antenna, rssi, time } = read;
      return { kind: 'read', at: time, read: { station, number, reader, point, chip, antenna, rssi } };
    });
  return { ...explanation, steps: inOrder([...reads, ...explanation.steps]) };
}
