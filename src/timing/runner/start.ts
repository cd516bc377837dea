import type { Crossing } from './chain.ts';
import { pathOf, type Beginning, type Path } from './crossings.ts';
import type { Course } from '../model/course.ts';
import type { Ms, RaceDefinition } from '../model/race.ts';
import type { Flag } from '../model/result.ts';
import type { Sighting, Sightings } from './sightings.ts';
import type { SpeedLimit } from '../model/speed-limits.ts';

/** Somebody read this shortly before the gun and not after it started with the gun. */
const beforeGun: Ms = 60_000;
/** Start reads further apart than this are two walks over the mat, not one person standing on it. */
const standing: Ms = 2 * 60_000;

/** A runner's own start. */
export interface Start extends Sighting {
  /** The moment that counts: the sighting's, or the gun. */
  time: Ms;
  flags: Flag[];
}

/** A runner's start and what follows from it. */
export interface StartAndPath {
  start: Start | null;
  path: Path;
}

interface StartRules {
  gun: Ms;
  /** Guns of all waves that are known. */
  known: readonly Ms[];
  window: Ms;
}

/** The guns as numbers. */
interface Guns {
  gun: Ms;
  first: Ms;
  known: readonly Ms[];
}

/**
 * Where and when a runner was, from their sightings. The start must leave time to reach every later
 * point: whoever walks over the start mat again after the finish does not start again.
 */
export function startAndPathOf(
  course: Course,
  race: RaceDefinition,
  guns: Guns,
  sightings: Sightings,
  limit: SpeedLimit,
): StartAndPath {
  const { gun } = guns;
  const rules: StartRules = { gun, known: guns.known, window: race.startWindow };
  const fromGun: Beginning = { time: gun, notBefore: gun, firstGun: guns.first, start: null };
  const all = course.start === null ? [] : sightings.at(course.start);
  const pathFrom = (beginning: Beginning) => pathOf(course, beginning, sightings, limit);
  const path = pathFrom(fromGun);
  const latest = Math.min(...path.crossings.map((crossing) => latestStart(crossing, course, gun, limit)));
  const used = new Set(course.isStartShared ? path.crossings.map(({ passing }) => passing.id) : []);
  const start = startAmong(
    all.filter(({ passing, time }) => time <= latest && !used.has(passing.id)),
    rules,
    course,
  );
  if (start === null)
    return laterStartThatFits(all, rules, course, path, fromGun, pathFrom) ?? { start: null, path };
  const isMistaken = path.finishes.some(({ passing }) => passing === start.passing);
  const isDoubtful = path.isTooFast || path.unfit.length > 0;
  if (!isMistaken && !(isDoubtful && start.time !== gun)) return { start, path };
  // From the gun it looked like a finish, or who started with an earlier wave like somebody who is too fast.
  const own = pathFrom({ ...fromGun, time: start.time, start: start.passing.id });
  return { start: isMistaken ? { ...start, flags: [...start.flags, unsure] } : start, path: own };
}

/** The latest start from which a point can be reached by then; who is beyond the limit even from the gun may be so from the start. */
function latestStart({ time, point }: Crossing, course: Course, gun: Ms, limit: SpeedLimit): Ms {
  const believed = Math.max(point.minTime, limit.shortest(point.distance - (course.start?.distance ?? 0)));
  return time - (time - gun < believed ? point.minTime : believed);
}

/**
 * No start fits what was seen first: perhaps that was somebody beside a mat, or the start itself where
 * start and finish share one. A start that explains as much of what was seen is taken, and flagged.
 */
function laterStartThatFits(
  all: readonly Sighting[],
  rules: StartRules,
  course: Course,
  path: Path,
  fromGun: Beginning,
  pathFrom: (beginning: Beginning) => Path,
): StartAndPath | null {
  const finish = finishOf(course, path.crossings);
  for (const sighting of all.toReversed()) {
    if (sighting.time < rules.gun || sighting.time > rules.gun + rules.window) continue;
    const { time, passing } = sighting;
    const other = pathFrom({ ...fromGun, time, start: passing.id });
    const keepsFinish =
      finish === null || finishOf(course, other.crossings)?.passing.id === finish.passing.id;
    if (other.crossings.length < Math.max(1, path.crossings.length)) continue;
    if (!(keepsFinish || course.isStartShared)) continue;
    return { start: { ...sighting, flags: ['start-unsure'] }, path: other };
  }
  return null;
}

/** The crossing of the finish line, if there is one. */
export function finishOf(course: Course, crossings: readonly Crossing[]): Crossing | null {
  const last = crossings.at(-1);
  return last !== undefined && last.point === course.finish ? last : null;
}

/**
 * The runner's own start: the last read at the start line from the gun until the start window closes,
 * because people stand on the mat before they run; then a late one; then one shortly before the gun,
 * which counts as the gun; then one with an earlier wave.
 */
function startAmong(possible: readonly Sighting[], rules: StartRules, course: Course): Start | null {
  const { gun, window } = rules;
  const inWindow = possible.filter(({ time }) => time >= gun && time <= gun + window);
  const started = course.start?.counts === 'first' ? inWindow[0] : inWindow.at(-1);
  if (started !== undefined) {
    const isUnsure = inWindow.some(({ time }) => Math.abs(time - started.time) > standing);
    return { ...started, flags: [...otherWave(started.time, rules), ...(isUnsure ? [unsure] : [])] };
  }
  const late = possible.find(({ time }) => time > gun + window);
  if (late !== undefined) return { ...late, flags: ['late-start', ...otherWave(late.time, rules)] };
  const early = possible.findLast(({ time }) => time < gun && time >= gun - beforeGun);
  if (early !== undefined) return { ...early, time: gun, flags: ['start-before-gun'] };
  const other = possible.findLast(
    ({ time }) => time < gun && rules.known.some((known) => known <= time && time <= known + window),
  );
  return other === undefined ? null : { ...other, flags: ['other-wave'] };
}

const unsure: Flag = 'start-unsure';

/** Who starts after a later gun than their own started with that wave. */
function otherWave(start: Ms, { gun, known }: StartRules): Flag[] {
  return known.some((other) => other > gun && other <= start) ? ['other-wave'] : [];
}
