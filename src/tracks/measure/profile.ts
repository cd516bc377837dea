import type { Samples } from '../model/track.ts';
import { stepBetween } from './ellipsoid.ts';
import type { Place } from './gcj02.ts';
import type { MeasuredTrack } from './measures.ts';

/** A run as it is drawn: columns with one element for each point. Metres, seconds; null where the device said nothing. */
export interface Profile {
  /** From {@link DrawnRun.middle}. */
  east: number[];
  north: number[];
  /** From the start. */
  along: number[];
  seconds: number[];
  altitude: (number | null)[];
  heartRate: (number | null)[];
  cadence: (number | null)[];
}

/** A profile with the place that it lies about: personal data, as the track. */
export interface DrawnRun {
  middle: Place;
  profile: Profile;
}

/** A run in so many points at most, up to where the distance was reached: the way home is nobody's business. */
export function drawnRun({ line, measures, track: { samples } }: MeasuredTrack, most = 600): DrawnRun {
  const last = measures.finish?.seconds ?? Infinity;
  const whole = placedPositions(line.ordered, line.path.at).filter(
    (position) => line.seconds[position]! <= last,
  );
  const positions = pickedOf(whole, most);
  const at = positions.map((position) => line.ordered[position]!);
  const middle = middleOf(samples, at);
  const steps = at.map((sample) =>
    Number.isNaN(samples.lat[sample]!)
      ? { east: 0, north: 0 }
      : stepBetween(middle.lat, middle.lon, samples.lat[sample]!, samples.lon[sample]!),
  );
  const column = (name: 'altitude' | 'heartRate' | 'cadence') =>
    at.map((sample) => (Number.isNaN(samples[name][sample]!) ? null : tenth(samples[name][sample]!)));
  return {
    middle,
    profile: {
      east: steps.map(({ east }) => tenth(east)),
      north: steps.map(({ north }) => tenth(north)),
      along: positions.map((position) => tenth(line.metres.measured[position]!)),
      seconds: positions.map((position) => tenth(line.seconds[position]!)),
      altitude: column('altitude'),
      heartRate: column('heartRate'),
      cadence: column('cadence'),
    },
  };
}

/** Without both ends, by so many metres: people set out from where they live. */
export function withoutEnds(profile: Profile, metres = 200): Profile {
  const until = (profile.along.at(-1) ?? 0) - metres;
  const isShown = (_: unknown, index: number) =>
    profile.along[index]! >= metres && profile.along[index]! <= until;
  return {
    east: profile.east.filter(isShown),
    north: profile.north.filter(isShown),
    along: profile.along.filter(isShown),
    seconds: profile.seconds.filter(isShown),
    altitude: profile.altitude.filter(isShown),
    heartRate: profile.heartRate.filter(isShown),
    cadence: profile.cadence.filter(isShown),
  };
}

/** The profile of a run about the middle of another one, so that both can be drawn over each other. */
export function about(middle: Place, run: DrawnRun): Profile {
  const { east, north } = stepBetween(middle.lat, middle.lon, run.middle.lat, run.middle.lon);
  return {
    ...run.profile,
    east: run.profile.east.map((value) => tenth(value + east)),
    north: run.profile.north.map((value) => tenth(value + north)),
  };
}

/** Positions in the line of the samples that the path has; all of them where it has none. */
function placedPositions(ordered: Int32Array, onPath: Int32Array): number[] {
  const all = Array.from(ordered, (_, position) => position);
  if (onPath.length < 2) return all;
  const placed = new Set(onPath);
  return all.filter((position) => placed.has(ordered[position]!));
}

/** Evenly, with the first and the last of them. */
function pickedOf(positions: readonly number[], most: number): number[] {
  if (positions.length <= most) return [...positions];
  const step = (positions.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => positions[Math.round(index * step)]!);
}

function middleOf({ lat, lon }: Samples, at: readonly number[]): Place {
  const placed = at.filter((sample) => !Number.isNaN(lat[sample]!));
  if (placed.length === 0) return { lat: 0, lon: 0 };
  const between = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return {
    lat: between(placed.map((sample) => lat[sample]!)),
    lon: between(placed.map((sample) => lon[sample]!)),
  };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
