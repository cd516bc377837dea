/**
 * What a watch or a telephone recorded: columns with one element for each sample, in the order of the file. NaN stands
 * where the device said nothing; only a sample without a time is left out.
 */
export interface Samples {
  /** Milliseconds of UTC, as the file says; whether they rise is for the checks. */
  time: Float64Array;
  /** Degrees, WGS-84 where the device keeps to the standard. */
  lat: Float64Array;
  lon: Float64Array;
  /** Metres above the sea. */
  altitude: Float64Array;
  /** Beats a minute. */
  heartRate: Float64Array;
  /** Steps a minute, of both legs. */
  cadence: Float64Array;
  /** Metres a second by the device, which takes it from Doppler and not from places. */
  speed: Float64Array;
  /** Metres from the start by the device. */
  distance: Float64Array;
}

export type Column = keyof Samples;

export const columns: readonly Column[] = [
  'time',
  'lat',
  'lon',
  'altitude',
  'heartRate',
  'cadence',
  'speed',
  'distance',
];

export type TrackFormat = 'fit' | 'gpx' | 'tcx';

/** The timer of the device was started or stopped. Only FIT tells it. */
export interface TimerEvent {
  /** Milliseconds of UTC. */
  time: number;
  kind: 'start' | 'stop';
}

/** Seconds and metres as the device counted them; null where it said nothing. */
export interface Lap {
  start: number | null;
  elapsed: number | null;
  timer: number | null;
  distance: number | null;
}

export interface Device {
  maker: string | null;
  product: string | null;
  serial: string | null;
  /** The program that wrote the file, where that is not the device. */
  creator: string | null;
}

/** What the file says in sum, in seconds and metres. */
export interface Told {
  sport: string | null;
  subSport: string | null;
  elapsed: number | null;
  /** Without the pauses. */
  timer: number | null;
  distance: number | null;
}

export interface Track {
  format: TrackFormat;
  samples: Samples;
  /** The first sample of each piece (`<trkseg>`, `<Track>`): a new one begins after a pause, a loss, or with a lap. */
  pieces: readonly number[];
  timer: readonly TimerEvent[];
  laps: readonly Lap[];
  device: Device;
  told: Told;
  /** Of a FIT file; the other formats have none. */
  checksum: 'right' | 'wrong' | 'none';
  /** How many activities the file holds. Of chained FIT files only the first is read. */
  activities: number;
  /** Samples that have no time, or one of a clock that was never set: they are not in the columns. */
  withoutTime: number;
}

/** How many samples a track has. */
export function lengthOf(track: Track): number {
  return track.samples.time.length;
}
