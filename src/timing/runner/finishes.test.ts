import { describe, expect, it } from 'vitest';
import type { TimingPoint } from '../model/race.ts';
import type { Passing } from '../model/read.ts';
import { splitsOf } from '../model/result.ts';
import { act, entry, gun, passing, race, timingOf, only } from '../timing.fixture.ts';

const readBy = (reader: string, one: Passing): Passing => ({ ...one, reader });
const withPoint = (id: string, more: Partial<TimingPoint>) =>
  race.points.map((point) => (point.id === id ? { ...point, ...more } : point));
const pointsOf = (bib: string, timing: ReturnType<typeof timingOf>) =>
  splitsOf(timing.result(bib)!).map(({ point, gun: time }) => [point, time / 1000]);

describe('what others get wrong', () => {
  it('a finish that only the backup mat saw stays when the main mat sees the runner later', () => {
    const backup = readBy('backup', passing('1', 'finish', 2400));
    const timing = timingOf([entry('1')], [backup, readBy('main', passing('1', 'finish', 4200))]);
    expect(timing.result('1')).toMatchObject({ status: 'finished', gunTime: 2_400_000 });
    expect(timing.result('1')?.flags).toContain('witnesses-differ');
  });

  it('a runner who crosses the start mat again after 39 minutes started the first time', () => {
    const timing = timingOf(
      [entry('1')],
      [passing('1', 'start', 60), passing('1', 'start', 2400), passing('1', 'finish', 10_800)],
    );
    expect(timing.result('1')?.chipTime).toBe(10_740_000);
  });

  it('no start read and an early read at the finish makes no two-minute finisher', () => {
    const timing = timingOf([entry('1')], [passing('1', 'finish', 120)]);
    expect(timing.result('1')).toMatchObject({ status: 'entered', gunTime: null, flags: ['does-not-fit'] });
  });

  it('a finish within five minutes of the start is a finish, where the course is short', () => {
    const points: TimingPoint[] = [
      { id: 'start', kind: 'start', distance: 0 },
      { id: 'finish', kind: 'finish', distance: 1000 },
    ];
    const timing = timingOf([entry('1')], [passing('1', 'start', 2), passing('1', 'finish', 200)], {
      points,
    });
    expect(timing.result('1')).toMatchObject({ status: 'finished', gunTime: 200_000, flags: [] });
  });

  it('equal times share the place, whatever the bibs', () => {
    const timing = timingOf(
      ['1', '2', '3'].map((bib) => entry(bib)),
      [passing('2', 'finish', 2400), passing('1', 'finish', 2400), passing('3', 'finish', 2401)],
    );
    expect(['1', '2', '3'].map((bib) => only(timing).place('overall', bib))).toEqual([1, 1, 3]);
  });

  it('reads after the finish change nothing', () => {
    const seen = [passing('1', 'start', 1), passing('1', '5k', 1200), passing('1', 'finish', 2400)];
    const timing = timingOf([entry('1')], seen);
    const before = timing.result('1');
    for (const again of ['finish', '5k', 'start', 'finish']) timing.observe(passing('1', again, 3000));
    expect(timing.result('1')).toEqual(before);
  });

  it('a missed middle split is flagged and named, and loses nothing', () => {
    const timing = timingOf([entry('1')], [passing('1', 'start', 1), passing('1', 'finish', 2400)]);
    expect(timing.result('1')).toMatchObject({
      status: 'finished',
      ranked: true,
      missed: ['5k'],
      flags: ['missed-point'],
    });
  });

  it('a split that was missed, and is read only when the runner walks back over it, does not lose the finish', () => {
    const timing = timingOf(
      [entry('1')],
      [passing('1', 'finish', 2400), passing('1', '5k', 3600), passing('1', 'finish', 7200)],
    );
    expect(timing.result('1')).toMatchObject({ gunTime: 2_400_000, missed: ['5k'] });
  });
});

describe('several points on one mat', () => {
  const village: TimingPoint[] = [
    { id: 'start', kind: 'start', distance: 0, mat: 'line' },
    { id: 'finish', kind: 'finish', distance: 5000, mat: 'line' },
  ];
  const laps: TimingPoint[] = [
    { id: 'start', kind: 'start', distance: 0, mat: 'line' },
    { id: 'lap1', kind: 'split', distance: 2500, mat: 'line' },
    { id: 'lap2', kind: 'split', distance: 5000, mat: 'line' },
    { id: 'finish', kind: 'finish', distance: 7500, mat: 'line' },
  ];
  const outAndBack: TimingPoint[] = [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'out', kind: 'split', distance: 2000, mat: 'side' },
    { id: 'turn', kind: 'split', distance: 5000 },
    { id: 'back', kind: 'split', distance: 8000, mat: 'side' },
    { id: 'finish', kind: 'finish', distance: 10_000 },
  ];

  it('start and finish: the first crossing is the start, the next possible one the finish', () => {
    const seen = [
      passing('1', 'line', -20, 3),
      passing('1', 'line', 9),
      passing('1', 'line', 1209),
      passing('1', 'line', 1400),
    ];
    const timing = timingOf([entry('1')], seen, { points: village });
    expect(pointsOf('1', timing)).toEqual([
      ['start', 9],
      ['finish', 1209],
    ]);
  });

  it('start and finish: who was missed at the start finishes nevertheless', () => {
    const timing = timingOf([entry('1')], [passing('1', 'line', 1209)], { points: village });
    expect(timing.result('1')).toMatchObject({ gunTime: 1_209_000, flags: ['no-start-read'] });
  });

  it('start and finish: who starts ten minutes late finishes the next time over the mat', () => {
    const timing = timingOf([entry('1')], [passing('1', 'line', 600), passing('1', 'line', 2100)], {
      points: village,
    });
    expect(timing.result('1')).toMatchObject({
      gunTime: 2_100_000,
      chipTime: 1_500_000,
      flags: ['start-unsure'],
    });
  });

  it('laps are counted in order, and standing about on the mat is no lap', () => {
    const seen = [2, 700, 760, 1400, 2100, 2900].map((seconds) => passing('1', 'line', seconds));
    const timing = timingOf([entry('1')], seen, { points: laps });
    expect(pointsOf('1', timing)).toEqual([
      ['start', 2],
      ['lap1', 700],
      ['lap2', 1400],
      ['finish', 2100],
    ]);
  });

  it('a lap that was missed makes nobody a finisher too soon, and a person can put it in by hand', () => {
    const timing = timingOf(
      [entry('1')],
      [2, 700, 2100].map((seconds) => passing('1', 'line', seconds)),
      { points: laps },
    );
    expect(timing.result('1')?.status).toBe('running');
    act(timing, { type: 'passing.add', point: 'lap2', bib: '1', time: gun + 1_400_000 });
    expect(timing.result('1')).toMatchObject({ status: 'finished', gunTime: 2_100_000 });
  });

  it('out and back: the turn tells the way back from the way out', () => {
    const seen = [
      passing('1', 'start', 1),
      passing('1', 'turn', 1200),
      passing('1', 'side', 1900),
      passing('1', 'finish', 2400),
    ];
    const timing = timingOf([entry('1')], seen, { points: outAndBack });
    expect(pointsOf('1', timing)?.map(([point]) => point)).toEqual(['start', 'turn', 'back', 'finish']);
    expect(timing.result('1')?.missed).toEqual(['out']);
  });
});

describe('points', () => {
  it('which read of a passing makes the time is the point’s to say', () => {
    const long = { ...passing('1', '5k', 1200, 1204), strongest: gun + 1_202_000 };
    const time = (counts: TimingPoint['counts']) =>
      splitsOf(timingOf([entry('1')], [long], { points: withPoint('5k', { counts }) }).result('1')!)[0]?.gun;
    expect([time('first'), time('strongest'), time('last')]).toEqual([1_200_000, 1_202_000, 1_204_000]);
  });

  it('a spotter point makes no split and is not missed', () => {
    const points = [...race.points];
    points.splice(2, 0, { id: 'spotter', kind: 'spotter', distance: 9700 });
    const seen = [passing('1', 'start', 1), passing('1', '5k', 1200), passing('1', 'finish', 2400)];
    const timing = timingOf([entry('1'), entry('2')], [...seen, passing('2', 'spotter', 2300)], { points });
    expect(timing.result('1')).toMatchObject({ missed: [], flags: [] });
    expect(timing.verdicts('2').map(({ code }) => code)).toEqual(['spotter']);
  });

  it('nobody is at a point before its minimum time', () => {
    const seen = [passing('1', 'finish', 1500), passing('1', 'finish', 2400)];
    const timing = timingOf([entry('1')], seen, { points: withPoint('finish', { minTime: 1_600_000 }) });
    expect(timing.result('1')?.gunTime).toBe(2_400_000);
  });

  it('weak reads beside the mat do not count, nor reads before a point opens', () => {
    const points = withPoint('finish', { minRssi: -70, notBefore: 2_000_000 });
    const weak = { ...passing('1', 'finish', 2200), rssi: -75 };
    const timing = timingOf(
      [entry('1')],
      [passing('1', 'finish', 1900), weak, passing('1', 'finish', 2400)],
      { points },
    );
    expect(timing.result('1')?.gunTime).toBe(2_400_000);
    expect(timing.verdicts('1').map(({ code }) => code)).toEqual(['point-not-open', 'weak', 'used']);
  });
});

describe('chips', () => {
  it('two bibs on one runner: each has the passings of its own chip', () => {
    const timing = timingOf(
      [entry('1'), entry('2')],
      [passing('1', 'finish', 2400), passing('2', 'finish', 2400)],
    );
    expect(only(timing).list('overall')).toEqual(['1', '2']);
  });

  it('swapped chips are swapped back in one step, with all that they saw before and see later', () => {
    const timing = timingOf(
      [entry('1'), entry('2')],
      [passing('1', 'finish', 2400), passing('2', 'finish', 2500)],
    );
    const swap = act(timing, { type: 'chip.swap', bibs: ['1', '2'] });
    expect(only(timing).list('overall')).toEqual(['2', '1']);
    timing.observe(passing('1', 'finish', 2300));
    expect(timing.result('2')?.gunTime).toBe(2_300_000);
    act(timing, { type: 'undo', target: swap });
    expect(only(timing).list('overall')).toEqual(['1', '2']);
  });

  it('a chip that is nobody’s by the race definition is neither unknown nor anybody’s passing', () => {
    const timing = timingOf([entry('1')], [passing('1', 'finish', 2400), passing('99', 'finish', 2400)], {
      ignoredChips: ['c1', 'C99'],
    });
    expect(timing.unknownChips()).toEqual([]);
    expect(timing.result('1')?.status).toBe('entered');
  });
});

describe('why a passing counts or not', () => {
  it('every passing has a verdict', () => {
    const seen = [
      passing('1', 'start', -30),
      passing('1', 'start', 2),
      passing('1', '5k', 100),
      readBy('main', passing('1', '5k', 1200)),
      readBy('backup', passing('1', '5k', 1200.4)),
      passing('1', '5k', 1500),
      passing('1', 'elsewhere', 1600),
      passing('1', 'finish', 2400),
      passing('1', 'finish', 2600),
      passing('1', 'start', 2700),
    ];
    const timing = timingOf([entry('1')], seen);
    act(timing, { type: 'passing.void', passing: seen[5]!.id, reason: 'spectator' });
    expect(timing.verdicts('1').map(({ code, point }) => [code, point])).toEqual([
      ['before-gun', null],
      ['used', 'start'],
      ['too-early', null],
      ['used', '5k'],
      ['same-crossing', null],
      ['voided', null],
      ['not-on-course', null],
      ['used', 'finish'],
      ['after-finish', null],
      ['after-finish', null],
    ]);
  });
});
