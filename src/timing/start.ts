import { crossingsOf, type Beginning, type Crossing } from './crossings.ts';
import type { Course } from './course.ts';
import type { Ms, RaceDefinition } from './race.ts';
import type { Flag } from './result.ts';
import type { Sighting, Sightings } from './sightings.ts';

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
export interface Way {
  start: Start | null;
  crossings: Crossing[];
}

interface StartRules {
  gun: Ms;
  /** Guns of all waves that are known. */
  known: readonly Ms[];
  window: Ms;
}

/**
 * Where and when a runner was, from their sightings. The start must leave time to reach every later
 * point: whoever walks over the start mat again after the finish does not start again.
 */
export function wayOf(course: Course, race: RaceDefinition, guns: Guns, sightings: Sightings): Way {
  const { gun } = guns;
  const rules: StartRules = { gun, known: guns.known, window: race.startWindow };
  const fromGun: Beginning = { time: gun, notBefore: gun, firstGun: guns.first, start: null };
  const all = course.start === null ? [] : sightings.at(course.start);
  const crossings = crossingsOf(course, fromGun, sightings);
  const latest = Math.min(...crossings.map(({ time, point }) => time - point.minTime));
  const used = new Set(course.isStartShared ? crossings.map(({ passing }) => passing.id) : []);
  const start = startAmong(
    all.filter(({ passing, time }) => time <= latest && !used.has(passing.id)),
    rules,
    course,
  );
  if (start !== null) return { start, crossings };
  return againFrom(all, rules, course, fromGun, crossings, sightings) ?? { start: null, crossings };
}

/** The guns as numbers. */
interface Guns {
  gun: Ms;
  first: Ms;
  known: readonly Ms[];
}

/**
 * No start fits what was seen first: perhaps that was somebody beside a mat, or the start itself where
 * start and finish share one. A start that explains as much of what was seen is taken, and flagged.
 */
function againFrom(
  all: readonly Sighting[],
  rules: StartRules,
  course: Course,
  fromGun: Beginning,
  crossings: Crossing[],
  sightings: Sightings,
): Way | null {
  const finish = finishOf(course, crossings);
  for (const sighting of all.toReversed()) {
    if (sighting.time < rules.gun || sighting.time > rules.gun + rules.window) continue;
    const { time, passing } = sighting;
    const others = crossingsOf(course, { ...fromGun, time, start: passing.id }, sightings);
    const keepsFinish = finish === null || finishOf(course, others)?.passing.id === finish.passing.id;
    if (others.length < Math.max(1, crossings.length) || !(keepsFinish || course.isStartShared)) continue;
    return { start: { ...sighting, flags: ['start-unsure'] }, crossings: others };
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
