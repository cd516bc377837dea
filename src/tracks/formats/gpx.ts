import { isoTime } from '../model/iso-time.ts';
import type { Column, Track } from '../model/track.ts';
import { nameIn, numberIn, TrackDraft } from './draft.ts';
import { walkXml } from './xml.ts';

/**
 * Elements of a point and the columns they fill. The standard has the first two; the others are those of the usual
 * extensions (TrackPointExtension 1 and 2, Amazfit, Suunto, Coros), in whatever namespace.
 */
const columnOf: Readonly<Record<string, Column>> = {
  ele: 'altitude',
  time: 'time',
  hr: 'heartRate',
  heartrate: 'heartRate',
  cad: 'cadence',
  cadence: 'cadence',
  RunCadence: 'cadence',
  speed: 'speed',
  distance: 'distance',
};

/** Strava writes the kind of an activity as a number. */
const stravaKinds: Readonly<Record<string, string>> = { '1': 'cycling', '9': 'running', '10': 'walking' };

/**
 * A GPX file. It has no pauses, only pieces, and no checksum: whoever can write a file can write this one.
 *
 * @throws RefusedFile
 */
export function readGpx(text: string): Track {
  const draft = new TrackDraft();
  let point: { time: number } & Partial<Record<Column, number>> = { time: NaN };
  let pointsBefore = 0;
  walkXml(text, {
    open(name, attributes) {
      if (name === 'gpx') draft.device.creator = nameIn(attributes['creator'] ?? '');
      if (name === 'trkseg') draft.beginPiece();
      if (name === 'trk') pointsBefore = draft.columns.length;
      if (name === 'trkpt')
        point = { time: NaN, lat: numberIn(attributes['lat']), lon: numberIn(attributes['lon']) };
    },
    close(name, content, parents) {
      if (name === 'trkpt') draft.push(point);
      else if (name === 'trk' && draft.columns.length > pointsBefore) draft.activities += 1;
      else if (name === 'type' && parents.at(-1) === 'trk') draft.told.sport ??= sportIn(content);
      else if (parents.includes('trkpt')) {
        const column = columnOf[name];
        if (column !== undefined) point[column] = column === 'time' ? isoTime(content) : numberIn(content);
      }
    },
  });
  return draft.finished('gpx');
}

function sportIn(content: string): string | null {
  const name = nameIn(content)?.toLowerCase() ?? null;
  return name === null ? null : (stravaKinds[name] ?? name);
}
