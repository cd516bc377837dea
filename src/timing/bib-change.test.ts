import { describe, expect, it } from 'vitest';
import { act, entry, gun, only, passing, timingOf } from './timing.fixture.ts';

const at = (seconds: number) => gun + seconds * 1000;

describe('a runner with another bib', () => {
  it('keeps times, chips, rulings and a place in the judges’ order; undo gives the old bib back', () => {
    const timing = timingOf(
      [entry('1'), entry('2')],
      [passing('1', 'finish', 2400), passing('2', 'finish', 2400)],
    );
    act(timing, { type: 'passing.add', point: '5k', bib: '1', time: at(1200) });
    act(timing, { type: 'order.set', list: null, bibs: ['2', '1'] });
    act(timing, { type: 'status.set', bib: '1', status: 'dq', rule: 'TR6.3.1' });
    const before = timing.result('1');
    const changed = act(timing, { type: 'bib.change', bib: '1', to: '901' });

    expect(timing.entry('1')).toBeUndefined();
    expect(timing.entry('901')).toEqual({ ...entry('1'), bib: '901' });
    expect(timing.result('1')).toBeUndefined();
    expect(timing.result('901')).toEqual({ ...before, bib: '901' });
    expect(timing.result('901')?.status).toBe('dq');
    expect(timing.bibOfChip('C1')).toBe('901');
    act(timing, { type: 'status.set', bib: '901', status: 'ok' });
    expect(['2', '901'].map((bib) => only(timing).places(bib)?.overall)).toEqual([1, 2]);

    act(timing, { type: 'undo', target: changed });
    expect(timing.result('1')).toEqual(before);
    expect(timing.entry('901')).toBeUndefined();
  });

  it('keeps a chip that was given on race day, also one that was handed over at a moment', () => {
    const timing = timingOf([entry('1', { chips: [] }), entry('2')], [passing('2', 'finish', 2400)]);
    act(timing, { type: 'chip.assign', chip: 'C2', bib: '1', from: at(2000) });
    act(timing, { type: 'chip.assign', chip: 'X', bib: '1' });
    act(timing, { type: 'bib.change', bib: '1', to: '901' });
    expect(timing.chipsOf('901')).toEqual(['C2', 'X']);
    expect(timing.chipsOf('1')).toEqual([]);
    expect(timing.result('901')?.gunTime).toBe(2_400_000);
  });

  it('does not have what is typed for the old bib afterwards, but what was typed for the new one before', () => {
    const timing = timingOf([entry('1', { chips: [] })]);
    act(timing, { type: 'passing.add', point: '5k', bib: '901', time: at(1100) });
    act(timing, { type: 'bib.change', bib: '1', to: '901' });
    act(timing, { type: 'passing.add', point: 'finish', bib: '1', time: at(2500) });
    expect(timing.passingsOf('901').map(({ point }) => point)).toEqual(['5k']);
    expect(timing.openPassings().map(({ bib }) => bib)).toEqual(['1']);
  });

  it('takes no bib that somebody has, and none from nobody', () => {
    const timing = timingOf([entry('1'), entry('2')]);
    act(timing, { type: 'bib.change', bib: '1', to: '2' });
    act(timing, { type: 'bib.change', bib: '7', to: '8' });
    expect([timing.entry('1')?.name, timing.entry('2')?.name, timing.entry('8')]).toEqual([
      'Runner 1',
      'Runner 2',
      undefined,
    ]);
  });
});
