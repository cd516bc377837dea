import { describe, expect, it } from 'vitest';
import type { PassingRow } from '../../../contract/rows.ts';
import type { Act } from '../../api/act-queue.ts';
import { openTimesAt } from './open-times.ts';

const row = (id: string, time: number, point = 'finish', bib: string | null = null) =>
  ({ id, time, point, bib }) as PassingRow;
const act = (id: string, type: string, body: Act['body']): Act => ({
  id,
  type,
  body,
  station: 's',
  path: '',
  since: 0,
  number: 0,
});
const idsOf = (listed: PassingRow[], pending: Act[] = [], recorded: Act[] = []) =>
  openTimesAt('finish', listed, {
    pending,
    recorded: recorded.map((each) => ({ act: each, at: 0 })),
  }).map(({ id }) => id);

const give = (id: string, passing: string) => act(id, 'passing.assign', { passing, bib: '1' });
const take = (id: string, time: number) => act(id, 'passing.add', { point: 'finish', bib: null, time });

describe('times without a bib', () => {
  it('are those of this mat without any bib, oldest first', () => {
    expect(idsOf([row('b', 2), row('a', 1), row('x', 0, '5k'), row('y', 3, 'finish', '99')])).toEqual([
      'a',
      'b',
    ]);
  });

  it('that were just taken count before the station lists them', () => {
    expect(idsOf([row('a', 1)], [take('c', 3), take('b', 2)])).toEqual(['a', 'b', 'c']);
    // Heard of, but the answer is still on its way: once.
    expect(idsOf([row('a', 1)], [take('a', 1)])).toEqual(['a']);
  });

  it('that are being given to a bib, or voided, are open no more', () => {
    expect(idsOf([row('a', 1), row('b', 2)], [give('g', 'a')])).toEqual(['b']);
    expect(idsOf([row('a', 1), row('b', 2)], [], [give('g', 'a')])).toEqual(['b']);
    expect(idsOf([row('a', 1)], [act('v', 'passing.void', { passing: 'a' })])).toEqual([]);
  });

  it('are open again when the giving is taken back, and gone when they themselves are', () => {
    const undo = act('u', 'undo', { target: 'g' });
    expect(idsOf([row('a', 1)], [], [give('g', 'a'), undo])).toEqual(['a']);
    const redo = act('r', 'undo', { target: 'u' });
    expect(idsOf([row('a', 1)], [], [give('g', 'a'), undo, redo])).toEqual([]);
    expect(idsOf([], [take('t', 1), act('u', 'undo', { target: 't' })])).toEqual([]);
  });
});
