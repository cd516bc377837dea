import { describe, expect, it } from 'vitest';
import { act, entry, gun, passing, timingOf } from './timing.fixture.ts';

const at = (seconds: number) => gun + seconds * 1000;
const race = () =>
  timingOf(
    [entry('1'), entry('2'), entry('3')],
    ['1', '2'].map((bib) => passing(bib, 'start', 1)),
  );

describe('a sheet of times', () => {
  it('makes a passing of each time, with its bib or without, and one undo takes all of it back', () => {
    const timing = race();
    act(timing, { type: 'gun.fire', wave: 'A', gun });
    act(timing, {
      type: 'passing.sheet',
      sheet: 'sheet',
      part: 1,
      parts: 1,
      point: 'finish',
      passings: [
        { bib: '1', time: at(2400) },
        { bib: null, time: at(2401) },
        { bib: '2', time: at(2402) },
      ],
    });
    expect(timing.result('1')).toMatchObject({ status: 'finished', gunTime: 2_400_000 });
    expect(timing.result('2')).toMatchObject({ status: 'finished', gunTime: 2_402_000 });
    const open = [...timing.handPassings()].filter(({ bib }) => bib === null);
    expect(open).toMatchObject([{ first: at(2401), point: 'finish', source: 'hand' }]);

    act(timing, { type: 'passing.assign', passing: open[0]!.id, bib: '3' });
    expect(timing.result('3')).toMatchObject({ gunTime: 2_401_000 });

    act(timing, { type: 'undo', target: 'sheet' });
    expect([...timing.handPassings()]).toEqual([]);
    expect(timing.result('1')?.status).toBe('running');
  });

  it('may be in parts: each passing keeps an id of its own', () => {
    const timing = race();
    for (const part of [1, 2])
      act(timing, {
        type: 'passing.sheet',
        sheet: 'sheet',
        part,
        parts: 2,
        point: 'finish',
        passings: [{ bib: String(part), time: at(2400 + part) }],
      });
    const ids = [...timing.handPassings()].map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    act(timing, { type: 'passing.void', passing: ids[0]!, reason: 'twice' });
    expect(timing.passingsOf('2')).toHaveLength(2);
    expect(timing.isVoided(ids[0]!)).toBe(true);
  });
});
