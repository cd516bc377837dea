import { describe, expect, it } from 'vitest';
import type { Passing } from '../model/read.ts';
import { act, entry, gun, passing, timingOf, only } from '../timing.fixture.ts';

const readBy = (reader: string, one: Passing): Passing => ({ ...one, reader });

describe('witnesses of one finish', () => {
  it('mats, cameras and people are of equal right: the earliest counts', () => {
    const timing = timingOf([entry('1')], [readBy('main', passing('1', 'finish', 2400.6))]);
    act(timing, { type: 'passing.add', point: 'finish', bib: '1', time: gun + 2_400_200, source: 'photo' });
    act(timing, { type: 'passing.add', point: 'finish', bib: '1', time: gun + 2_401_900, source: 'keypad' });
    expect(timing.result('1')).toMatchObject({ gunTime: 2_400_200 });
    expect(timing.result('1')?.flags).not.toContain('witnesses-differ');
  });

  it('two mats that differ by more than a second are flagged, a person and a mat by more than three', () => {
    const flags = (seconds: number, other: 'chip' | 'hand') => {
      const timing = timingOf([entry('1')], [readBy('main', passing('1', 'finish', 2400))]);
      if (other === 'chip') timing.observe(readBy('backup', passing('1', 'finish', 2400 + seconds)));
      else
        act(timing, {
          type: 'passing.add',
          point: 'finish',
          bib: '1',
          time: gun + 2_400_000 + seconds * 1000,
        });
      return timing.result('1')?.flags.includes('witnesses-differ');
    };
    expect([flags(1, 'chip'), flags(1.001, 'chip')]).toEqual([false, true]);
    expect([flags(3, 'hand'), flags(3.001, 'hand')]).toEqual([false, true]);
  });

  it('times of a backup stopwatch find their bibs afterwards', () => {
    const timing = timingOf([entry('1'), entry('2')]);
    const times = [2400, 2405].map((seconds) =>
      act(timing, {
        type: 'passing.add',
        point: 'finish',
        bib: null,
        time: gun + seconds * 1000,
        source: 'backup',
      }),
    );
    expect(timing.openPassings()).toHaveLength(2);
    for (const [index, id] of times.entries())
      act(timing, { type: 'passing.assign', passing: id, bib: String(2 - index) });
    expect(only(timing).list('overall')).toEqual(['2', '1']);
  });
});
