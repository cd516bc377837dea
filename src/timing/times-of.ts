import { courseOf, type Course, type CoursePoint } from './course.ts';
import type { Crossing } from './crossings.ts';
import type { Guns } from './guns.ts';
import type { Ms, RaceDefinition } from './race.ts';
import type { Passing } from './read.ts';
import type { Flag, Split } from './result.ts';
import { Sightings } from './sightings.ts';
import { finishOf, wayOf, type Way } from './start.ts';
import { witnessesDiffer } from './witnesses.ts';

/** What a runner's passings say, before anybody rules on it. */
export interface Times {
  /** The gun that the times run from. */
  gun: Ms | null;
  splits: Split[];
  gunTime: Ms | null;
  chipTime: Ms | null;
  flags: Flag[];
  /** Required points before the furthest one seen that have no passing. */
  missed: string[];
  /** Whether a point was reached after its cut-off. */
  isLate: boolean;
  isSeen: boolean;
}

/** A runner's splits and times from all passings that are theirs, in any order. */
export function timesOf(
  race: RaceDefinition,
  guns: Guns,
  passings: readonly Passing[],
  cutOffsCount: boolean,
): Times {
  const course = courseOf(race);
  const sightings = new Sightings(passings);
  if (passings.length === 0) {
    const { time = null, source = null } = guns.own ?? {};
    return { ...nothing, gun: time, flags: source === 'mat' ? ['gun-from-mat'] : [] };
  }
  if (guns.own === null) {
    const isSeen = sightings.isOnCourse(course);
    return { ...nothing, flags: isSeen ? ['no-gun'] : [], isSeen };
  }
  const own = guns.own.time;
  const { gun, way } = wayWithGun(
    course,
    race,
    { gun: own, first: guns.first ?? own, known: guns.known },
    sightings,
  );
  const { start } = way;
  const runner = { gun, firstGun: guns.first ?? own, start: start?.time ?? null };
  const isOpen = ({ point, time }: Crossing) => time <= (closingOf(race, point, runner) ?? Infinity);
  const open = cutOffsCount ? way.crossings.filter(isOpen) : way.crossings;
  const startTime = start?.time ?? (race.noStartRead === 'gun' ? gun : null);
  const splits = open.map(({ point, passing, time }): Split => {
    const chip = startTime === null ? null : time - startTime;
    return { point: point.id, time, gun: time - gun, chip, passing: passing.id };
  });
  if (start !== null && course.start !== null)
    splits.unshift({
      point: course.start.id,
      time: start.time,
      gun: start.time - gun,
      chip: 0,
      passing: start.passing.id,
    });
  const finish = finishOf(course, open);
  const split = finish === null ? undefined : splits.at(-1);
  const missed = missedOf(course, way.crossings);
  const flags: Flag[] = [...(start?.flags ?? [])];
  if (guns.own.source === 'mat') flags.push('gun-from-mat');
  if (start === null && way.crossings.length > 0) flags.push('no-start-read');
  if (missed.length > 0) flags.push('missed-point');
  if (finish !== null && witnessesDiffer(race, finish, sightings)) flags.push('witnesses-differ');
  return {
    gun,
    splits,
    gunTime: split?.gun ?? null,
    chipTime: split?.chip ?? null,
    flags,
    missed,
    isLate: open.length < way.crossings.length,
    isSeen: start !== null || way.crossings.length > 0,
  };
}

const nothing: Times = {
  gun: null,
  splits: [],
  gunTime: null,
  chipTime: null,
  flags: [],
  missed: [],
  isLate: false,
  isSeen: false,
};

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

function missedOf(course: Course, crossings: readonly Crossing[]): string[] {
  const furthest = crossings.at(-1)?.point.index ?? 0;
  if (crossings.length === furthest) return [];
  const passed = new Set(crossings.map(({ point }) => point.id));
  return course.later
    .filter((point) => point.required && point.index < furthest && !passed.has(point.id))
    .map(({ id }) => id);
}
