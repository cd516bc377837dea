import type { CoursePoint } from '../model/course.ts';
import type { Ms } from '../model/race.ts';
import type { Sighting } from './sightings.ts';
import { shortestPossible, type SpeedLimit } from '../model/speed-limits.ts';

/** A passing that makes, or might make, a runner's time at a point. */
export interface Crossing extends Sighting {
  point: CoursePoint;
}

/** What speaks against a chain of crossings; the chain with the least of it is taken. */
const cost = {
  /** A point where the runner was heard in time, and that the chain leaves out. */
  leftOut: 2,
  /** A leg beyond the speed limit: a wrong read on the way is likelier than such a runner, once. */
  tooFast: 3,
  /** The last leg to the finish beyond it: which of the two reads is wrong nobody can say, so both are kept. */
  tooFastToFinish: 1.75,
  /** Who is so fast is so again. */
  stillTooFast: 0.5,
} as const;

/** What a chain runs from: the runner's start, or the gun while that is not known. */
export interface ChainRules {
  from: Ms;
  /** Where that is, in metres. */
  fromDistance: number;
  limit: SpeedLimit;
}

/** Crossings in course order, and what speaks against them. */
export interface Chain {
  crossings: Crossing[];
  cost: number;
  isTooFast: boolean;
}

/** Ways to a crossing with no leg beyond the limit so far, and with one: what each costs and where it comes from. */
interface Best {
  cost: [number, number];
  /** Index of the crossing before and whether that was on a way beyond the limit; null: from the start. */
  before: [{ index: number; tooFast: 0 | 1 } | null, { index: number; tooFast: 0 | 1 } | null];
}

/**
 * The chain of crossings, each point once and in course order, against which the least speaks; each as early as
 * possible. `possible` stands by point, then by time. With `finish`, the chain ends there: null where there
 * is no way to it, as on laps of which one is missing.
 */
export function bestChain(
  possible: readonly Crossing[],
  finish: Crossing | null,
  rules: ChainRules,
): Chain | null {
  const nodes = finish === null ? possible : [...possible.filter(({ time }) => time < finish.time), finish];
  const leftOut = leftOutUpTo(nodes, finish);
  const best: Best[] = [];
  for (const node of nodes)
    best.push(
      bestTo(node, nodes, best, leftOut, rules, node === finish ? cost.tooFastToFinish : cost.tooFast),
    );
  const total = leftOut.at(-1) ?? 0;
  let end: { index: number; tooFast: 0 | 1 } | null = null;
  let least = Infinity;
  for (const [index, { point }] of nodes.entries()) {
    if (finish !== null && index < nodes.length - 1) continue;
    for (const tooFast of [0, 1] as const) {
      const all = best[index]!.cost[tooFast] + (finish === null ? total - leftOut[point.order]! : 0);
      if (all < least) {
        least = all;
        end = { index, tooFast };
      }
    }
  }
  if (end === null) return finish === null ? { crossings: [], cost: 0, isTooFast: false } : null;
  const crossings: Crossing[] = [];
  for (let at: typeof end | null = end; at !== null; at = best[at.index]!.before[at.tooFast])
    crossings.unshift(nodes[at.index]!);
  return { crossings, cost: least, isTooFast: end.tooFast === 1 };
}

/** By point: what leaving out all heard points up to it and it costs, the finish not counted. */
function leftOutUpTo(nodes: readonly Crossing[], finish: Crossing | null): number[] {
  const heard = new Set(nodes.filter((node) => node !== finish).map(({ point }) => point.order));
  const upTo: number[] = [];
  let sum = 0;
  for (let order = 0; order <= (nodes.at(-1)?.point.order ?? 0); order += 1) {
    if (heard.has(order)) sum += cost.leftOut;
    upTo.push(sum);
  }
  return upTo;
}

function bestTo(
  node: Crossing,
  nodes: readonly Crossing[],
  best: readonly Best[],
  leftOut: readonly number[],
  { from, fromDistance, limit }: ChainRules,
  tooFastCost: number,
): Best {
  const { point, time } = node;
  const here = leftOut[point.order - 1] ?? 0;
  const found: Best = { cost: [Infinity, Infinity], before: [null, null] };
  if (point.sameMatBefore < 0) {
    const tooFast = time - from < limit.shortest(point.distance - fromDistance) ? 1 : 0;
    found.cost[tooFast] = here + tooFast * tooFastCost;
  }
  for (const [index, earlier] of best.entries()) {
    const other = nodes[index]!;
    if (other.point.order >= point.order) break;
    if (other.point.order < point.sameMatBefore || other.passing === node.passing) continue;
    const metres = point.distance - other.point.distance;
    if (time - other.time < shortestPossible(metres)) continue;
    const isTooFast = time - other.time < limit.shortest(metres);
    const skipped = here - leftOut[other.point.order]!;
    for (const was of [0, 1] as const) {
      const now = isTooFast || was === 1 ? 1 : 0;
      const leg = !isTooFast ? 0 : was === 1 ? cost.stillTooFast : tooFastCost;
      const sum = earlier.cost[was] + skipped + leg;
      if (sum >= found.cost[now]) continue;
      found.cost[now] = sum;
      found.before[now] = { index, tooFast: was };
    }
  }
  return found;
}
