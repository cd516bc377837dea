import { describe, expect, it } from 'vitest';
import { Random } from '../../simulator/random.ts';
import { townCourse } from '../../../test/tracks/generator/course.ts';
import { pausing, recorded, type Recording } from '../../../test/tracks/generator/device.ts';
import { received, receptions } from '../../../test/tracks/generator/receiver.ts';
import { motionOver } from '../../../test/tracks/generator/runner.ts';
import { fitOf } from '../../../test/tracks/generator/write-fit.ts';
import { gpxOf, tcxOf } from '../../../test/tracks/generator/write-xml.ts';
import { isKnown } from '../../words/text.ts';
import { RefusedFile } from './refused.ts';
import { readTrack } from './read-track.ts';

const start = Date.UTC(2026, 4, 1, 6);

function run(): Recording {
  const random = new Random(5);
  const course = townCourse(random, { lat: 43.24, lon: 76.9 }, 1200);
  const motion = motionOver(random, 1000, { speed: 3, rests: [{ at: 400, seconds: 40 }] });
  return pausing(recorded(received(random, course, motion, { start, reception: receptions.open }), 77));
}

function refusal(bytes: Uint8Array | string): string {
  try {
    readTrack(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    expect(isKnown(error.told)).toBe(true);
    return error.told.code;
  }
  return 'taken';
}

const gpx = (points: string, head = '') =>
  `<?xml version="1.0"?>${head}<gpx creator="x" version="1.1"><trk><trkseg>${points}</trkseg></trk></gpx>`;
const point = '<trkpt lat="1" lon="2"><time>2026-05-01T06:00:00Z</time></trkpt>';

describe('one run in three formats', () => {
  const recording = run();
  const tracks = [fitOf(recording), gpxOf(recording), tcxOf(recording)].map(readTrack);

  it('has the same samples', () => {
    const [fit, ...others] = tracks;
    expect(fit!.samples.time.length).toBe(recording.samples.length);
    for (const { samples } of others)
      for (const [name, column] of Object.entries(fit!.samples)) {
        const other = samples[name as keyof typeof samples];
        expect(other.length).toBe(column.length);
        for (const [index, value] of column.entries()) expect(other[index]).toBeCloseTo(value, 7);
      }
  });

  it('has what each format tells besides', () => {
    const [fit, gpx, tcx] = tracks;
    expect(fit).toMatchObject({
      format: 'fit',
      checksum: 'right',
      device: { maker: 'garmin', serial: '77' },
      told: { sport: 'running', subSport: 'generic', elapsed: fit!.told.timer! + 40 },
    });
    expect(fit!.timer.map(({ kind }) => kind)).toEqual(['start', 'stop', 'start', 'stop']);
    expect(gpx).toMatchObject({ format: 'gpx', checksum: 'none', timer: [], told: { sport: 'running' } });
    expect(gpx!.device.creator).toBe('Goldline test');
    expect(tcx).toMatchObject({ format: 'tcx', told: { sport: 'running', timer: fit!.told.timer } });
    expect(tcx!.device).toMatchObject({ product: 'Test watch', serial: '77' });
  });
});

describe('a FIT file', () => {
  const bytes = fitOf(run());

  it('with a wrong checksum is read, and says so', () => {
    const changed = bytes.slice();
    changed[changed.length - 1]! ^= 1;
    expect(readTrack(changed).checksum).toBe('wrong');
  });

  it('that is cut off is refused', () => {
    expect(refusal(bytes.slice(0, 5000))).toBe('trackFile.fit-cut-off');
  });

  it('with another behind it holds two activities', () => {
    const chained = new Uint8Array(bytes.length * 2);
    chained.set(bytes);
    chained.set(bytes, bytes.length);
    expect(readTrack(bytes).activities).toBe(1);
    expect(readTrack(chained).activities).toBe(2);
  });

  it('of a clock that was never set has no times', () => {
    const never = run();
    const since1989 = Date.UTC(1990, 0, 1) - start;
    const samples = never.samples.map((sample) => ({ ...sample, time: sample.time + since1989 }));
    expect(refusal(fitOf({ ...never, samples, timer: [] }))).toBe('trackFile.no-times');
  });
});

it('the layout of a long file is no text of it', () => {
  const points = Array.from({ length: 20_000 }, (_, index) => {
    const time = new Date(start + index * 1000).toISOString();
    return `\n        <trkpt lat="1" lon="2">\n          <time>${time}</time>\n        </trkpt>`;
  });
  const track = readTrack(new TextEncoder().encode(gpx(points.join(''))));
  expect(track.samples.time).toHaveLength(20_000);
});

describe('two samples of one moment', () => {
  const time = '<time>2026-05-01T06:00:00Z</time>';
  const pulse = '<extensions><hr>150</hr></extensions>';

  it('are one where they say different things, and stay two where they contradict', () => {
    const read = (points: string) => readTrack(new TextEncoder().encode(gpx(points))).samples;
    const joined = read(`<trkpt>${time}${pulse}</trkpt><trkpt lat="1" lon="2">${time}</trkpt>`);
    expect([...joined.lat, ...joined.heartRate]).toEqual([1, 150]);
    expect(
      read(`<trkpt lat="1" lon="2">${time}</trkpt><trkpt lat="1" lon="3">${time}</trkpt>`).lat,
    ).toHaveLength(2);
  });
});

describe('cadence', () => {
  it('of both legs stays, of one leg is doubled', () => {
    const withCadence = (cadence: number) =>
      gpx(
        `<trkpt lat="1" lon="2"><time>2026-05-01T06:00:00Z</time><extensions><a:cad>${cadence}</a:cad></extensions></trkpt>`,
      );
    for (const cadence of [86, 172])
      expect(readTrack(new TextEncoder().encode(withCadence(cadence))).samples.cadence[0]).toBe(172);
  });
});

describe('what cannot be read is refused with its reason', () => {
  it.each([
    ['empty', ''],
    ['no-track', 'hello'],
    ['no-track', '{"lat":1}'],
    ['web-page', '<!DOCTYPE html><html><body>Log in</body></html>'],
    ['other-xml', '<?xml version="1.0"?><kml></kml>'],
    ['doctype', gpx(point, '<!DOCTYPE gpx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>')],
    ['doctype', gpx(point, '<!DOCTYPE gpx SYSTEM "file:///etc/passwd">')],
    ['broken-xml', gpx(point).slice(0, -20)],
    ['broken-xml', gpx(`${point}&unknown;`)],
    ['xml-depth', gpx('<a>'.repeat(40))],
    ['xml-attributes', gpx(`<a ${Array.from({ length: 70 }, (_, index) => `a${index}="1"`).join(' ')}/>`)],
    ['xml-text', gpx(`<a>${'x'.repeat(70_000)}</a>`)],
    ['encoding', '<?xml version="1.0" encoding="klingon"?><gpx></gpx>'],
    ['no-samples', gpx('')],
    ['no-times', gpx('<trkpt lat="1" lon="2"></trkpt>')],
  ])('%s', (reason, text) => {
    expect(refusal(text)).toBe(`trackFile.${reason}`);
  });

  it('a file beyond any run, by its size alone', () => {
    expect(refusal(new Uint8Array(20_000_001).fill(60))).toBe('trackFile.too-large');
    const fit = new Uint8Array(10_000_001);
    fit.set(fitOf(run()));
    expect(refusal(fit)).toBe('trackFile.too-large');
  });

  it('more points than any run has', () => {
    expect(refusal(gpx('<trkpt/>'.repeat(500_001)))).toBe('trackFile.samples');
  });
});

describe('encodings', () => {
  it('a file in UTF-16 is read like one in UTF-8', () => {
    const text = gpx(point);
    const bytes = new Uint8Array(2 + text.length * 2);
    bytes.set([0xff, 0xfe]);
    for (let index = 0; index < text.length; index += 1) bytes[2 + index * 2] = text.charCodeAt(index);
    expect(readTrack(bytes).samples.lat[0]).toBe(1);
  });
});
