import { describe, expect, it } from 'vitest';
import type { RaceDefinition, TimingPoint } from '../model/race.ts';
import type { Passing } from '../model/read.ts';
import { act, entry, gun, passing, timingOf } from '../timing.fixture.ts';

const clock = (text: string) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
const at = (point: string, time: string) => passing('1', point, clock(time));
const by = (reader: string, one: Passing): Passing => ({ ...one, reader });

const kinds: Record<string, TimingPoint['kind']> = { start: 'start', finish: 'finish', spotter: 'spotter' };
const course = (distances: Record<string, number>): Partial<RaceDefinition> => ({
  points: Object.entries(distances).map(([id, distance]) => ({ id, distance, kind: kinds[id] ?? 'split' })),
});
const marathon = course({ start: 0, '10k': 10_000, half: 21_097.5, '30k': 30_000, finish: 42_195 });

function resultOf(race: Partial<RaceDefinition>, seen: Passing[], division?: string) {
  const timing = timingOf([entry('1', division === undefined ? {} : { division })], seen, race);
  const result = timing.result('1')!;
  const splits = Object.fromEntries(
    result.passed.map((point, index) => [point, (result.instants[index]! - gun) / 1000]),
  );
  return { ...result, splits, verdicts: timing.verdicts('1') };
}

describe('a finish that was none', () => {
  it.for(['spotter', '9k'])('on the way to a %s: the next time over the line is the finish', (point) => {
    const race = course({ start: 0, [point]: 9000, finish: 10_000 });
    const seen = [at('start', '0:01'), at('finish', '36:40'), at(point, '37:20'), at('finish', '40:30')];
    expect(resultOf(race, seen)).toMatchObject({
      status: 'finished',
      ranked: true,
      gunTime: 2_430_000,
      missed: [],
      unfit: [],
      flags: ['finish-unsure'],
    });
  });

  it('is doubted as soon as the runner is seen where nobody can be so soon after it', () => {
    const race = course({ start: 0, spotter: 9000, finish: 10_000 });
    const seen = [at('start', '0:01'), at('finish', '36:40'), at('spotter', '36:50')];
    expect(resultOf(race, seen)).toMatchObject({
      status: 'review',
      gunTime: 2_200_000,
      doubts: ['finish-unsure'],
    });
  });

  it('heard at half-way is none where the way to it cannot be run', () => {
    const race = course({ start: 0, '10k': 10_000, finish: 42_195 });
    const seen = [at('start', '0:01'), at('10k', '43:20'), at('finish', '1:31:40'), at('finish', '3:10:00')];
    const { splits, gunTime, missed } = resultOf(race, seen);
    expect({ splits, gunTime, missed }).toEqual({
      splits: { start: 1, '10k': 2600, finish: 11_400 },
      gunTime: 11_400_000,
      missed: [],
    });
  });

  it('nor where somebody slow would have had to run three times as fast as before', () => {
    const race = course({ start: 0, '10k': 10_000, finish: 42_195 });
    const seen = [
      at('start', '0:01'),
      at('10k', '1:35:00'),
      at('finish', '3:20:00'),
      at('finish', '6:40:00'),
    ];
    expect(resultOf(race, seen).gunTime).toBe(24_000_000);
  });

  it('refuted by two further points leaves the runner on the course', () => {
    const seen = [at('start', '0:01'), at('finish', '40:00'), at('10k', '43:00'), at('half', '1:31:00')];
    expect(resultOf(marathon, seen)).toMatchObject({ status: 'running', gunTime: null });
    expect(resultOf(marathon, seen).unfit).toEqual(['finish']);
  });
});

describe('a first finish that was one', () => {
  const race = course({ start: 0, '5k': 5000, finish: 10_000 });

  it('stays, whatever is heard of the runner afterwards', () => {
    const run = [at('start', '0:01'), at('5k', '20:00'), at('finish', '40:00')];
    for (const later of [
      [at('finish', '47:00')],
      [at('5k', '44:00'), at('finish', '50:00')],
      [at('start', '41:00'), at('5k', '50:00'), at('finish', '59:00'), at('finish', '1:20:00')],
    ])
      expect(resultOf(race, [...run, ...later])).toMatchObject({ gunTime: 2_400_000, flags: [], missed: [] });
  });

  it('stays when a split that was missed is walked past afterwards, and over the line once more', () => {
    const seen = [at('start', '0:01'), at('finish', '40:00'), at('5k', '1:05:00'), at('finish', '1:30:00')];
    expect(resultOf(race, seen)).toMatchObject({ status: 'finished', gunTime: 2_400_000, missed: ['5k'] });
  });

  it('stays when the runner lost a quarter of an hour before it and is seen at the line again', () => {
    const seen = [at('start', '0:01'), at('5k', '45:00'), at('finish', '1:15:00'), at('finish', '1:25:00')];
    expect(resultOf(race, seen)).toMatchObject({ status: 'finished', gunTime: 4_500_000, flags: [] });
  });
});

describe('witnesses that contradict each other', () => {
  const half = course({ start: 0, half: 21_097.5, finish: 42_195 });

  it('a backup an hour slow is not the finish, and the half that was read is not missed', () => {
    const seen = [
      at('start', '0:01'),
      at('half', '1:30:00'),
      by('backup', at('finish', '2:00:00.4')),
      by('main', at('finish', '3:00:00')),
    ];
    const { gunTime, missed, splits, flags, status } = resultOf(half, seen);
    expect({ gunTime, missed, half: splits['half'], status }).toEqual({
      gunTime: 10_800_000,
      missed: [],
      half: 5400,
      status: 'finished',
    });
    expect(flags).toEqual(['finish-unsure', 'witnesses-differ']);
  });

  it('an hour for the second half after two for the first is not believed of one reader alone', () => {
    const seen = [
      at('start', '0:01'),
      at('half', '2:10:00'),
      by('backup', at('finish', '3:30:00')),
      by('main', at('finish', '4:30:00')),
    ];
    expect(resultOf(half, seen).gunTime).toBe(16_200_000);
  });

  it('two that agree are believed before one that stands alone', () => {
    const seen = [
      at('start', '0:01'),
      by('backup', at('finish', '3:50:00')),
      by('main', at('finish', '4:00:00')),
      by('photo mat', at('finish', '4:00:00.6')),
    ];
    expect(resultOf(half, seen)).toMatchObject({ gunTime: 14_400_000, status: 'finished' });
  });

  it('a finish that no other contradicts is kept with its time, in review, where the half says it cannot be', () => {
    const seen = [at('start', '0:01'), at('half', '1:30:00'), by('backup', at('finish', '2:00:00.4'))];
    expect(resultOf(half, seen)).toMatchObject({
      status: 'review',
      gunTime: 7_200_400,
      missed: [],
      splits: { half: 5400 },
      doubts: ['too-fast'],
    });
  });

  it('two chips of one bib that differ are two witnesses, also at one reader', () => {
    const both = (apart: number) => {
      const second = { ...passing('1', 'finish', 2400 + apart), chip: 'C1B', reader: 'main' };
      const seen = [at('5k', '20:00'), by('main', at('finish', '40:00')), second];
      return timingOf([entry('1', { chips: ['C1', 'C1B'] })], seen).result('1')?.flags;
    };
    expect(both(10)).toContain('witnesses-differ');
    expect(both(0.4)).not.toContain('witnesses-differ');
  });
});

describe('speed limits', () => {
  const legs = (metresPerSecond: number) =>
    marathon.points!.map(({ id, distance }) => passing('1', id, 1 + distance / metresPerSecond));

  it('are those of the division: nobody in a racing chair or on a handcycle is doubted for being one', () => {
    expect(resultOf(marathon, legs(9.3), 'wheelchair')).toMatchObject({ status: 'finished', flags: [] });
    expect(resultOf(marathon, legs(12), 'handcycle')).toMatchObject({ status: 'finished', flags: [] });
    const miles = course({ start: 0, mile: 1609, '5k': 5000, finish: 42_195 });
    const chair = [at('start', '0:01'), at('mile', '2:06'), at('5k', '7:06'), at('finish', '1:24:06')];
    expect(resultOf(miles, chair, 'wheelchair')).toMatchObject({ status: 'finished', missed: [], flags: [] });
  });

  it('beyond one, times are kept, in review: a handcycle that was entered as a runner', () => {
    const result = resultOf(marathon, legs(12));
    expect(result).toMatchObject({ status: 'review', doubts: ['too-fast'], missed: [], unfit: [] });
    expect(result.flags).toContain('too-fast');
    expect(result.gunTime).toBe(3_517_250);
    expect(Object.keys(result.splits)).toEqual(['start', '10k', 'half', '30k', 'finish']);
  });

  it('the fastest ever is believed, and a person says ok to what is faster', () => {
    expect(resultOf(marathon, legs(42_195 / 7234))).toMatchObject({ status: 'finished', flags: [] });
    const timing = timingOf([entry('1')], legs(7), marathon);
    expect(timing.result('1')?.status).toBe('review');
    act(timing, { type: 'status.set', bib: '1', status: 'ok' });
    expect(timing.result('1')).toMatchObject({ status: 'finished', ranked: true });
  });

  it('are a setting of the race, by division', () => {
    const limits = [{ metresPerSecond: 4 }, { division: 'walk', metresPerSecond: 2 }];
    const status = (metresPerSecond: number, division?: string) =>
      resultOf({ ...marathon, limits }, legs(metresPerSecond), division).status;
    expect([status(3.9), status(4.1), status(1.9, 'walk'), status(2.2, 'walk')]).toEqual([
      'finished',
      'review',
      'finished',
      'review',
    ]);
  });

  it('a read on the way that does not fit is left out, named, and not called missed', () => {
    const seen = [
      at('start', '0:01'),
      at('10k', '40:00'),
      at('half', '43:00'),
      at('30k', '2:00:00'),
      at('finish', '2:50:00'),
    ];
    const result = resultOf(marathon, seen);
    expect(result).toMatchObject({
      status: 'finished',
      missed: [],
      unfit: ['half'],
      flags: ['does-not-fit'],
    });
    expect(result.verdicts.map(({ code }) => code)).toEqual(['used', 'used', 'out-of-order', 'used', 'used']);
  });
});
