import { describe, expect, it } from 'vitest';
import { act, entry, gun, passing, timingOf } from '../timing.fixture.ts';

const waves = [{ id: 'A' }, { id: 'B', gun: gun + 600_000 }];

describe('guns', () => {
  it('a corrected gun moves all times of its wave, and of no other', () => {
    const timing = timingOf(
      [entry('1'), entry('2', { wave: 'B' })],
      [passing('1', 'finish', 2400), passing('2', 'finish', 3000)],
      { waves },
    );
    act(timing, { type: 'gun.fire', wave: 'A', gun: gun - 2500 });
    expect(timing.result('1')?.gunTime).toBe(2_402_500);
    expect(timing.result('2')?.gunTime).toBe(2_400_000);
  });

  it('a gun that nobody pressed is taken from the first burst at the start mat, and every time of it is flagged', () => {
    const field = ['1', '2', '3', '4'].map((bib) => entry(bib, { wave: 'B' }));
    const timing = timingOf(field, [
      passing('1', 'start', -900),
      passing('2', 'start', 12.4),
      passing('1', 'start', 14),
      passing('3', 'start', 15),
      passing('2', 'finish', 2412.4),
    ]);
    expect(timing.gun('B')).toEqual({ time: gun + 12_400, source: 'mat', action: null });
    expect(timing.result('2')).toMatchObject({ gunTime: 2_400_000 });
    expect(timing.result('2')?.flags).toContain('gun-from-mat');
  });

  it('one stray over the start mat, or two, is no gun', () => {
    const field = ['1', '2', '3'].map((bib) => entry(bib, { wave: 'B' }));
    const timing = timingOf(field, [
      passing('1', 'start', 1),
      passing('2', 'start', 2),
      passing('1', 'start', 3),
    ]);
    expect(timing.gun('B')).toBeNull();
  });

  it('a gun that is pressed after all goes over the one from the mat', () => {
    const field = ['1', '2', '3'].map((bib) => entry(bib, { wave: 'B' }));
    const timing = timingOf(
      field,
      ['1', '2', '3'].map((bib) => passing(bib, 'start', 5)),
    );
    expect(timing.gun('B')?.time).toBe(gun + 5000);
    act(timing, { type: 'gun.fire', wave: 'B', gun });
    expect(timing.gun('B')).toMatchObject({ time: gun, source: 'fired' });
    expect(timing.result('1')?.flags).not.toContain('gun-from-mat');
  });

  describe('that nobody pressed', () => {
    const field = (count: number) =>
      Array.from({ length: count }, (_, index) => entry(String(index + 1), { wave: 'B' }));
    /** So many runners, one after the other from `from` on. */
    const crowd = (count: number, from: number, every: number, first = 1) =>
      Array.from({ length: count }, (_, index) =>
        passing(String(first + index), 'start', from + index * every),
      );
    const gunOf = (timing: ReturnType<typeof timingOf>) => {
      const found = timing.gun('B');
      return found === null ? null : (found.time - gun) / 1000;
    };
    const planned = (minutes = 0) => ({ waves: [{ id: 'A' }, { id: 'B', start: gun + minutes * 60_000 }] });

    it('is not taken from one who stands on the mat before a hundred start', () => {
      const timing = timingOf(field(100), [passing('1', 'start', -25), ...crowd(99, 0.4, 0.2, 2)]);
      expect(gunOf(timing)).toBe(0.4);
    });

    it('nor from people who walk about on the mat in the minutes before', () => {
      const before = crowd(60, -120, 1.9, 1);
      const timing = timingOf(field(400), [...before, ...crowd(340, 0.3, 0.06, 61)]);
      expect(gunOf(timing)).toBeCloseTo(0.3, 0);
    });

    it('nor from chips that were tried at the start mat by those who start there later', () => {
      const timing = timingOf(field(8), [...crowd(8, -5400, 0.5), ...crowd(8, 3, 1)]);
      expect(gunOf(timing)).toBe(3);
    });

    it('nor from the day before the race, nor the day after', () => {
      const other = (days: number) => [
        ...crowd(8, days * 86_400 + 3, 1),
        ...field(8).map(({ bib }) => passing(bib, 'finish', days * 86_400 + 1200)),
      ];
      expect(gunOf(timingOf(field(8), [...other(-1), ...other(1), ...crowd(8, 5, 1)]))).toBe(5);
    });

    it('nor from far before or after its planned start: then somebody has to say which it was', () => {
      const timing = timingOf(field(8), crowd(8, 90 * 60, 1), planned());
      expect(gunOf(timing)).toBeNull();
      expect(timing.gunCandidates('B')).toEqual([{ time: gun + 5_400_000, runners: 8 }]);
      const late = timingOf(field(8), crowd(8, 90 * 60, 1), {
        ...planned(),
        gunWindow: { before: 0, after: 2 * 3_600_000 },
      });
      expect(gunOf(late)).toBe(5400);
    });

    it('is asked for where two crowds could be the start', () => {
      const timing = timingOf(field(60), [...crowd(30, 0, 0.3), ...crowd(30, 1200, 0.3, 31)]);
      expect(gunOf(timing)).toBeNull();
      expect(timing.gunCandidates('B')).toEqual([
        { time: gun, runners: 30 },
        { time: gun + 1_200_000, runners: 30 },
      ]);
      act(timing, { type: 'gun.fire', wave: 'B', gun: gun + 500 });
      expect([gunOf(timing), timing.gunCandidates('B')]).toEqual([0.5, []]);
    });

    it('is the first crossing of all where runners come over the start mat again', () => {
      const points = [
        { id: 'start', kind: 'start' as const, distance: 0, mat: 'line' },
        { id: 'lap', kind: 'split' as const, distance: 5000, mat: 'line' },
        { id: 'finish', kind: 'finish' as const, distance: 10_000, mat: 'line' },
      ];
      const round = (from: number) => crowd(30, from, 0.5).map((one) => ({ ...one, point: 'line' }));
      expect(gunOf(timingOf(field(30), [...round(2), ...round(1300), ...round(2600)], { points }))).toBe(2);
    });
  });

  it('a race can say that a gun is never taken from the mat', () => {
    const field = ['1', '2', '3'].map((bib) => entry(bib, { wave: 'B' }));
    const seen = ['1', '2', '3'].map((bib) => passing(bib, 'start', 5));
    expect(timingOf(field, seen, { gunFromMat: false }).gun('B')).toBeNull();
  });
});

describe('starts', () => {
  it('who starts with a later wave keeps the own gun, and it is flagged', () => {
    const timing = timingOf([entry('1')], [passing('1', 'start', 620), passing('1', 'finish', 3000)], {
      waves,
    });
    expect(timing.result('1')).toMatchObject({
      gunTime: 3_000_000,
      chipTime: 2_380_000,
      flags: ['other-wave', 'missed-point'],
    });
  });

  it('who starts with an earlier wave keeps the own gun, and it is flagged', () => {
    const seen = [passing('1', 'start', 20), passing('1', '5k', 1220), passing('1', 'finish', 2420)];
    const timing = timingOf([entry('1', { wave: 'B' })], seen, { waves });
    expect(timing.result('1')).toMatchObject({
      gunTime: 1_820_000,
      chipTime: 2_400_000,
      flags: ['other-wave'],
    });
  });

  it('where the race says so, the gun of the wave that a runner started with counts, and it is flagged', () => {
    const seen = [passing('1', 'start', 20), passing('1', '5k', 1220), passing('1', 'finish', 2420)];
    const timing = timingOf([entry('1', { wave: 'B' })], seen, { waves, otherWave: 'started-gun' });
    expect(timing.result('1')).toMatchObject({
      gun,
      gunTime: 2_420_000,
      chipTime: 2_400_000,
      flags: ['other-wave'],
    });
  });

  it('without a start read the chip time is the gun time where the race says so, and it is flagged', () => {
    const timing = timingOf([entry('1')], [passing('1', '5k', 1200), passing('1', 'finish', 2400)], {
      noStartRead: 'gun',
    });
    expect(timing.result('1')).toMatchObject({
      gunTime: 2_400_000,
      chipTime: 2_400_000,
      flags: ['no-start-read'],
    });
  });

  it('whoever walks over the start mat again within the window starts the last time, and it is flagged', () => {
    const timing = timingOf(
      [entry('1')],
      [passing('1', 'start', 5), passing('1', 'start', 400), passing('1', 'finish', 2900)],
    );
    expect(timing.result('1')).toMatchObject({
      chipTime: 2_500_000,
      flags: ['start-unsure', 'missed-point'],
    });
  });

  it('standing on the mat for minutes is one start: the last read of it counts, whichever reader had it', () => {
    const timing = timingOf(
      [entry('1')],
      [
        { ...passing('1', 'start', -200, 64), reader: 'left' },
        { ...passing('1', 'start', -200, 65.5), reader: 'right' },
        passing('1', '5k', 1265.5),
        passing('1', 'finish', 2465.5),
      ],
    );
    expect(timing.result('1')).toMatchObject({ chipTime: 2_400_000, flags: [] });
  });

  it('a race over midnight, and over 24 hours, does not wrap', () => {
    const points = [
      { id: 'start', kind: 'start' as const, distance: 0 },
      { id: 'finish', kind: 'finish' as const, distance: 160_000 },
    ];
    const late = Date.parse('2026-12-06T23:59:30+08:00') - gun;
    const timing = timingOf(
      [entry('1')],
      [passing('1', 'start', late / 1000 + 10), passing('1', 'finish', 30 * 3600)],
      {
        points,
        startWindow: 24 * 3_600_000,
      },
    );
    act(timing, { type: 'gun.fire', wave: 'A', gun: gun + late });
    expect(timing.result('1')).toMatchObject({
      gunTime: 30 * 3_600_000 - late,
      chipTime: 30 * 3_600_000 - late - 10_000,
    });
  });
});
