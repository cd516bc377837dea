import { bestChain, type Chain, type ChainRules, type Crossing } from './chain.ts';
import type { Course, CoursePoint } from '../model/course.ts';
import { contradicts } from './finish-evidence.ts';
import type { Ms } from '../model/race.ts';
import type { Sightings } from './sightings.ts';
import { shortestPossible, type SpeedLimit } from '../model/speed-limits.ts';

/** What a runner's sightings after the start are measured against. */
export interface Beginning {
  /** The runner's own start, or the gun while that is not known. */
  time: Ms;
  /** Nothing before this counts. */
  notBefore: Ms;
  /** What the opening of points counts from. */
  firstGun: Ms;
  /** The passing that is the start: it cannot be anything else. */
  start: string | null;
}

/** Where a runner was after the start, and how sure that is. */
export interface Path {
  /** The crossing of each point, spotters too, in course order. */
  crossings: readonly Crossing[];
  /** Points where the runner was heard before the finish, and none of it fits. */
  unfit: readonly CoursePoint[];
  /** Whether a leg is beyond the speed limit. */
  isTooFast: boolean;
  /** `chosen`: a later sighting at the finish fits better than the first; `unsure`: something speaks against it. */
  finish: 'sure' | 'chosen' | 'unsure';
  /** Everything that might be the finish, by time. */
  finishes: readonly Crossing[];
}

/** What speaks against a sighting at the finish, besides what speaks against the chain to it. */
const finishCost = {
  /** Heard later at a point of the course for the first time: walked back over it. */
  walkedBack: 1,
  /** The same, sooner than anybody can be back there. */
  cannotBeBack: 1.5,
  /** The runner was heard at the finish before. */
  notTheFirst: 1.25,
  /** Out of all proportion to the pace until then, or against the other witnesses. */
  contradicted: 1.5,
};

/** Heard at so many points for the first time after a sighting at the finish, a runner had not finished. */
const refuting = 2;

/**
 * Where a runner was: of all ways to explain what was heard, the one against which the least speaks (docs/rules.md,
 * "Which reads count"). A point that was heard counts before one that was not; a leg beyond the limit is doubted
 * before a read is left out that everything else bears out; the first sighting at the finish is the finish unless
 * more speaks against it than against a later one. Points that share a mat are passed in course order, one crossing each.
 */
export function pathOf(course: Course, beginning: Beginning, sightings: Sightings, limit: SpeedLimit): Path {
  const byPoint = course.onCourse.map((point) => possibleAt(point, beginning, sightings));
  const finishes = byPoint.at(-1) ?? [];
  const fromDistance = course.start?.distance ?? 0;
  const rules: ChainRules = { from: beginning.time, fromDistance, limit };
  const simple = course.isShared ? null : straight(byPoint, rules);
  if (simple !== null && !(finishes.length > 1 && contradicts(simple, finishes, rules, false)))
    return {
      crossings: simple,
      unfit: impossibleAt(course, byPoint, beginning, sightings),
      isTooFast: false,
      finish: 'sure',
      finishes,
    };
  const path = best(byPoint, finishes, rules);
  const impossible = impossibleAt(course, byPoint, beginning, sightings);
  return impossible.length === 0 ? path : { ...path, unfit: [...path.unfit, ...impossible] };
}

const none: readonly never[] = [];

/** Sightings at a point that are not too early for it. */
function possibleAt(point: CoursePoint, beginning: Beginning, sightings: Sightings): Crossing[] {
  const earliest = Math.max(
    beginning.time + point.minTime,
    beginning.notBefore,
    point.notBefore === null ? -Infinity : beginning.firstGun + point.notBefore,
  );
  const possible: Crossing[] = [];
  for (const { passing, time } of sightings.at(point))
    if (time >= earliest && passing.id !== beginning.start) possible.push({ point, passing, time });
  return possible;
}

/** Points where the runner was heard after the gun, and only sooner than anything can be there. */
function impossibleAt(
  course: Course,
  byPoint: readonly Crossing[][],
  { time, notBefore }: Beginning,
  sightings: Sightings,
): readonly CoursePoint[] {
  if (byPoint.every((possible) => possible.length > 0)) return none;
  const unheard = course.onCourse.filter(
    (point, index) =>
      byPoint[index]!.length === 0 && !point.isShared && point.names[0] !== course.start?.names[0],
  );
  const found = unheard.filter((point) =>
    sightings
      .at(point)
      .some((one) => one.time >= notBefore && one.time < time + shortestPossible(point.distance)),
  );
  return found.length === 0 ? none : found;
}

/** The usual race: every point's first sighting follows from the one before within the limit. Null where it is not so simple. */
function straight(
  byPoint: readonly Crossing[][],
  { from, fromDistance, limit }: ChainRules,
): Crossing[] | null {
  const crossings: Crossing[] = [];
  let [time, distance] = [from, fromDistance];
  for (const [first] of byPoint) {
    if (first === undefined) continue;
    if (first.time - time < limit.shortest(first.point.distance - distance)) return null;
    crossings.push(first);
    ({ time } = first);
    ({ distance } = first.point);
  }
  return crossings;
}

interface Candidate {
  chain: Chain;
  finish: Crossing | null;
  cost: number;
  /** Something speaks against this finish that leaves it in doubt even where it is taken. */
  isDoubtful: boolean;
}

function best(byPoint: readonly Crossing[][], finishes: readonly Crossing[], rules: ChainRules): Path {
  const before = byPoint.slice(0, -1).flat();
  let found: Candidate | null = null;
  let first: Crossing | null = null;
  for (const finish of finishes) {
    const chain = bestChain(before, finish, rules);
    if (chain === null) continue;
    first ??= finish;
    const further = finish.point.isShared ? [] : firstHeardAfter(finish, byPoint);
    if (further.length >= refuting && (bestChain(further, null, rules)?.crossings.length ?? 0) >= refuting)
      continue;
    const isBackTooSoon = further.some((one) => one.time - finish.time < wayBack(one, finish, rules));
    const isContradicted =
      finishes.length > 1 && contradicts(chain.crossings, finishes, rules, finish !== first);
    const all =
      chain.cost +
      (finish === first ? 0 : finishCost.notTheFirst) +
      (isBackTooSoon ? finishCost.cannotBeBack : further.length > 0 ? finishCost.walkedBack : 0) +
      (isContradicted ? finishCost.contradicted : 0);
    if (found === null || all < found.cost)
      found = { chain, finish, cost: all, isDoubtful: isBackTooSoon || isContradicted };
  }
  found ??= { chain: bestChain(before, null, rules)!, finish: null, cost: 0, isDoubtful: false };
  const { chain, finish } = found;
  const unfit = unfitPoints(byPoint, chain.crossings, finish);
  const isOnlyAgainstFinish =
    finish !== null && unfit.some((heard) => fitsWithout(heard, chain.crossings, rules));
  return {
    crossings: chain.crossings,
    unfit: unfit.map(([{ point }]) => point),
    isTooFast: chain.isTooFast,
    finish: found.isDoubtful || isOnlyAgainstFinish ? 'unsure' : finish === first ? 'sure' : 'chosen',
    finishes,
  };
}

/** At each point where the runner was heard only after this sighting at the finish, all of it. */
function firstHeardAfter(finish: Crossing, byPoint: readonly Crossing[][]): Crossing[] {
  return byPoint.slice(0, -1).flatMap((heard) => ((heard[0]?.time ?? -Infinity) > finish.time ? heard : []));
}

/** The shortest time from the finish back to where somebody was heard. */
function wayBack(heard: Crossing, finish: Crossing, { limit }: ChainRules): Ms {
  return limit.shortest(finish.point.distance - heard.point.distance);
}

type Heard = readonly [Crossing, ...Crossing[]];

/** Points with a mat of their own that were heard before the finish and are not passed, with what was heard there. */
function unfitPoints(
  byPoint: readonly Crossing[][],
  crossings: readonly Crossing[],
  finish: Crossing | null,
): Heard[] {
  const passed = new Set(crossings.map(({ point }) => point));
  return byPoint
    .map((heard) => heard.filter(({ time }) => finish === null || time < finish.time))
    .filter((heard): heard is [Crossing, ...Crossing[]] => {
      const [first] = heard;
      return (
        first !== undefined &&
        !first.point.isShared &&
        !passed.has(first.point) &&
        first.point !== finish?.point
      );
    });
}

/** Whether what was heard at a point would fit, were it not for the finish. */
function fitsWithout(heard: Heard, crossings: readonly Crossing[], rules: ChainRules): boolean {
  const others = crossings.slice(0, -1);
  return heard.some((one) => {
    const chain = [...others, one].sort((a, b) => a.point.order - b.point.order);
    return (
      straight(
        chain.map((crossing) => [crossing]),
        rules,
      ) !== null
    );
  });
}
