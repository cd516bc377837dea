import { expect, it } from 'vitest';
import { feedHealth } from './use-clock.ts';

it('a feed without a word is late after three seconds and lost after ten', () => {
  expect(feedHealth(0, 0, 2999)).toEqual({ state: 'live', seconds: 0 });
  expect(feedHealth(0, 0, 3000)).toEqual({ state: 'late', seconds: 3 });
  expect(feedHealth(0, 0, 10_000)).toEqual({ state: 'lost', seconds: 10 });
});

it('a feed that never spoke is waited for before it is called lost', () => {
  expect(feedHealth(null, 0, 9000).state).toBe('waiting');
  expect(feedHealth(null, 0, 10_000).state).toBe('lost');
});
