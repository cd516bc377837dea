import type { Ms } from '../race.ts';
import type { ListId, Timing } from '../timing.ts';
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

/** A runner on the course with the time that will rank them. */
interface Runner {
  estimate: Estimate;
  low: Ms;
  likely: Ms;
  high: Ms;
  lists: ListId[];
}

/** How far ahead anybody looks. */
const horizon: Ms = 20 * 60_000;

/**
 * For each list where somebody due within twenty minutes can still take one of the first `places`, the one
 * who comes next; by moment of the finish.
 */
export function nextContenders(timing: Timing, estimates: Estimates, now: Ms, places = 3): Contender[] {
  const runners: Runner[] = [];
  for (const estimate of estimates.finishes(now, now + horizon)) {
    const runner = runnerOf(timing, estimate);
    if (runner !== null) runners.push(runner);
  }
  const byList = new Map<ListId, Runner[]>();
  for (const runner of runners)
    for (const list of runner.lists) {
      const own = byList.get(list);
      if (own === undefined) byList.set(list, [runner]);
      else own.push(runner);
    }
  return [...byList]
    .map(([list, own]) => nextIn(list, own, finishTimes(timing, list), places))
    .filter((contender) => contender !== null)
    .sort((one, other) => one.estimate.time - other.estimate.time || (one.list < other.list ? -1 : 1));
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

function runnerOf(timing: Timing, estimate: Estimate): Runner | null {
  const result = timing.result(estimate.bib);
  const entry = timing.entry(estimate.bib);
  if (result === undefined || entry === undefined || result.gun === null) return null;
  const start = result.splits[0];
  const isByChip = timing.race?.rankBy === 'chip' && start?.chip === 0;
  const from = isByChip ? start.time : result.gun;
  return {
    estimate,
    low: estimate.earliest - from,
    likely: estimate.time - from,
    high: estimate.latest - from,
    lists: timing.listsOf(entry.bib),
  };
}

/** What ranks those who have finished in a list, fastest first. */
function finishTimes(timing: Timing, list: ListId): Ms[] {
  const isByChip = timing.race?.rankBy === 'chip';
  return timing.list(list).map((bib) => {
    const result = timing.result(bib);
    return (isByChip ? (result?.chipTime ?? result?.gunTime) : result?.gunTime) ?? Infinity;
  });
}
