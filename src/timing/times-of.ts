import { courseOf, type Course, type CoursePoint } from './course.ts';
import type { Crossing } from './crossings.ts';
import type { Guns } from './guns.ts';
import type { Ms, RaceDefinition } from './race.ts';
import type { Passing } from './read.ts';
import type { Flag } from './result.ts';
import { Sightings } from './sightings.ts';
import { finishOf, wayOf, type Start, type Way } from './start.ts';
import { witnessesDiffer } from './witnesses.ts';

/** What a runner's passings say, before anybody rules on it. */
export interface Times {
  /** The gun that the times run from. */
  gun: Ms | null;
  /** What chip times run from. */
  start: Ms | null;
  /** Points that were passed, in course order, and when. */
  passed: readonly string[];
  instants: readonly Ms[];
  gunTime: Ms | null;
  chipTime: Ms | null;
  flags: readonly Flag[];
  /** Required points before the furthest one seen that have no passing. */
  missed: readonly string[];
  /** Whether a point was reached after its cut-off. */
  isLate: boolean;
  isSeen: boolean;
}

/** What a runner's times are made of. */
export interface Evidence {
  race: RaceDefinition;
  guns: Guns;
  /** All passings that are the runner's, in any order. */
  passings: readonly Passing[];
  cutOffsCount: boolean;
}

/** Which passings count. */
interface Counted {
  gun: Ms;
  start: Start | null;
  /** Where the runner was after the start. */
  crossings: readonly Crossing[];
  /** Those of them before the cut-offs. */
  open: readonly Crossing[];
}

/** A runner's times at all points, and at the finish. */
export function timesOf({ race, guns, passings, cutOffsCount }: Evidence): Times {
  const course = courseOf(race);
  const sightings = new Sightings(passings);
  if (passings.length === 0) {
    const { time = null, source = null } = guns.own ?? {};
    return { ...nothing, gun: time, flags: source === 'mat' ? gunFromMat : none };
  }
  if (guns.own === null) {
    const isSeen = sightings.isOnCourse(course);
    return { ...nothing, flags: isSeen ? noGun : none, isSeen };
  }
  const { gun, start, crossings, open } = counted(race, guns, guns.own.time, sightings, cutOffsCount);
  const startTime = start?.time ?? (race.noStartRead === 'gun' ? gun : null);
  const finish = finishOf(course, open);
  const missed = missedOf(course, crossings);
  const flags: Flag[] = [...(start?.flags ?? [])];
  if (guns.own.source === 'mat') flags.push('gun-from-mat');
  if (start === null && crossings.length > 0) flags.push('no-start-read');
  if (missed.length > 0) flags.push('missed-point');
  if (finish !== null && witnessesDiffer(race, finish, sightings)) flags.push('witnesses-differ');
  const instants = open.map(({ time }) => time);
  return {
    gun,
    start: startTime,
    passed: pointsPassed(course, start, open),
    instants: start === null ? instants : [start.time, ...instants],
    gunTime: finish === null ? null : finish.time - gun,
    chipTime: finish === null || startTime === null ? null : finish.time - startTime,
    flags: flags.length === 0 ? none : flags,
    missed,
    isLate: open.length < crossings.length,
    isSeen: start !== null || crossings.length > 0,
  };
}

/** The point that each passing makes a time at, by passing; in course order. */
export function usedOf({ race, guns, passings, cutOffsCount }: Evidence): Map<string, string> {
  if (guns.own === null) return new Map();
  const { start, open } = counted(race, guns, guns.own.time, new Sightings(passings), cutOffsCount);
  const used = new Map<string, string>();
  if (start !== null) used.set(start.passing.id, courseOf(race).start?.id ?? '');
  for (const { passing, point } of open) used.set(passing.id, point.id);
  return used;
}

// Very many runners have these in common: one of each for all of them.
const none: readonly never[] = [];
const gunFromMat: readonly Flag[] = ['gun-from-mat'];
const noGun: readonly Flag[] = ['no-gun'];
const nothing: Times = {
  gun: null,
  start: null,
  passed: none,
  instants: none,
  gunTime: null,
  chipTime: null,
  flags: none,
  missed: none,
  isLate: false,
  isSeen: false,
};

function counted(
  race: RaceDefinition,
  guns: Guns,
  own: Ms,
  sightings: Sightings,
  cutOffsCount: boolean,
): Counted {
  const first = guns.first ?? own;
  const { gun, way } = wayWithGun(courseOf(race), race, { gun: own, first, known: guns.known }, sightings);
  const { start, crossings } = way;
  const runner = { gun, firstGun: first, start: start?.time ?? null };
  const isOpen = ({ point, time }: Crossing) => time <= (closingOf(race, point, runner) ?? Infinity);
  return { gun, start, crossings, open: cutOffsCount ? crossings.filter(isOpen) : crossings };
}

/** Ids of the points passed: the course's own list where it is all of them, or the first ones. */
function pointsPassed(course: Course, start: Start | null, open: readonly Crossing[]): readonly string[] {
  const passed = [start === null ? null : course.start, ...open.map(({ point }) => point)].filter(
    (point) => point !== null,
  );
  const isFirst = passed.every(({ index }, place) => index === place);
  return isFirst ? course.firstIds[passed.length]! : passed.map(({ id }) => id);
}

/** A runner who started with another wave runs from its gun, where the race says so. */
function wayWithGun(
  course: Course,
  race: RaceDefinition,
  guns: { gun: Ms; first: Ms; known: readonly Ms[] },
  sightings: Sightings,
): { gun: Ms; way: Way } {
  const way = wayOf(course, race, guns, sightings);
  const { start } = way;
  if (race.otherWave !== 'started-gun' || start === null || !start.flags.includes('other-wave'))
    return { gun: guns.gun, way };
  const gun = guns.known.findLast((known) => known <= start.time) ?? guns.gun;
  const again = wayOf(course, race, { ...guns, gun }, sightings);
  if (again.start !== null) again.start = { ...again.start, flags: ['other-wave', ...again.start.flags] };
  return { gun, way: again };
}

/**
 * When a point closes for a runner, null where it never does. Raw milliseconds are compared: exactly the
 * limit is in.
 */
export function closingOf(
  race: RaceDefinition,
  point: CoursePoint,
  runner: { gun: Ms; firstGun: Ms; start: Ms | null },
): Ms | null {
  if (point.cutOff === null) return null;
  if (race.cutOffFrom === 'first-gun') return runner.firstGun + point.cutOff;
  return (race.cutOffFrom === 'chip' ? (runner.start ?? runner.gun) : runner.gun) + point.cutOff;
}

function missedOf(course: Course, crossings: readonly Crossing[]): readonly string[] {
  const furthest = crossings.at(-1)?.point.index ?? 0;
  if (crossings.length === furthest) return none;
  const passed = new Set(crossings.map(({ point }) => point.id));
  return course.later
    .filter((point) => point.required && point.index < furthest && !passed.has(point.id))
    .map(({ id }) => id);
}
