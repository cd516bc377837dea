import type { Random } from '../../../src/simulator/random.ts';
import { metresBetween, stepBetween } from '../../../src/tracks/measure/ellipsoid.ts';
import type { Place } from '../../../src/tracks/measure/gcj02.ts';

/** Straight ways with corners between them, as streets are. */
export interface Course {
  corners: readonly Place[];
  /** Metres from the start at each corner, measured on the ellipsoid. */
  along: readonly number[];
  length: number;
  altitudeAt: (metres: number) => number;
}

/** Streets of 60 to 500 m, with corners mostly of a right angle; it wanders about, so that no two runs share it. */
export function townCourse(random: Random, start: Place, length: number): Course {
  const corners: Place[] = [start];
  const along = [0];
  let heading = random.between(0, 2 * Math.PI);
  while (along.at(-1)! < length) {
    const from = corners.at(-1)!;
    const metres = random.between(60, 500);
    const to = moved(from, metres * Math.cos(heading), metres * Math.sin(heading));
    corners.push(to);
    along.push(along.at(-1)! + metresBetween(from.lat, from.lon, to.lat, to.lon));
    const turn = random.chance(0.5) ? Math.PI / 2 : random.between(0.1, 0.8);
    // Turns lead back to where it began more often than away, or a marathon would end in another town.
    heading += random.chance(0.5) ? turn : -turn;
  }
  const waves = Array.from({ length: 3 }, () => ({
    metres: random.between(800, 6000),
    height: random.between(1, 8),
    phase: random.between(0, 6),
  }));
  const base = random.between(20, 1900);
  return {
    corners,
    along,
    length: along.at(-1)!,
    altitudeAt: (metres) =>
      base +
      waves.reduce(
        (sum, wave) => sum + wave.height * Math.sin((metres / wave.metres) * 2 * Math.PI + wave.phase),
        0,
      ),
  };
}

/** Where somebody is who has run so far. */
export function placeAt(course: Course, metres: number): Place {
  let low = 0;
  let high = course.along.length - 1;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (course.along[middle]! <= metres) low = middle;
    else high = middle;
  }
  const [from, to] = [course.corners[low]!, course.corners[high]!];
  const part = (metres - course.along[low]!) / (course.along[high]! - course.along[low]!);
  return { lat: from.lat + part * (to.lat - from.lat), lon: from.lon + part * (to.lon - from.lon) };
}

/** A place so many metres to the north and the east of another. */
export function moved({ lat, lon }: Place, north: number, east: number): Place {
  const degree = stepBetween(lat, lon, lat + 0.001, lon + 0.001);
  return { lat: lat + (north / degree.north) * 0.001, lon: lon + (east / degree.east) * 0.001 };
}
