import { describe, expect, it } from 'vitest';
import { chipMapFindings } from './insight/chip-map.ts';
import { runNow } from './steps.ts';
import { act, entry, gun, passing, timingOf, only } from './timing.fixture.ts';
import type { Timing } from './timing.ts';

const waves = [{ id: 'A' }, { id: 'B', gun: gun + 3_600_000 }];
const at = (seconds: number) => gun + seconds * 1000;
const handOver = (timing: Timing, from?: number) =>
  act(timing, { type: 'chip.assign', chip: 'C1', bib: '2', ...(from === undefined ? {} : { from }) });

/** Bib 1 runs in the first wave with a hired chip, which bib 2 gets for the second. */
const hired = () =>
  timingOf(
    [entry('1'), entry('2', { chips: [], wave: 'B' })],
    [
      passing('1', 'start', 1),
      passing('1', '5k', 1200),
      passing('1', 'finish', 2400),
      passing('1', 'start', 3602),
      passing('1', '5k', 4900),
      passing('1', 'finish', 6300),
    ],
    { waves },
  );

describe('a chip that is handed over', () => {
  it('leaves the first runner what was read before, and gives the second what was read from then on', () => {
    const timing = hired();
    const action = handOver(timing, at(3000));
    expect(timing.result('1')).toMatchObject({ gunTime: 2_400_000, chipTime: 2_399_000, flags: [] });
    expect(timing.result('2')).toMatchObject({ gunTime: 2_700_000, chipTime: 2_698_000 });
    expect(timing.passingsOf('1')).toHaveLength(3);
    expect(timing.verdicts('2').map(({ code }) => code)).toEqual(['used', 'used', 'used']);
    expect(timing.chipsOf('1')).toEqual(['C1']);
    expect(timing.ownersOfChip('c1')).toEqual([
      { from: -Infinity, until: at(3000), bib: '1' },
      { from: at(3000), until: Infinity, bib: '2' },
    ]);
    act(timing, { type: 'undo', target: action });
    expect(timing.result('2')?.status).toBe('entered');
  });

  it('without a moment was the other runner’s all the time', () => {
    const timing = hired();
    handOver(timing);
    expect([timing.result('1')?.status, timing.passingsOf('1')]).toEqual(['entered', []]);
  });

  it('goes through three hands in turn, whatever order the hand-overs were written in', () => {
    const timing = timingOf(
      [entry('1'), entry('2', { chips: [] }), entry('3', { chips: [] })],
      [100, 200, 300].map((seconds) => passing('1', '5k', 1000 + seconds)),
    );
    act(timing, { type: 'chip.assign', chip: 'C1', bib: '2', from: at(1150) });
    act(timing, { type: 'chip.assign', chip: 'C1', bib: '3', from: at(1250) });
    expect(['1', '2', '3'].map((bib) => timing.passingsOf(bib).length)).toEqual([1, 1, 1]);
    act(timing, { type: 'chip.assign', chip: 'C1', bib: '2', from: at(1050) });
    expect(['1', '2', '3'].map((bib) => timing.passingsOf(bib).length)).toEqual([0, 3, 0]);
  });

  it('names everybody concerned as affected when it is read again, before and after', () => {
    const timing = hired();
    handOver(timing, at(3000));
    expect(timing.observe(passing('1', 'finish', 2450))).toEqual(new Set(['1', '2']));
  });
});

describe('a passing over the moment of a hand-over', () => {
  it('at the finish is whose it was at its first read: who stands on the mat keeps the finish', () => {
    const timing = timingOf([entry('1'), entry('2', { chips: [] })], [passing('1', 'start', 1)]);
    const finish = passing('1', 'finish', 2400);
    timing.observe(finish);
    handOver(timing, at(2410));
    timing.observe({ ...finish, last: at(2430) });
    expect(timing.result('1')?.gunTime).toBe(2_400_000);
    expect(timing.passingsOf('2')).toEqual([]);
  });

  it('at the start is whose it is at its last read, also while it grows', () => {
    const timing = timingOf([entry('1'), entry('2', { chips: [] })], []);
    const start = passing('1', 'start', -20);
    timing.observe(start);
    handOver(timing, at(-10));
    expect(timing.passingsOf('1')).toHaveLength(1);
    timing.observe({ ...start, last: at(2) });
    expect([timing.passingsOf('1').length, timing.result('2')?.start]).toEqual([0, at(2)]);
  });

  it('at a mat that is start and finish is whose it was at its first read', () => {
    const points = [
      { id: 'start', kind: 'start' as const, distance: 0, mat: 'line' },
      { id: 'finish', kind: 'finish' as const, distance: 10000, mat: 'line' },
    ];
    const seen = [passing('1', 'line', 1), passing('1', 'line', 2400, 2440)];
    const timing = timingOf([entry('1'), entry('2', { chips: [] })], seen, { points });
    handOver(timing, at(2420));
    expect(timing.result('1')?.gunTime).toBe(2_400_000);
  });
});

describe('a chip that was nobody’s', () => {
  it('stays listed with what was read before somebody got it', () => {
    const timing = timingOf(
      [entry('2', { chips: [] })],
      [passing('1', '5k', 1200), passing('1', '5k', 1300)],
    );
    handOver(timing, at(1250));
    expect(timing.unknownChips()).toMatchObject([{ chip: 'C1', passings: 1, lastSeen: at(1200) }]);
    handOver(timing);
    expect(timing.unknownChips()).toEqual([]);
  });

  it('is listed again for the time of a runner who was taken off the list', () => {
    const timing = hired();
    handOver(timing, at(3000));
    expect(timing.unknownChips()).toEqual([]);
    act(timing, { type: 'entry.withdraw', bib: '1' });
    expect(timing.unknownChips()).toMatchObject([{ chip: 'C1', passings: 3, lastSeen: at(2400) }]);
    expect(timing.result('2')?.gunTime).toBe(2_700_000);
  });
});

describe('chips that are swapped from a moment on', () => {
  it('change hands for what is read from then on alone', () => {
    const timing = timingOf(
      [entry('1'), entry('2')],
      [passing('1', '5k', 1200), passing('2', '5k', 1300), passing('1', 'finish', 2400)],
    );
    act(timing, { type: 'chip.swap', bibs: ['1', '2'], from: at(2000) });
    expect(timing.result('1')).toMatchObject({ passed: ['5k'], gunTime: null });
    expect(timing.result('2')).toMatchObject({ passed: ['5k', 'finish'], gunTime: 2_400_000 });
  });

  it('leave a hand-over of before in its place, and a swap of all passings turns it round', () => {
    const timing = hired();
    handOver(timing, at(3000));
    act(timing, { type: 'chip.swap', bibs: ['1', '2'] });
    expect(timing.ownersOfChip('C1').map(({ bib }) => bib)).toEqual(['2', '1']);
  });
});

describe('a chip map', () => {
  const bibs = ['1', '2', '3'];
  const shifted = (bib: string) => ({ chip: `C${bib}`, bib: String(Number(bib) + 1) });
  const map = (timing: Timing, part: number, chips: { chip: string; bib: string }[], from?: number) =>
    act(timing, {
      type: 'chip.map',
      map: 'map',
      part,
      parts: 2,
      chips,
      ...(from === undefined ? {} : { from }),
    });
  const runners = () =>
    timingOf(
      [...bibs, '4'].map((bib) => entry(bib)),
      bibs.map((bib) => passing(bib, 'finish', 2400 + Number(bib))),
    );

  it('moves all chips at once, and one undo takes all its parts back', () => {
    const timing = runners();
    map(timing, 1, [shifted('1'), shifted('2')]);
    map(timing, 2, [shifted('3')]);
    expect(only(timing).list('overall')).toEqual(['2', '3', '4']);
    expect(timing.result('2')?.gunTime).toBe(2_401_000);
    expect(timing.chipsOf('1')).toEqual([]);
    act(timing, { type: 'undo', target: 'map' });
    expect(only(timing).list('overall')).toEqual(['1', '2', '3']);
    expect(timing.chipsOf('1')).toEqual(['C1']);
  });

  it('can count from a moment on', () => {
    const timing = runners();
    map(timing, 1, bibs.map(shifted), at(2402));
    expect(only(timing).list('overall')).toEqual(['1', '3', '4']);
  });

  it('of swapped bibs leaves out a chip that two of them wore in turn', () => {
    const timing = timingOf(
      [entry('1', { chips: ['C1', 'C9'] }), entry('2')],
      [passing('1', '5k', 1200), passing('2', '5k', 1300)],
    );
    act(timing, { type: 'chip.assign', chip: 'C9', bib: '2', from: at(2000) });
    act(timing, { type: 'passing.add', point: '5k', bib: '2', time: at(1200) });
    act(timing, { type: 'passing.add', point: '5k', bib: '1', time: at(1300) });
    expect(runNow(chipMapFindings(timing))).toMatchObject([
      {
        kind: 'swapped',
        assign: [
          { chip: 'C1', bib: '2' },
          { chip: 'C2', bib: '1' },
        ],
      },
    ]);
  });
});
