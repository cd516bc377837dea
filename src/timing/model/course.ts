import type { Ms, RaceDefinition, TimingPoint } from './race.ts';
import type { Passing } from './read.ts';
import { shortestPossible } from './speed-limits.ts';

/** A point where passings are timed, with what follows from the course around it. */
export interface CoursePoint {
  id: string;
  kind: TimingPoint['kind'];
  /** In {@link Course.points}; that of the point before for a spotter, which makes no split. */
  index: number;
  /** Among all points, spotters too. */
  order: number;
  distance: number;
  /** What passings here may be called: the mat, and the point itself where a person names it. */
  names: readonly string[];
  counts: 'first' | 'strongest' | 'last';
  /** Reads sooner after the runner's own start do not count: the race's own limit, or what nothing can do. */
  minTime: Ms;
  required: boolean;
  minRssi: number;
  notBefore: Ms | null;
  cutOff: Ms | null;
  /** Order of the point before on the same mat, the start left out; -1 where there is none. */
  sameMatBefore: number;
  /** Whether its mat serves another point after the start as well. */
  isShared: boolean;
}

/** The points of a race in course order. */
export interface Course {
  /** Those that make splits. */
  points: readonly CoursePoint[];
  start: CoursePoint | null;
  /** Those that make splits after the start. */
  later: readonly CoursePoint[];
  /** Where a runner can be seen after the start: spotters too, unless another point stands on their mat. */
  onCourse: readonly CoursePoint[];
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

function makeCourse(race: RaceDefinition): Course {
  const timed = race.points.filter(({ kind }) => kind !== 'spotter');
  const mats = race.points.map(matOf);
  const isStart = (point: TimingPoint) => point === timed[0];
  const sharing = (point: TimingPoint) =>
    race.points.filter(
      (other) => !isStart(other) && other.kind !== 'spotter' && matOf(other) === matOf(point),
    );
  const all = race.points.map((point, order): CoursePoint => {
    const before = race.points.slice(0, order).filter((other) => sharing(point).includes(other));
    return {
      id: point.id,
      kind: point.kind,
      index: race.points.slice(0, order + 1).filter(({ kind }) => kind !== 'spotter').length - 1,
      order,
      distance: point.distance,
      names: [...new Set([mats[order]!, point.id])],
      counts: point.counts ?? (isStart(point) ? 'last' : 'first'),
      minTime: point.minTime ?? shortestPossible(point.distance),
      required: point.required ?? point.kind === 'split',
      minRssi: point.minRssi ?? -Infinity,
      notBefore: point.notBefore ?? null,
      cutOff: point.cutOff ?? null,
      sameMatBefore: isStart(point) || before.length === 0 ? -1 : race.points.indexOf(before.at(-1)!),
      isShared: sharing(point).some((other) => other !== point) && !isStart(point),
    };
  });
  const points = all.filter(({ kind }) => kind !== 'spotter');
  const [start = null, ...later] = points;
  return {
    points,
    start,
    later,
    onCourse: all.filter(
      (point) => point !== start && (point.kind !== 'spotter' || !(point.isShared || isAt(start, point))),
    ),
    finish: later.at(-1) ?? null,
    isShared: later.some(({ sameMatBefore }) => sameMatBefore >= 0),
    isStartShared: later.some((point) => isAt(start, point)),
    firstIds: [...points, null].map((_, count) => points.slice(0, count).map(({ id }) => id)),
    names: new Set(race.points.flatMap((point) => [matOf(point), point.id])),
  };
}

function isAt(start: CoursePoint | null, { names }: CoursePoint): boolean {
  return start !== null && names[0] === start.names[0];
}
