import type { Samples } from '../model/track.ts';
import { metresBetween } from './ellipsoid.ts';

export interface Place {
  lat: number;
  lon: number;
}

const radians = Math.PI / 180;
/** The ellipsoid of Krasovsky, on which the shift is defined. */
const semiMajor = 6_378_245;
const eccentricity2 = 0.006_693_421_622_965_943;

/**
 * Where maps of China show a place: GCJ-02 shifts it by 200 to 700 m, by sums of sines of its distance from 35° N 105° E.
 * Who calls it says that the place is in China: no box around the country can.
 */
export function shifted({ lat, lon }: Place): Place {
  const east = lon - 105;
  const north = lat - 35;
  const common = (20 * Math.sin(6 * east * Math.PI) + 20 * Math.sin(2 * east * Math.PI)) * (2 / 3);
  const waves = (at: number, short: number, middle: number, long: number, wide: number) =>
    (20 * Math.sin(at * Math.PI) +
      40 * Math.sin((at / 3) * Math.PI) +
      short * Math.sin((at / 12) * Math.PI) +
      middle * Math.sin((at * Math.PI) / long)) *
    wide;
  const toNorth =
    -100 +
    2 * east +
    3 * north +
    0.2 * north * north +
    0.1 * east * north +
    0.2 * Math.sqrt(Math.abs(east)) +
    common +
    waves(north, 160, 320, 30, 2 / 3);
  const toEast =
    300 +
    east +
    2 * north +
    0.1 * east * east +
    0.1 * east * north +
    0.1 * Math.sqrt(Math.abs(east)) +
    common +
    waves(east, 150, 300, 30, 2 / 3);
  const sine = Math.sin(lat * radians);
  const w = 1 - eccentricity2 * sine * sine;
  const parallel = semiMajor / Math.sqrt(w);
  const meridian = (parallel * (1 - eccentricity2)) / w;
  return {
    lat: lat + toNorth / (meridian * radians),
    lon: lon + toEast / (parallel * Math.cos(lat * radians) * radians),
  };
}

/** The place that GCJ-02 shows at another: the shift taken back, within a millimetre. */
export function unshifted(shown: Place): Place {
  let place = shown;
  for (let round = 0; round < 4; round += 1) {
    const again = shifted(place);
    place = { lat: place.lat + shown.lat - again.lat, lon: place.lon + shown.lon - again.lon };
  }
  return place;
}

/** Places of the track that are compared. */
const compared = 200;
/** Metres from where it should be, beyond which a track is elsewhere, and within which it fits. */
const elsewhere = 60;
const fits = 30;

/** How far a track lies from where it should, in metres: as it is, and with the shift of GCJ-02 taken back. */
export interface MapShift {
  asIs: number;
  unshifted: number;
  isShifted: boolean;
}

/**
 * Whether a track lies where Chinese maps would show it. Only compared with known places that are right (the course, or
 * other tracks of the runner over the same ways) can this be told; null where there are none, or the track has none.
 */
export function mapShiftOf(samples: Samples, known: readonly Place[]): MapShift | null {
  const places: Place[] = [];
  const step = Math.max(1, Math.floor(samples.lat.length / compared));
  for (let index = 0; index < samples.lat.length; index += step)
    if (!Number.isNaN(samples.lat[index]!))
      places.push({ lat: samples.lat[index]!, lon: samples.lon[index]! });
  if (places.length === 0 || known.length === 0) return null;
  const asIs = middleDistance(places, known);
  const back = middleDistance(places.map(unshifted), known);
  return { asIs, unshifted: back, isShifted: asIs > elsewhere && back < fits };
}

function middleDistance(places: readonly Place[], known: readonly Place[]): number {
  const nearest = places.map(({ lat, lon }) => {
    let least = Infinity;
    for (const place of known) {
      if (Math.abs(place.lat - lat) > 0.02) continue;
      least = Math.min(least, metresBetween(lat, lon, place.lat, place.lon));
    }
    return least;
  });
  nearest.sort((one, other) => one - other);
  return nearest[nearest.length >> 1]!;
}
