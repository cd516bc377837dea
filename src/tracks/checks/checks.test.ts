import { describe, expect, it } from 'vitest';
import { honestRun } from '../../../test/tracks/generator/honest.ts';
import { askedOf } from '../../../test/tracks/judged.ts';
import { shifted } from '../measure/gcj02.ts';
import { judgeTrack } from '../judge.ts';
import { gradeOf } from '../grade.ts';
import { measure } from '../measure/measures.ts';
import type { Samples, Track } from '../model/track.ts';
import { isKnown, messageText } from '../../words/text.ts';
import { allChecks } from './all-checks.ts';
import type { Asked } from './asked.ts';
import { checkNames, type CheckName } from './finding.ts';

const hour = 3_600_000;
const run = honestRun(9, { distance: 10_000, isGoodWatch: true });
const asked = askedOf(run);

function withTrack(change: Partial<Track>): Track {
  return { ...run.track, ...change };
}

function withTold(told: Partial<Track['told']>): Track {
  return withTrack({ told: { ...run.track.told, ...told } });
}

function withColumn(name: keyof Samples, value: (before: number, index: number) => number): Track {
  return withTrack({ samples: { ...run.track.samples, [name]: run.track.samples[name].map(value) } });
}

function findingOf(check: CheckName, track: Track, more: Partial<Asked> = {}) {
  const finding = judgeTrack(track, { ...asked, ...more }).findings.find((one) => one.check === check)!;
  for (const told of [finding.seen, finding.remedy])
    if (told !== null)
      for (const language of ['en', 'ru', 'zh-CN'] as const) {
        expect(isKnown(told)).toBe(true);
        expect(messageText(language, told)).not.toContain('{{');
      }
  return finding;
}

const end = run.track.samples.time.at(-1)!;
const start = run.track.samples.time[0]!;
const finish = measure(run.track, 10_000).measures.finish!.seconds;
const away = { lat: run.course.corners[0]!.lat + 1, lon: run.course.corners[0]!.lon, name: '10 km' };

it('all twenty-five are made, in their order', () => {
  const findings = allChecks(measure(run.track, 10_000), asked);
  expect(findings.map(({ check }) => check)).toEqual(checkNames);
  expect(checkNames).toHaveLength(25);
});

it('a good run passes all that can be checked', () => {
  const findings = allChecks(measure(run.track, 10_000), asked);
  expect(findings.filter(({ answer }) => answer === 'review' || answer === 'refuse')).toEqual([]);
  const unchecked = findings.filter(({ answer }) => answer === 'unchecked').map(({ check }) => check);
  expect(unchecked).toEqual(['age-grade', 'own-results', 'evenness']);
});

const cases: [CheckName, string, Track, Partial<Asked>, string][] = [
  ['file', 'review', withTrack({ checksum: 'wrong' }), {}, 'file-checksum'],
  ['sport', 'review', withTold({ sport: null }), {}, 'sport-none'],
  ['sport', 'review', withTold({ sport: 'cycling' }), {}, 'sport-other'],
  ['sport', 'refuse', withTold({ subSport: 'treadmill' }), {}, 'sport-indoor'],
  ['places', 'refuse', withColumn('lat', () => NaN), {}, 'places-none'],
  [
    'places',
    'review',
    withColumn('lat', (value, index) => (index > 300 && index < 550 ? NaN : value)),
    {},
    'places-few',
  ],
  [
    'places',
    'refuse',
    withColumn('lat', (value, index) => (index > 300 && index < 1500 ? NaN : value)),
    {},
    'places-too-few',
  ],
  [
    'clock',
    'review',
    withColumn('time', (value, index) => value - (index === 100 ? 5000 : 0)),
    {},
    'clock-back',
  ],
  [
    'clock',
    'review',
    withColumn('time', (value, index) => value - (index < 100 ? 24 * hour : 0)),
    {},
    'clock-day',
  ],
  [
    'clock',
    'refuse',
    withColumn('time', (value, index) => value - (index % 9 === 0 ? 2000 : 0)),
    {},
    'clock-chaos',
  ],
  [
    'future',
    'review',
    run.track,
    { received: end - 7.5 * hour, window: { from: start - 24 * hour, to: end } },
    'future-hours',
  ],
  ['future', 'refuse', run.track, { received: end - 90 * hour, window: { from: 0, to: end } }, 'future'],
  ['window', 'review', run.track, { window: { from: start + 60_000, to: end } }, 'window-near'],
  ['window', 'review', run.track, { window: { from: start + 8 * hour, to: end + 8 * hour } }, 'window-hours'],
  [
    'window',
    'refuse',
    run.track,
    { window: { from: start + 99 * hour, to: end + 120 * hour } },
    'window-out',
  ],
  [
    'entered',
    'review',
    run.track,
    { entered: { at: start + 1, dayBegan: start - hour } },
    'entered-same-day',
  ],
  ['entered', 'refuse', run.track, { entered: { at: end, dayBegan: start + 1 } }, 'entered-later'],
  ['one-run', 'refuse', withTrack({ activities: 2 }), {}, 'several-activities'],
  ['distance', 'review', run.track, { distance: run.metres * 1.01 }, 'distance-nearly'],
  ['distance', 'refuse', run.track, { distance: run.metres * 1.1 }, 'distance-short'],
  ['elapsed', 'review', withTold({ elapsed: run.seconds + 30 }), {}, 'elapsed-apart'],
  ['elapsed', 'refuse', withTold({ elapsed: run.seconds + 300 }), {}, 'elapsed-apart'],
  ['elapsed', 'refuse', withTold({ timer: run.seconds + 30 }), {}, 'timer-longer'],
  ['age-grade', 'review', run.track, { ageStandard: finish * 0.9 }, 'age-grade'],
  ['age-grade', 'refuse', run.track, { ageStandard: finish * 1.1 }, 'age-grade'],
  ['own-results', 'review', run.track, { ownBest: finish * 1.1 }, 'own-results'],
  ['cadence', 'review', withColumn('cadence', () => 172), {}, 'cadence-same'],
  ['heart-rate', 'review', withColumn('heartRate', () => 150), {}, 'heart-same'],
  ['climb', 'review', withColumn('altitude', (_, index) => 200 - index * 0.01), {}, 'fall'],
  [
    'climb',
    'refuse',
    withColumn('altitude', (_, index) => 900 - index * 0.1),
    { fallRefused: true },
    'fall-refused',
  ],
  ['device-speed', 'review', withColumn('speed', (value) => value * 1.1), {}, 'speed-factor'],
  ['whereabouts', 'refuse', run.track, { sightings: [{ time: start + hour / 4, ...away }] }, 'elsewhere'],
  ['whereabouts', 'review', run.track, { othersOfDevice: 1 }, 'device-shared'],
  [
    'whereabouts',
    'review',
    withTrack({ device: { ...run.track.device, creator: 'GPX Editor 2.1' } }),
    {},
    'converter',
  ],
];

describe('each check', () => {
  it.each(cases)('%s: %s', (check, answer, track, more, code) => {
    expect(findingOf(check, track, more)).toMatchObject({ answer, seen: { code: `trackCheck.${code}` } });
  });

  it('offers the shift in time that would be right', () => {
    const { figures } = findingOf('window', run.track, {
      window: { from: start + 8 * hour, to: end + 8 * hour },
    });
    expect(figures['shift']).toBe(8 * hour);
  });

  it('knows a track that lies as Chinese maps show it, in China alone', () => {
    const places = run.track.samples.lat;
    const moved = [...places.keys()].map((index) =>
      shifted({ lat: run.track.samples.lat[index]!, lon: run.track.samples.lon[index]! }),
    );
    const track = withTrack({
      samples: {
        ...run.track.samples,
        lat: Float64Array.from(moved, ({ lat }) => lat),
        lon: Float64Array.from(moved, ({ lon }) => lon),
      },
    });
    const knownPlaces = [...places.keys()].map((index) => ({
      lat: places[index]!,
      lon: run.track.samples.lon[index]!,
    }));
    expect(findingOf('whereabouts', track, { knownPlaces, isInChina: true }).seen?.code).toBe(
      'trackCheck.map-shift',
    );
    expect(findingOf('whereabouts', track, { knownPlaces }).answer).toBe('pass');
  });
});

describe('the grade', () => {
  const measured = measure(run.track, 10_000);
  const grade = (change: Partial<Asked>, cleared: CheckName[] = []) =>
    gradeOf(measured, allChecks(measured, { ...asked, ...change }), cleared);

  it('is verified only where everything needed was checked and passed', () => {
    expect(grade({})).toEqual({ grade: 'verified', refused: [], open: [], lacks: [] });
    const { others: _others, ...alone } = asked;
    expect(gradeOf(measured, allChecks(measured, alone))).toMatchObject({
      grade: 'gps',
      lacks: ['not-compared'],
    });
  });

  it('waits for a person where one has to look, and is GPS when they cleared it', () => {
    const review = { ownBest: finish * 1.1 };
    expect(grade(review)).toMatchObject({ grade: null, open: ['own-results'] });
    expect(grade(review, ['own-results'])).toMatchObject({ grade: 'gps', open: [], lacks: ['review-open'] });
  });

  it('is none where a check refuses, whatever was cleared', () => {
    expect(grade({ distance: 12_000 }, ['distance'])).toMatchObject({ grade: null, refused: ['distance'] });
  });
});
