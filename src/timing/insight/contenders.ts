import type { Ms } from '../model/race.ts';
import { forEachInSteps, sorted, type Steps } from '../steps.ts';
import type { ListId, RaceResults } from '../timing.ts';
import type { Estimate, Estimates } from './estimates.ts';

/** Who comes next to the finish that can still take one of the first places of a list. */
export interface Contender {
  list: ListId;
  /** Of the finish. */
  estimate: Estimate;
  /** The best place still possible: behind all who are faster already or nearly surely will be. */
  possible: number;
  /** The place if everybody comes as estimated. */
  likely: number;
}

/** A runner on the course with the time that will rank them in one list. */
interface Runner {
  estimate: Estimate;
  low: Ms;
  likely: Ms;
  high: Ms;
}

/** What the ranking time of a list runs from: the gun, the runner's own start, or nothing in the order at the line. */
type Basis = 'gun' | 'chip' | 'line';

/** How far ahead anybody looks. */
const horizon: Ms = 20 * 60_000;

/**
 * For each list of a race where somebody due within twenty minutes can still take one of the first `places`, the one
 * who comes next; by moment of the finish.
 */
export function* nextContenders(
  results: RaceResults,
  estimates: Estimates,
  now: Ms,
  places = 3,
): Steps<Contender[]> {
  const byList = new Map<ListId, Estimate[]>();
  yield* forEachInSteps(estimates.finishes(now, now + horizon), (estimate) => {
    for (const list of results.listsOf(estimate.bib)) {
      const own = byList.get(list);
      if (own === undefined) byList.set(list, [estimate]);
      else own.push(estimate);
    }
  });
  const contenders: Contender[] = [];
  for (const [list, due] of byList) {
    const basis = basisOf(results, list);
    const runners: Runner[] = [];
    yield* forEachInSteps(due, (estimate) => runners.push(runnerOf(results, estimate, basis)));
    const finished = yield* finishTimes(results, list, basis);
    const next = nextIn(list, runners, finished, places);
    if (next !== null) contenders.push(next);
    yield;
  }
  return contenders.sort(
    (one, other) => one.estimate.time - other.estimate.time || (one.list < other.list ? -1 : 1),
  );
}

function nextIn(list: ListId, runners: Runner[], finished: Ms[], places: number): Contender | null {
  const surely = firstOf([...finished.slice(0, places), ...runners.map(({ high }) => high)], places);
  const bar = surely.length < places ? Infinity : surely.at(-1)!;
  const next = runners
    .filter(({ low }) => low <= bar)
    .reduce<Runner | null>((first, one) => (first === null || isSooner(one, first) ? one : first), null);
  if (next === null) return null;
  const faster = (times: readonly Ms[], than: Ms) => times.filter((time) => time < than).length;
  return {
    list,
    estimate: next.estimate,
    possible: 1 + faster(surely, next.low),
    likely: 1 + faster(finished, next.likely) + runners.filter(({ likely }) => likely < next.likely).length,
  };
}

function isSooner({ estimate: one }: Runner, { estimate: other }: Runner): boolean {
  return one.time < other.time || (one.time === other.time && one.bib < other.bib);
}

/** The smallest `count` numbers, rising. */
function firstOf(numbers: readonly number[], count: number): number[] {
  const first: number[] = [];
  for (const number of numbers) {
    if (first.length === count && number >= first[count - 1]!) continue;
    const place = first.findIndex((other) => other > number);
    first.splice(place < 0 ? first.length : place, 0, number);
    first.length = Math.min(first.length, count);
  }
  return first;
}

function basisOf(results: RaceResults, list: ListId): Basis {
  const definition = results.listDefinition(list);
  if (definition?.order === 'line') return 'line';
  return (definition?.basis ?? results.race.rankBy) === 'chip' ? 'chip' : 'gun';
}

function runnerOf(results: RaceResults, estimate: Estimate, basis: Basis): Runner {
  const result = results.result(estimate.bib);
  const from = basis === 'line' ? 0 : ((basis === 'chip' ? result?.start : null) ?? result?.gun ?? 0);
  return {
    estimate,
    low: estimate.earliest - from,
    likely: estimate.time - from,
    high: estimate.latest - from,
  };
}

/** What ranks those who have finished in a list, fastest first. */
function* finishTimes(results: RaceResults, list: ListId, basis: Basis): Steps<Ms[]> {
  const times: Ms[] = [];
  yield* forEachInSteps(results.list(list), (bib) => {
    const result = results.result(bib);
    if (basis === 'line') times.push(result?.instants.at(-1) ?? Infinity);
    else times.push((basis === 'chip' ? result?.chipTime : null) ?? result?.gunTime ?? Infinity);
  });
  return yield* sorted(times, (one, other) => one - other);
}
