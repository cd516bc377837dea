import { SampleColumns } from '../../../src/tracks/model/sample-columns.ts';
import type { Track } from '../../../src/tracks/model/track.ts';
import type { Recording } from './device.ts';

/** The recording as the track that its FIT file gives, without the way through a file. */
export function trackOf({ samples, timer, sport, subSport, serial }: Recording): Track {
  const columns = new SampleColumns();
  for (const sample of samples) columns.push(sample);
  const last = samples.at(-1)!;
  let seconds = 0;
  for (const [index, { kind, time }] of timer.entries())
    if (kind === 'stop') seconds += (time - timer[index - 1]!.time) / 1000;
  return {
    format: 'fit',
    samples: columns.samples(),
    pieces: [0],
    timer,
    laps: [],
    device: { maker: 'garmin', product: '3291', serial: String(serial), creator: null },
    told: {
      sport,
      subSport: subSport ?? null,
      elapsed: (timer.at(-1)!.time - timer[0]!.time) / 1000,
      timer: seconds,
      distance: last.distance ?? null,
    },
    checksum: 'right',
    activities: 1,
    withoutTime: 0,
  };
}
