import type { RunnerPage } from '../../contract/event-results.ts';
import type { Ms } from '../../timing/model/race.ts';
import { raceView, resultRowOf, type ResultRow } from '../../timing/views/results-page.ts';
import type { ProjectedEvent } from '../projection/events.ts';
import type { BegunRace } from './pages/race-page.ts';

/** One runner of a race, found by the bib itself; null where nobody has it. */
export function runnerPage(
  { event }: ProjectedEvent,
  { race, site, at }: BegunRace,
  bib: string,
): RunnerPage | null {
  const { results, asOf } = at;
  const result = resultRowOf(results, bib);
  if (result === null) return null;
  const { id, name, date } = event;
  return {
    v: 1,
    event: { id, name, date },
    race: raceView(race),
    site,
    result,
    estimate: estimateOf(result, race.points),
    evidence: result.status === 'dq' ? null : (results.result(bib)?.evidence ?? null),
    closed: results.isClosed,
    asOf,
  };
}

/** The gun time of the finish where somebody on the course keeps the pace of the whole way so far. */
function estimateOf(
  { status, splits }: ResultRow,
  points: readonly { id: string; distance: number }[],
): Ms | null {
  const last = splits.at(-1);
  const done = points.find(({ id }) => id === last?.point)?.distance ?? 0;
  if (status !== 'running' || last === undefined || done === 0) return null;
  const length = Math.max(...points.map(({ distance }) => distance));
  return Math.round(last.gun + ((last.chip ?? last.gun) / done) * (length - done));
}
