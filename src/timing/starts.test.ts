import { describe, expect, it } from 'vitest';
import { act, entry, gun, passing, timingOf } from './timing.fixture.ts';

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
