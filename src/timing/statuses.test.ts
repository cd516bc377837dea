import { describe, expect, it } from 'vitest';
import type { RaceDefinition } from './model/race.ts';
import { resultRows, resultRow } from './views/results-page.ts';
import { act, entry, gun, passing, race, timingOf, only } from './timing.fixture.ts';

const marathon: RaceDefinition['points'] = [
  { id: 'start', kind: 'start', distance: 0 },
  { id: '5k', kind: 'split', distance: 5000 },
  { id: '10k', kind: 'split', distance: 10_000 },
  { id: '15k', kind: 'split', distance: 15_000 },
  { id: 'finish', kind: 'finish', distance: 20_000 },
];
const finished = (bib: string, late = 0) => [
  passing(bib, 'start', 1),
  passing(bib, '5k', 1200 + late),
  passing(bib, 'finish', 2400 + late),
];

describe('rulings', () => {
  it('a disqualified runner keeps the times in the record, and shows no place and no time', () => {
    const timing = timingOf([entry('1'), entry('2')], [...finished('1'), ...finished('2', 10)]);
    act(timing, { type: 'status.set', bib: '1', status: 'dq', rule: 'TR6.3.1', reason: 'outside help' });
    expect(timing.result('1')).toMatchObject({
      status: 'dq',
      gunTime: 2_400_000,
      ruling: { rule: 'TR6.3.1' },
    });
    expect(resultRow(timing, '1')).toMatchObject({
      place: null,
      gun: null,
      chip: null,
      splits: [],
      rule: 'TR6.3.1',
    });
    expect(only(timing).list('overall')).toEqual(['2']);
    expect(only(timing).place('overall', '2')).toBe(1);
  });

  it('"ok" takes a ruling back', () => {
    const timing = timingOf([entry('1')], finished('1'));
    act(timing, { type: 'status.set', bib: '1', status: 'dq' });
    act(timing, { type: 'status.set', bib: '1', status: 'ok' });
    expect(timing.result('1')).toMatchObject({ status: 'finished', ranked: true });
  });

  it('who is DNF carries where they were seen last', () => {
    const timing = timingOf([entry('1')], [passing('1', 'start', 1), passing('1', '5k', 1200)]);
    act(timing, { type: 'status.set', bib: '1', status: 'dnf' });
    expect(resultRow(timing, '1')).toMatchObject({
      status: 'dnf',
      lastSeen: { point: '5k', time: gun + 1_200_000 },
    });
  });

  it('who was ruled DNS or DNF and is seen nevertheless stays so, and it is flagged', () => {
    const timing = timingOf(
      [entry('1'), entry('2'), entry('3')],
      ['1', '2', '3'].flatMap((bib) => finished(bib)),
    );
    act(timing, { type: 'status.set', bib: '1', status: 'dns' });
    act(timing, { type: 'status.set', bib: '2', status: 'dnf' });
    act(timing, { type: 'status.set', bib: '3', status: 'dnf', rule: 'TR4.4.3' });
    const flags = ['1', '2', '3'].map((bib) => timing.result(bib)?.flags);
    expect(flags).toEqual([['status-doubtful'], ['status-doubtful'], []]);
  });
});

describe('the end of a race', () => {
  it('closing turns who did not start into DNS and who did not finish into DNF; a late line of a mat still counts', () => {
    const timing = timingOf(
      [entry('1'), entry('2'), entry('3')],
      [...finished('1'), passing('2', '5k', 1300)],
    );
    const closed = act(timing, { type: 'race.close' });
    expect(['1', '2', '3'].map((bib) => timing.result(bib)?.status)).toEqual(['finished', 'dnf', 'dns']);
    timing.observe(passing('2', 'finish', 2700));
    expect(timing.result('2')?.status).toBe('finished');
    act(timing, { type: 'undo', target: closed });
    expect(timing.result('3')?.status).toBe('entered');
  });

  it('who runs in a wave without a gun is not DNF: the gun is missing', () => {
    const timing = timingOf([entry('1', { wave: 'B' })], finished('1'));
    act(timing, { type: 'race.close' });
    expect(timing.result('1')).toMatchObject({ status: 'running', flags: ['no-gun'] });
  });

  it('a list ends with who is running, then DNF, DNS and DQ', () => {
    const timing = timingOf(
      ['1', '2', '3', '4', '5', '6'].map((bib) => entry(bib)),
      [...finished('6'), ...finished('1'), passing('5', '5k', 1300), passing('2', '5k', 1300)],
    );
    act(timing, { type: 'status.set', bib: '1', status: 'dq' });
    act(timing, { type: 'status.set', bib: '2', status: 'dnf' });
    act(timing, { type: 'status.set', bib: '3', status: 'dns' });
    expect(resultRows(only(timing), 'overall').map(({ person, status }) => [person.bib, status])).toEqual([
      ['6', 'finished'],
      ['5', 'running'],
      ['4', 'entered'],
      ['2', 'dnf'],
      ['3', 'dns'],
      ['1', 'dq'],
    ]);
  });
});

describe('cut-offs', () => {
  const points = race.points.map((point) => (point.id === '5k' ? { ...point, cutOff: 1_800_000 } : point));
  const waves = [{ id: 'A' }, { id: 'B', gun: gun + 60_000 }];

  it('exactly the limit is in, a millisecond over it is out of time', () => {
    const status = (seconds: number) =>
      timingOf([entry('1')], [passing('1', '5k', seconds), passing('1', 'finish', 3000)], { points }).result(
        '1',
      )?.status;
    expect([status(1800), status(1800.001)]).toEqual(['finished', 'out-of-time']);
  });

  it('run from the gun of the wave, from the first gun or from the own start, as the race says', () => {
    const status = (cutOffFrom: RaceDefinition['cutOffFrom']) =>
      timingOf(
        [entry('1', { wave: 'B' })],
        [passing('1', 'start', 90), passing('1', '5k', 1880), passing('1', 'finish', 3000)],
        {
          points,
          waves,
          cutOffFrom,
        },
      ).result('1')?.status;
    expect([status('gun'), status('first-gun'), status('chip')]).toEqual([
      'out-of-time',
      'out-of-time',
      'finished',
    ]);
  });

  it('a passing at a closed point stays in the record and makes no time, until a judge says ok', () => {
    const timing = timingOf([entry('1')], [passing('1', '5k', 1900), passing('1', 'finish', 3000)], {
      points,
    });
    expect(timing.verdicts('1').map(({ code }) => code)).toEqual(['point-closed', 'used']);
    act(timing, { type: 'status.set', bib: '1', status: 'ok' });
    expect(timing.result('1')).toMatchObject({ status: 'finished', ranked: true });
    expect(timing.verdicts('1').map(({ code }) => code)).toEqual(['used', 'used']);
  });
});

describe('missed points', () => {
  const missing = (bib: string, points: string[]) =>
    marathon
      .filter(({ id }) => !points.includes(id))
      .map(({ id, distance }) => passing(bib, id, distance * 0.24 + Number(bib)));
  const statuses = (missedPoints?: RaceDefinition['missedPoints']) => {
    const timing = timingOf(
      ['1', '2', '3'].map((bib) => entry(bib)),
      [...missing('1', []), ...missing('2', ['5k']), ...missing('3', ['5k', '15k'])],
      { points: marathon, missedPoints },
    );
    return ['1', '2', '3'].map((bib) => [timing.result(bib)?.status, only(timing).place('overall', bib)]);
  };

  it('one is allowed and two go to review, where the race does not say otherwise', () => {
    expect(statuses()).toEqual([
      ['finished', 1],
      ['finished', 2],
      ['review', null],
    ]);
  });

  it('more than the race allows is no place, or DNF, where the race says so', () => {
    expect(statuses({ allowed: 0, beyond: 'unranked' })).toEqual([
      ['finished', 1],
      ['finished', null],
      ['finished', null],
    ]);
    expect(statuses({ allowed: 0, beyond: 'dnf' }).map(([status]) => status)).toEqual([
      'finished',
      'dnf',
      'dnf',
    ]);
  });

  it('a review ends when somebody says ok', () => {
    const timing = timingOf([entry('1')], missing('1', ['5k', '10k']), { points: marathon });
    expect(timing.result('1')).toMatchObject({
      status: 'review',
      doubts: ['missed-points'],
      missed: ['5k', '10k'],
    });
    act(timing, { type: 'status.set', bib: '1', status: 'ok' });
    expect(timing.result('1')).toMatchObject({ status: 'finished', doubts: [] });
    expect(only(timing).place('overall', '1')).toBe(1);
  });

  it('a point that is not required is not missed', () => {
    const points = marathon.map((point) => (point.id === '5k' ? { ...point, required: false } : point));
    const timing = timingOf([entry('1')], missing('1', ['5k', '10k']), { points });
    expect(timing.result('1')).toMatchObject({ status: 'finished', missed: ['10k'] });
  });
});

describe('two chips together all the way', () => {
  const run = (bib: string, late: number, startLate = late) =>
    marathon.map(({ id, distance }) =>
      passing(bib, id, distance * 0.24 + 5 + (id === 'start' ? startLate : late)),
    );
  const both = (late: number, pairWithin?: number | null) => {
    const timing = timingOf(
      [entry('1'), entry('2'), entry('3')],
      [...run('1', 0), ...run('2', late, 3), ...run('3', 60)],
      {
        points: marathon,
        pairWithin,
      },
    );
    return ['1', '2', '3'].map((bib) => timing.result(bib)?.status);
  };

  it('within a tenth at every point but the start go to review, both of them', () => {
    expect(both(0.1)).toEqual(['review', 'review', 'finished']);
    expect(both(0.101)).toEqual(['finished', 'finished', 'finished']);
  });

  it('as close as the race says, or not looked for at all', () => {
    expect(both(0.5, 500)).toEqual(['review', 'review', 'finished']);
    expect(both(0, null)).toEqual(['finished', 'finished', 'finished']);
  });

  it('the other one is named, and cleared with it where one of the two turns out to be elsewhere', () => {
    const timing = timingOf([entry('1'), entry('2')], [...run('1', 0), ...run('2', 0.05)], {
      points: marathon,
    });
    expect(only(timing).pairedWith('1')).toEqual(['2']);
    const wrong = timing.verdicts('2').find(({ point }) => point === '10k')?.passing.id ?? '';
    act(timing, { type: 'passing.void', passing: wrong, reason: 'another runner' });
    timing.observe(passing('2', '10k', 2409));
    expect(['1', '2'].map((bib) => timing.result(bib)?.status)).toEqual(['finished', 'finished']);
  });
});
