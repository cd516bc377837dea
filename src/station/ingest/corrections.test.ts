import { expect, it } from 'vitest';
import type { Action } from '../../timing/actions.ts';
import { Corrections } from './corrections.ts';

it('a correction covers its reader from its beginning to before its end, until it is taken back', () => {
  const base = { station: 'S', at: 0, by: 'console' };
  const actions: Action[] = [];
  const corrections = new Corrections(() => actions);
  expect(corrections.covers('reader', 100)).toBe(false);
  actions.push({
    ...base,
    id: 'c',
    lamport: 1,
    type: 'clock.correct',
    reader: 'reader',
    offset: 5,
    from: 100,
    to: 200,
  });
  expect([99, 100, 199, 200].map((time) => corrections.covers('reader', time))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(corrections.covers('other', 150)).toBe(false);
  actions.push({ ...base, id: 'u', lamport: 2, type: 'undo', target: 'c' });
  expect(corrections.covers('reader', 150)).toBe(false);
});
