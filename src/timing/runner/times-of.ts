import { courseOf, type Course, type CoursePoint } from '../model/course.ts';
import type { Crossing } from './chain.ts';
import type { Path } from './crossings.ts';
import type { Guns } from './wave-guns.ts';
import type { Ms, RaceDefinition } from '../model/race.ts';
import type { Passing } from '../model/read.ts';
import type { ReaderOffsets } from './reader-offsets.ts';
import type { Doubt, Flag } from '../model/result.ts';
import { Sightings, type Sighting } from './sightings.ts';
import { speedLimitOf, type SpeedLimit } from '../model/speed-limits.ts';
import { finishOf, startAndPathOf, type Start, type StartAndPath } from './start.ts';
import { isUncertainAt } from '../passings/uncertain.ts';
import { witnessesDiffer } from './witnesses.ts';

/** Doubts that the times themselves give reason for. */
type TimeDoubt = Extract<Doubt, 'too-fast' | 'finish-unsure' | 'reader-off'>;

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
  /** What the finish is by. */
  evidence: Passing['source'] | null;
  flags: readonly Flag[];
  /** Required points before the furthest one seen that have no passing. */
  missed: readonly string[];
  /** Points where the runner was heard, and not so that it fits. */
  unfit: readonly string[];
  /** Whether a point was reached after its cut-off. */
  isLate: boolean;
  isSeen: boolean;
  /** What a person has to look at before the finish counts. */
  doubts: readonly TimeDoubt[];
}

/** What a runner's times are made of. */
export interface RunnerEvidence {
  race: RaceDefinition;
  guns: Guns;
  /** All passings that are the runner's, in any order. */
  passings: readonly Passing[];
  /** What is known of the readers' clocks. */
  readers: Pick<ReaderOffsets, 'isOff' | 'lag'>;
  /** The entrant's, which sets the speed limit. */
  division: string | undefined;
  cutOffsCount: boolean;
}

/** Which passings count. */
interface Counted {
  gun: Ms;
  start: Start | null;
  path: Path;
  /** Where the runner was after the start, spotters left out. */
  crossings: readonly Crossing[];
  /** Those of them before the cut-offs. */
  open: readonly Crossing[];
}

/** A runner's times at all points, and at the finish. */
export function timesOf(evidence: RunnerEvidence): Times {
  const { race, guns, passings, readers } = evidence;
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
  const { gun, start, path, crossings, open } = counted(evidence, guns.own.time, sightings);
  const startTime = start?.time ?? (race.noStartRead === 'gun' ? gun : null);
  const finish = finishOf(course, open);
  const missed = missedOf(course, crossings, path);
  const flags: Flag[] = [...(start?.flags ?? [])];
  if (guns.own.source === 'mat') flags.push('gun-from-mat');
  if (start === null && path.crossings.length > 0) flags.push('no-start-read');
  if (missed.length > 0) flags.push('missed-point');
  const unfit = unfitOf(evidence, start, path, sightings);
  if (unfit.length > 0) flags.push('does-not-fit');
  if (path.isTooFast) flags.push('too-fast');
  if (path.finish !== 'sure') flags.push('finish-unsure');
  if (finish !== null && witnessesDiffer(race, finish, path.finishes, readers))
    flags.push('witnesses-differ');
  const isFinishOff = finish !== null && readers.isOff(finish.passing);
  if (isFinishOff || open.some(({ passing }) => readers.isOff(passing))) flags.push('reader-off');
  if (isUncertain(course, start, open)) flags.push('time-uncertain');
  const instants = open.map(({ time }) => time);
  return {
    gun,
    start: startTime,
    passed: pointsPassed(course, start, open),
    instants: start === null ? instants : [start.time, ...instants],
    gunTime: finish === null ? null : finish.time - gun,
    chipTime: finish === null || startTime === null ? null : finish.time - startTime,
    evidence: finish?.passing.source ?? null,
    flags: flags.length === 0 ? none : flags,
    missed,
    unfit,
    isLate: open.length < crossings.length,
    isSeen: start !== null || path.crossings.length > 0,
    doubts: doubtsOf(path, isFinishOff),
  };
}

/** The point that each passing makes a time at, by passing; in course order. */
export function usedOf(evidence: RunnerEvidence): Map<string, string> {
  const { race, guns, passings } = evidence;
  if (guns.own === null) return new Map();
  const { start, open } = counted(evidence, guns.own.time, new Sightings(passings));
  const used = new Map<string, string>();
  if (start !== null) used.set(start.passing.id, courseOf(race).start?.id ?? '');
  for (const { passing, point } of open) used.set(passing.id, point.id);
  return used;
}

/** Whether nothing in what was heard of a runner contradicts anything else, and none of it is beyond the limit. */
export function isClean(evidence: RunnerEvidence): boolean {
  if (evidence.guns.own === null) return true;
  const { path } = counted(evidence, evidence.guns.own.time, new Sightings(evidence.passings));
  return path.unfit.length === 0 && !path.isTooFast && path.finish === 'sure';
}

function doubtsOf({ isTooFast, finish }: Path, isFinishOff: boolean): readonly TimeDoubt[] {
  const doubts: TimeDoubt[] = [];
  if (isTooFast) doubts.push('too-fast');
  if (finish === 'unsure') doubts.push('finish-unsure');
  if (isFinishOff) doubts.push('reader-off');
  return doubts.length === 0 ? none : doubts;
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
  evidence: null,
  flags: none,
  missed: none,
  unfit: none,
  isLate: false,
  isSeen: false,
  doubts: none,
};

function counted(evidence: RunnerEvidence, own: Ms, sightings: Sightings): Counted {
  const { race, guns, division, cutOffsCount } = evidence;
  const first = guns.first ?? own;
  const limit = speedLimitOf(race, division);
  const { gun, start, path } = withGun(race, { gun: own, first, known: guns.known }, sightings, limit);
  const crossings = path.crossings.filter(({ point }) => point.kind !== 'spotter');
  const runner = { gun, firstGun: first, start: start?.time ?? null };
  const isOpen = ({ point, time }: Crossing) => time <= (closingOf(race, point, runner) ?? Infinity);
  return { gun, start, path, crossings, open: cutOffsCount ? crossings.filter(isOpen) : crossings };
}

/** Ids of the points where the runner was heard and nothing of it fits; the start, when a start was possible. */
function unfitOf(
  { race, guns }: RunnerEvidence,
  start: Start | null,
  path: Path,
  sightings: Sightings,
): readonly string[] {
  const course = courseOf(race);
  const gun = guns.own?.time ?? Infinity;
  const isAtStart = ({ time }: Sighting) => time >= gun && time <= gun + race.startWindow;
  const isStartUnfit =
    start === null &&
    course.start !== null &&
    !course.isStartShared &&
    sightings.at(course.start).some(isAtStart);
  if (!isStartUnfit && path.unfit.length === 0) return none;
  return [...(isStartUnfit ? [course.start] : []), ...path.unfit].flatMap((point) => point?.id ?? []);
}

/** Whether a time that counts came out of a buffer, and may be earlier than it says. */
function isUncertain(course: Course, start: Start | null, open: readonly Crossing[]): boolean {
  if (open.some(({ point, passing }) => isUncertainAt(point, passing))) return true;
  return start !== null && course.start !== null && isUncertainAt(course.start, start.passing);
}

/** Ids of the points passed: the course's own list where it is all of them, or the first ones. */
function pointsPassed(course: Course, start: Start | null, open: readonly Crossing[]): readonly string[] {
  const from = start === null ? [] : [course.start].filter((point) => point !== null);
  const isFirst = open.every(({ point }, place) => point.index === place + from.length);
  if (isFirst) return course.firstIds[from.length + open.length]!;
  return [...from, ...open.map(({ point }) => point)].map(({ id }) => id);
}

/** A runner who started with another wave runs from its gun, where the race says so. */
function withGun(
  race: RaceDefinition,
  guns: { gun: Ms; first: Ms; known: readonly Ms[] },
  sightings: Sightings,
  limit: SpeedLimit,
): StartAndPath & { gun: Ms } {
  const course = courseOf(race);
  const own = startAndPathOf(course, race, guns, sightings, limit);
  const { start } = own;
  if (race.otherWave !== 'started-gun' || start === null || !start.flags.includes('other-wave'))
    return { gun: guns.gun, ...own };
  const gun = guns.known.findLast((known) => known <= start.time) ?? guns.gun;
  const again = startAndPathOf(course, race, { ...guns, gun }, sightings, limit);
  if (again.start !== null) again.start = { ...again.start, flags: ['other-wave', ...again.start.flags] };
  return { gun, ...again };
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

/** A point where the runner was heard is not missed, whether what was heard there fits or not. */
function missedOf(course: Course, crossings: readonly Crossing[], { unfit }: Path): readonly string[] {
  const furthest = crossings.at(-1)?.point.index ?? 0;
  if (crossings.length === furthest) return none;
  const heard = new Set([...crossings.map(({ point }) => point), ...unfit]);
  return course.later
    .filter((point) => point.required && point.index < furthest && !heard.has(point))
    .map(({ id }) => id);
}
