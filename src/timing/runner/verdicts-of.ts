import { courseOf, momentAt, type Course, type CoursePoint } from '../model/course.ts';
import type { Guns } from './wave-guns.ts';
import type { Ms, RaceDefinition } from '../model/race.ts';
import type { Passing } from '../model/read.ts';
import type { Result } from '../model/result.ts';
import { isWeak } from './sightings.ts';
import { closingOf } from './times-of.ts';
import type { Verdict, VerdictCode } from '../model/verdict.ts';

/** Seen again at a mat so soon, by another reader or chip, is one crossing. */
const sameCrossing: Ms = 60_000;

interface Runner {
  race: RaceDefinition;
  guns: Guns;
  result: Result;
  /** The point that each passing makes a time at. */
  used: ReadonlyMap<string, string>;
}

/** What became of all passings of a runner, by time. `counted` are those that are not voided. */
export function verdictsOf(
  runner: Runner,
  counted: readonly Passing[],
  voided: readonly Passing[],
): Verdict[] {
  const course = courseOf(runner.race);
  const verdicts = [
    ...voided.map((passing): Verdict => ({ passing, code: 'voided', point: null })),
    ...counted.map((passing): Verdict => {
      const point = runner.used.get(passing.id) ?? null;
      return { passing, code: point === null ? unusedBecause(runner, course, passing) : 'used', point };
    }),
  ];
  return verdicts.sort(
    (one, other) => one.passing.first - other.passing.first || (one.passing.id < other.passing.id ? -1 : 1),
  );
}

function unusedBecause(runner: Runner, course: Course, passing: Passing): VerdictCode {
  const points = course.points.filter(({ names }) => names.includes(passing.point));
  if (points.length === 0) return course.names.has(passing.point) ? 'spotter' : 'not-on-course';
  if (points.every((point) => isWeak(point, passing))) return 'weak';
  const { gun } = runner.result;
  if (gun === null) return 'no-gun';
  const times = instantsAt(runner.result, points);
  if (times.some((time) => time <= passing.last && passing.first <= time + sameCrossing))
    return 'same-crossing';
  if (passing.last < gun) return 'before-gun';
  const later = points.filter((point) => point !== course.start);
  return later.length === 0 ? atStart(runner, course, passing) : onCourse(runner, course, later, passing);
}

function atStart({ race, result }: Runner, course: Course, passing: Passing): VerdictCode {
  const start = ownStart(result, course);
  if (start !== null && passing.last < start) return 'earlier-start';
  if (isAfterFinish(result, passing)) return 'after-finish';
  if (passing.last > (result.gun ?? 0) + race.startWindow) return 'out-of-window';
  return start === null ? 'out-of-order' : 'again';
}

function onCourse(
  runner: Runner,
  course: Course,
  points: readonly CoursePoint[],
  passing: Passing,
): VerdictCode {
  const { race, guns, result } = runner;
  const gun = result.gun ?? 0;
  const firstGun = guns.first ?? gun;
  const start = ownStart(result, course);
  const isThere = (point: CoursePoint) => momentAt(point, passing) >= (start ?? gun) + point.minTime;
  if (points.every(({ notBefore }) => notBefore !== null && passing.first < firstGun + notBefore))
    return 'point-not-open';
  if (!points.some(isThere))
    return course.isStartShared && passing.last < (start ?? 0) ? 'earlier-start' : 'too-early';
  if (isAfterFinish(result, passing)) return 'after-finish';
  const passed = new Set(result.passed);
  const isBefore = instantsAt(result, points).some((time) => passing.first < time);
  if (!isBefore && points.every(({ id }) => passed.has(id))) return 'again';
  const isClosed = (point: CoursePoint) =>
    momentAt(point, passing) > (closingOf(race, point, { gun, firstGun, start }) ?? Infinity);
  return points.some((point) => !passed.has(point.id) && isClosed(point)) ? 'point-closed' : 'out-of-order';
}

/** The times that a runner has at any of these points. */
function instantsAt({ passed, instants }: Result, points: readonly CoursePoint[]): Ms[] {
  return instants.filter((_, index) => points.some(({ id }) => id === passed[index]));
}

/** When a runner was seen to start; null where they were not. */
function ownStart({ passed, instants }: Result, course: Course): Ms | null {
  return course.start !== null && passed[0] === course.start.id ? (instants[0] ?? null) : null;
}

function isAfterFinish({ gun, gunTime }: Result, { first }: Passing): boolean {
  return gun !== null && gunTime !== null && first > gun + gunTime;
}
