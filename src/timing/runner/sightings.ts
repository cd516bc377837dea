import { momentAt, type Course, type CoursePoint } from '../model/course.ts';
import type { Ms } from '../model/race.ts';
import type { Passing } from '../model/read.ts';

/** A passing as one point takes it. */
export interface Sighting {
  passing: Passing;
  time: Ms;
}

/** A runner's passings, ready to be looked up by point. */
export class Sightings {
  readonly #passings: readonly Passing[];

  constructor(passings: readonly Passing[]) {
    this.#passings = passings;
  }

  /** Passings that a point may take, by the moment that counts there. */
  at(point: CoursePoint): Sighting[] {
    const found: Sighting[] = [];
    for (const passing of this.#passings)
      if (point.names.includes(passing.point) && !isWeak(point, passing))
        found.push({ passing, time: momentAt(point, passing) });
    return found.length > 1 ? found.sort(byTime) : found;
  }

  /** Whether the runner was seen anywhere after the start. */
  isOnCourse(course: Course): boolean {
    const startNames = course.start?.names ?? [];
    return this.#passings.some(({ point }) => course.names.has(point) && !startNames.includes(point));
  }
}

/** Too weak a signal for the point: somebody beside the mat. */
export function isWeak(point: CoursePoint, passing: Passing): boolean {
  return passing.rssi !== null && passing.rssi < point.minRssi;
}

/** Equal moments by id, so that the order of arrival does not decide. */
function byTime(one: Sighting, other: Sighting): number {
  return one.time - other.time || (one.passing.id < other.passing.id ? -1 : 1);
}
