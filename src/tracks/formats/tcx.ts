import { isoTime } from '../model/iso-time.ts';
import type { Column, Lap, Track } from '../model/track.ts';
import { nameIn, numberIn, numberOrNull, TrackDraft } from './draft.ts';
import { walkXml } from './xml.ts';

const columnOf: Readonly<Record<string, Column>> = {
  Time: 'time',
  LatitudeDegrees: 'lat',
  LongitudeDegrees: 'lon',
  AltitudeMeters: 'altitude',
  DistanceMeters: 'distance',
  Cadence: 'cadence',
  RunCadence: 'cadence',
  Speed: 'speed',
};

/**
 * A TCX file. The time of a lap is that of the timer, without the pauses; a new `<Track>` in a lap begins after one.
 *
 * @throws RefusedFile
 */
export function readTcx(text: string): Track {
  const draft = new TrackDraft();
  let point: { time: number } & Partial<Record<Column, number>> = { time: NaN };
  let lap: Lap = { start: null, elapsed: null, timer: null, distance: null };
  walkXml(text, {
    open(name, attributes) {
      if (name === 'Activity') {
        draft.activities += 1;
        draft.told.sport ??= nameIn(attributes['Sport'] ?? '')?.toLowerCase() ?? null;
      } else if (name === 'Lap')
        lap = {
          start: numberOrNull(isoTime(attributes['StartTime'] ?? '')),
          elapsed: null,
          timer: null,
          distance: null,
        };
      else if (name === 'Track') draft.beginPiece();
      else if (name === 'Trackpoint') point = { time: NaN };
    },
    close(name, content, parents) {
      const parent = parents.at(-1);
      if (name === 'Trackpoint') draft.push(point);
      else if (name === 'Lap') draft.laps.push(lap);
      else if (parent === 'Lap') readLapField(lap, name, content);
      else if (parent === 'Creator') readCreatorField(draft.device, name, content);
      else if (parent === 'HeartRateBpm' && name === 'Value' && parents.includes('Trackpoint'))
        point.heartRate = numberIn(content);
      else if (parents.includes('Trackpoint')) {
        const column = columnOf[name];
        if (column !== undefined) point[column] = column === 'time' ? isoTime(content) : numberIn(content);
      }
    },
  });
  draft.told.timer = sumOf(draft.laps.map(({ timer }) => timer));
  draft.told.distance = sumOf(draft.laps.map(({ distance }) => distance));
  return draft.finished('tcx');
}

function readLapField(lap: Lap, name: string, content: string): void {
  if (name === 'TotalTimeSeconds') lap.timer = numberOrNull(numberIn(content));
  if (name === 'DistanceMeters') lap.distance = numberOrNull(numberIn(content));
}

function readCreatorField(device: Track['device'], name: string, content: string): void {
  if (name === 'Name') device.product = nameIn(content);
  if (name === 'UnitId') device.serial = /^0*$/.test(content) ? null : nameIn(content);
}

/** Null where one of them is missing, or there are none. */
function sumOf(values: readonly (number | null)[]): number | null {
  let sum: number | null = null;
  for (const value of values) {
    if (value === null) return null;
    sum = (sum ?? 0) + value;
  }
  return sum;
}
