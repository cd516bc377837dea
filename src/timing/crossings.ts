import { shortestLeg, type Course, type CoursePoint } from './course.ts';
import type { Ms } from './race.ts';
import type { Sighting, Sightings } from './sightings.ts';

/** The passing that makes a runner's time at a point. */
export interface Crossing extends Sighting {
  point: CoursePoint;
}

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

/** So many later sightings further along the course show that a sighting at the finish was none. */
const against = 2;

/**
 * Which sighting makes the time at each point after the start. The finish comes first: it is the earliest
 * sighting there that is possible, unless the runner was seen at two or more further points of the course
 * after it. Then as many other points as possible, each as early as possible, so that the way between any
 * two can be run. Points that share a mat are passed in course order, one crossing each.
 */
export function crossingsOf(course: Course, beginning: Beginning, sightings: Sightings): Crossing[] {
  const nodes = course.later.map((point) => possibleAt(point, beginning, sightings));
  return (course.isShared ? null : straight(course, nodes)) ?? tangled(course, nodes);
}

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

/** The usual race: every point's first sighting follows from the one before. Null where it is not so simple. */
function straight(course: Course, nodes: readonly Crossing[][]): Crossing[] | null {
  const crossings: Crossing[] = [];
  for (const possible of nodes) {
    const [first] = possible;
    if (first === undefined) continue;
    const before = crossings.at(-1);
    const earliest = before === undefined ? -Infinity : before.time + shortestLeg(before.point, first.point);
    const next = possible.find(({ time }) => time >= earliest);
    if (next === undefined || (next !== first && first.point === course.finish)) return null;
    crossings.push(next);
  }
  return crossings;
}

function tangled(course: Course, nodes: readonly Crossing[][]): Crossing[] {
  const before = nodes.slice(0, -1).flat();
  const finishes = nodes.at(-1) ?? [];
  for (const finish of finishes) {
    const chain = longest([...before.filter(({ time }) => time < finish.time), finish], finish);
    if (chain === null) continue;
    if (course.finish?.sameMatBefore === -1 && goesOn(finish, nodes)) continue;
    return chain;
  }
  return longest(before, null) ?? [];
}

/** Whether the runner, after this sighting at the finish, was seen at further points never seen before it. */
function goesOn(finish: Crossing, nodes: readonly Crossing[][]): boolean {
  const further = nodes
    .slice(0, -1)
    .filter(([first]) => first !== undefined && first.time > finish.time)
    .flat();
  return (longest(further, null)?.length ?? 0) >= against;
}

/**
 * The longest chain of crossings in course order that can be run, each as early as possible; up to `end`
 * where one is given, null where there is no way to it. `nodes` by point, then by time.
 */
function longest(nodes: readonly Crossing[], end: Crossing | null): Crossing[] | null {
  const best: { length: number; before: number }[] = [];
  let last = -1;
  for (const [index, node] of nodes.entries()) {
    const { sameMatBefore } = node.point;
    let found = { length: sameMatBefore < 0 ? 1 : 0, before: -1 };
    for (let earlier = 0; earlier < index; earlier += 1) {
      const from = nodes[earlier]!;
      const { length } = best[earlier]!;
      if (length === 0 || length < found.length || from.point.index < sameMatBefore) continue;
      if (from.point.index >= node.point.index) break;
      if (node.time < from.time + shortestLeg(from.point, node.point)) continue;
      if (length + 1 > found.length) found = { length: length + 1, before: earlier };
    }
    best.push(found);
    if (found.length > (best[last]?.length ?? 0)) last = index;
  }
  if (end !== null) last = nodes.indexOf(end);
  if ((best[last]?.length ?? 0) === 0) return end === null ? [] : null;
  const chain: Crossing[] = [];
  for (let index = last; index >= 0; index = best[index]!.before) chain.unshift(nodes[index]!);
  return chain;
}
