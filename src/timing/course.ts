import type { Ms, RaceDefinition, TimingPoint } from './race.ts';
import type { Passing } from './read.ts';

/** Nobody on foot or in a racing chair is faster over any leg: metres per millisecond. */
const fastest = 10 / 1000;

/** The shortest time in which so many metres can be covered. */
export function shortestTime(distance: number): Ms {
  return distance / fastest;
}

/** A point that makes splits, with what follows from the course around it. */
export interface CoursePoint {
  id: string;
  /** In {@link Course.points}. */
  index: number;
  distance: number;
  /** What passings here may be called: the mat, and the point itself where a person names it. */
  names: readonly string[];
  counts: 'first' | 'strongest' | 'last';
  /** Nobody gets here sooner after their own start. */
  minTime: Ms;
  required: boolean;
  minRssi: number;
  notBefore: Ms | null;
  cutOff: Ms | null;
  /** Index of the point before on the same mat, the start left out; -1 where there is none. */
  sameMatBefore: number;
}

/** The points of a race that make splits, in course order: spotter points are left out. */
export interface Course {
  points: readonly CoursePoint[];
  start: CoursePoint | null;
  later: readonly CoursePoint[];
  finish: CoursePoint | null;
  /** Whether two points after the start share a mat: laps, out and back. */
  isShared: boolean;
  /** Whether the start's mat is used again later. */
  isStartShared: boolean;
  /** Ids of the first so many points, by how many. */
  firstIds: readonly (readonly string[])[];
  /** Names that passings on the course may have, spotters too. */
  names: ReadonlySet<string>;
}

const courses = new WeakMap<RaceDefinition, Course>();

/** The course of a race; made once. */
export function courseOf(race: RaceDefinition): Course {
  const known = courses.get(race);
  if (known !== undefined) return known;
  const course = makeCourse(race);
  courses.set(race, course);
  return course;
}

/** Where a point's readers stand. */
export function matOf(point: Pick<TimingPoint, 'id' | 'mat'>): string {
  return point.mat ?? point.id;
}

/** The moment of a passing that makes the time at a point. */
export function momentAt(point: Pick<CoursePoint, 'counts'>, passing: Passing): Ms {
  return passing[point.counts];
}

/** The shortest time from one point to a later one. */
export function shortestLeg(from: CoursePoint, to: CoursePoint): Ms {
  return shortestTime(to.distance - from.distance);
}

function makeCourse(race: RaceDefinition): Course {
  const timed = race.points.filter(({ kind }) => kind !== 'spotter');
  const mats = timed.map(matOf);
  const points = timed.map((point, index): CoursePoint => ({
    id: point.id,
    index,
    distance: point.distance,
    names: [...new Set([matOf(point), point.id])],
    counts: point.counts ?? (index === 0 ? 'last' : 'first'),
    minTime: point.minTime ?? shortestTime(point.distance),
    required: point.required ?? point.kind === 'split',
    minRssi: point.minRssi ?? -Infinity,
    notBefore: point.notBefore ?? null,
    cutOff: point.cutOff ?? null,
    sameMatBefore: index === 0 ? -1 : mats.slice(1, index).lastIndexOf(mats[index]!) + 1 || -1,
  }));
  const [start = null, ...later] = points;
  return {
    points,
    start,
    later,
    finish: later.at(-1) ?? null,
    isShared: later.some(({ sameMatBefore }) => sameMatBefore >= 0),
    isStartShared: later.some(({ names }) => start !== null && names[0] === start.names[0]),
    firstIds: [...points, null].map((_, count) => points.slice(0, count).map(({ id }) => id)),
    names: new Set(race.points.flatMap((point) => [matOf(point), point.id])),
  };
}
