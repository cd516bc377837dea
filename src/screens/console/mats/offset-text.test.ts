import { expect, it } from 'vitest';
import { offsetText } from './offset-text.ts';

it('tells small offsets in seconds and large ones like a clock, always with the sign', () => {
  expect([120, -250, 59_999, -3_600_000, 43_205_000].map(offsetText)).toEqual([
    '+0.12 s',
    '−0.25 s',
    '+60.00 s',
    '−1:00:00',
    '+12:00:05',
  ]);
});
