import type { CoursePoint } from '../model/course.ts';
import type { Ms } from '../model/race.ts';
import type { Passing, Uncertain } from '../model/read.ts';

/** The moments of a passing, or of a part of one, and how sure they are. */
export type Moments = Pick<Passing, 'first' | 'last' | 'strongest' | 'rssi' | 'uncertain'>;

/** By signal, `NaN` where the reader does not say it; equal signals by time, so that the order of arrival does not decide. */
export function isStronger(rssi: number, time: Ms, other: number, otherTime: Ms): boolean {
  if (rssi === other || (Number.isNaN(rssi) && Number.isNaN(other))) return time <= otherTime;
  return Number.isNaN(other) || rssi > other;
}

/** What is uncertain of two parts of a passing taken together; undefined where nothing is. */
export function joinedUncertain(one: Moments, other: Moments): Uncertain | undefined {
  if (one.uncertain === undefined && other.uncertain === undefined) return undefined;
  const earliest = (which: keyof Uncertain, isOne: boolean, isOther: boolean): Ms | null => {
    const [ofOne, ofOther] = [one.uncertain?.[which] ?? null, other.uncertain?.[which] ?? null];
    if (isOne !== isOther) return isOne ? ofOne : ofOther;
    // Both say the same moment: the surer word counts, in whatever order they came.
    return ofOne === null || ofOther === null ? null : Math.max(ofOne, ofOther);
  };
  const [rssi, otherRssi] = [one.rssi ?? NaN, other.rssi ?? NaN];
  const joined: Uncertain = {
    first: earliest('first', one.first <= other.first, other.first <= one.first),
    last: earliest('last', one.last >= other.last, other.last >= one.last),
    strongest: earliest(
      'strongest',
      isStronger(rssi, one.strongest, otherRssi, other.strongest),
      isStronger(otherRssi, other.strongest, rssi, one.strongest),
    ),
  };
  return Object.values(joined).every((moment) => moment === null) ? undefined : joined;
}

/** Whether the moment that makes the time at a point is uncertain. */
export function isUncertainAt(point: Pick<CoursePoint, 'counts'>, { uncertain }: Passing): boolean {
  return uncertain !== undefined && uncertain[point.counts] !== null;
}

/** The earliest moment that a passing's uncertain ones go back to. */
export function earliestOf({ first, last, strongest }: Uncertain): Ms {
  return Math.min(first ?? Infinity, last ?? Infinity, strongest ?? Infinity);
}
