import type { Sample } from '../../../src/tracks/model/sample-columns.ts';
import type { Recording } from './device.ts';

/** The recording as GPX, with the extensions that watches write. */
export function gpxOf({ samples, sport }: Recording, creator = 'Goldline test'): Uint8Array {
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="${creator}" xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v2">
<trk><name>run</name><type>${sport}</type><trkseg>
${samples.map(gpxPoint).join('\n')}
</trkseg></trk></gpx>
`,
  );
}

function gpxPoint({ lat, lon, time, altitude, heartRate, cadence, speed, distance }: Sample): string {
  const extensions = [
    element('gpxtpx:hr', heartRate),
    element('gpxtpx:cad', half(cadence)),
    element('gpxtpx:speed', speed),
    element('gpxtpx:distance', distance),
  ].join('');
  return `<trkpt lat="${lat?.toFixed(10)}" lon="${lon?.toFixed(10)}">${element('ele', altitude)}<time>${new Date(time).toISOString()}</time><extensions><gpxtpx:TrackPointExtension>${extensions}</gpxtpx:TrackPointExtension></extensions></trkpt>`;
}

/** The recording as TCX, in one lap. */
export function tcxOf({ samples, timer, serial }: Recording): Uint8Array {
  const [first, last] = [samples[0]!, samples.at(-1)!];
  let seconds = 0;
  for (const [index, { kind, time }] of timer.entries())
    if (kind === 'stop') seconds += (time - timer[index - 1]!.time) / 1000;
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2" xmlns:ns3="http://www.garmin.com/xmlschemas/ActivityExtension/v2"><Activities><Activity Sport="Running"><Id>${new Date(first.time).toISOString()}</Id>
<Lap StartTime="${new Date(first.time).toISOString()}"><TotalTimeSeconds>${seconds}</TotalTimeSeconds><DistanceMeters>${last.distance ?? 0}</DistanceMeters><Track>
${samples.map(tcxPoint).join('\n')}
</Track></Lap><Creator><Name>Test watch</Name><UnitId>${serial}</UnitId></Creator></Activity></Activities></TrainingCenterDatabase>
`,
  );
}

function tcxPoint({ lat, lon, time, altitude, heartRate, cadence, speed, distance }: Sample): string {
  const place =
    lat === undefined || lon === undefined
      ? ''
      : `<Position><LatitudeDegrees>${lat.toFixed(10)}</LatitudeDegrees><LongitudeDegrees>${lon.toFixed(10)}</LongitudeDegrees></Position>`;
  const heart = heartRate === undefined ? '' : `<HeartRateBpm>${element('Value', heartRate)}</HeartRateBpm>`;
  return `<Trackpoint><Time>${new Date(time).toISOString()}</Time>${place}${element('AltitudeMeters', altitude)}${element('DistanceMeters', distance)}${heart}<Extensions><ns3:TPX>${element('ns3:Speed', speed)}${element('ns3:RunCadence', half(cadence))}</ns3:TPX></Extensions></Trackpoint>`;
}

const half = (steps: number | undefined) => (steps === undefined ? undefined : steps / 2);

function element(name: string, value: number | undefined): string {
  return value === undefined ? '' : `<${name}>${value}</${name}>`;
}
