import type { Entry, Ms, RaceDefinition, TimingPoint } from './race.ts';
import type { Passing } from './read.ts';
import type { Flag, Result, Split, Status } from './result.ts';
import { categoryOf } from './category.ts';

/** Nobody on foot or in a racing chair is faster over any leg: metres per millisecond. */
const fastest = 10 / 1000;
/** Somebody read this shortly before the gun and not after it started with the gun. */
const beforeGun: Ms = 60_000;

/** The shortest time in which a leg can be covered. */
function shortest(distance: number): Ms {
  return distance / fastest;
}

/** A runner's splits, times and flags from all passings that are theirs, in any order. */
export function resultOf(
  entry: Entry,
  race: RaceDefinition,
  gun: Ms | null,
  passings: Iterable<Passing>,
): Result {
  const result: Result = {
    bib: entry.bib,
    status: 'entered',
    ranked: false,
    gun,
    missed: [],
    doubts: [],
    ruling: null,
    wave: entry.wave ?? race.waves[0]?.id ?? '',
    category: categoryOf(entry, race),
    splits: [],
    gunTime: null,
    chipTime: null,
    flags: [],
  };
  const byPoint = passingsByPoint(passings);
  if (gun === null) return withoutGun(result, race, byPoint);
  return withGun(result, race, gun, byPoint);
}

interface Start {
  time: Ms;
  passing: string;
  flag: Flag | null;
}

type PassingsByPoint = ReadonlyMap<string, readonly Passing[]>;

function passingsByPoint(passings: Iterable<Passing>): PassingsByPoint {
  const byPoint = new Map<string, Passing[]>();
  for (const passing of passings) {
    const list = byPoint.get(passing.point);
    if (list === undefined) byPoint.set(passing.point, [passing]);
    else list.push(passing);
  }
  for (const list of byPoint.values()) list.sort(byTime);
  return byPoint;
}

function byTime(one: Passing, other: Passing): number {
  return one.first - other.first || (one.id < other.id ? -1 : 1);
}

function withoutGun(result: Result, race: RaceDefinition, byPoint: PassingsByPoint): Result {
  const onCourse = race.points.some((point) => point.kind !== 'start' && byPoint.has(point.id));
  return onCourse ? { ...result, status: 'running', flags: ['no-gun'] } : result;
}

function withGun(result: Result, race: RaceDefinition, gun: Ms, byPoint: PassingsByPoint): Result {
  const [startPoint, ...later] = race.points;
  if (startPoint === undefined) return result;
  const start = startOf(race, gun, later, byPoint);
  const splits: Split[] = [];
  if (start !== null) {
    const { time, passing } = start;
    splits.push({ point: startPoint.id, time, gun: time - gun, chip: 0, passing });
  }
  let before = { time: start?.time ?? gun, distance: 0 };
  for (const point of later) {
    const earliest = before.time + shortest(point.distance - before.distance);
    const passing = byPoint.get(point.id)?.find((candidate) => candidate.first >= earliest);
    if (passing === undefined) continue;
    const time = passing.first;
    splits.push({
      point: point.id,
      time,
      gun: time - gun,
      chip: start === null ? null : time - start.time,
      passing: passing.id,
    });
    before = { time, distance: point.distance };
  }
  const last = splits.at(-1);
  const finish = last !== undefined && last.point === race.points.at(-1)?.id ? last : undefined;
  return {
    ...result,
    status: statusOf(splits, finish),
    ranked: finish !== undefined,
    splits,
    gunTime: finish?.gun ?? null,
    chipTime: finish?.chip ?? null,
    flags: flagsOf(start, splits, later),
  };
}

function statusOf(splits: Split[], finish: Split | undefined): Status {
  if (finish !== undefined) return 'finished';
  return splits.length > 0 ? 'running' : 'entered';
}

function flagsOf(start: Start | null, splits: Split[], later: TimingPoint[]): Flag[] {
  const flags: Flag[] = [];
  const passed = new Set(splits.map((split) => split.point));
  const furthest = later.findLastIndex((point) => passed.has(point.id));
  if (start === null && furthest >= 0) flags.push('no-start-read');
  if (start !== null && start.flag !== null) flags.push(start.flag);
  if (later.slice(0, furthest + 1).some((point) => !passed.has(point.id))) flags.push('missed-point');
  return flags;
}

/**
 * The runner's own start: the last read at the start line from the gun until the start window closes,
 * because people stand on the mat before they run. It must leave time to reach wherever the runner was
 * seen next: whoever walks over the start mat again after the finish does not start again.
 */
function startOf(
  race: RaceDefinition,
  gun: Ms,
  later: TimingPoint[],
  byPoint: PassingsByPoint,
): Start | null {
  const passings = byPoint.get(race.points[0]?.id ?? '') ?? [];
  const latest = latestStart(gun, later, byPoint);
  const possible = passings.filter((passing) => passing.last <= latest);
  const inWindow = possible.filter(({ last }) => last >= gun && last <= gun + race.startWindow);
  const started = inWindow.reduce<Passing | null>(
    (best, one) => (best !== null && best.last >= one.last ? best : one),
    null,
  );
  if (started !== null) return { time: started.last, passing: started.id, flag: null };
  const late = possible.find(({ last }) => last > gun + race.startWindow);
  if (late !== undefined) return { time: late.last, passing: late.id, flag: 'late-start' };
  const early = possible.findLast(({ last }) => last < gun && last >= gun - beforeGun);
  if (early !== undefined) return { time: gun, passing: early.id, flag: 'start-before-gun' };
  return null;
}

/** The latest moment to start and still be where the runner was seen later. */
function latestStart(gun: Ms, later: TimingPoint[], byPoint: PassingsByPoint): Ms {
  return later.reduce((latest, point) => {
    const seen = byPoint.get(point.id)?.find(({ first }) => first >= gun + shortest(point.distance));
    return seen === undefined ? latest : Math.min(latest, seen.first - shortest(point.distance));
  }, Infinity);
}
