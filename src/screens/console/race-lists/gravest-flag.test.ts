import { expect, it } from 'vitest';
import { gravestFlag } from './gravest-flag.ts';

it('what makes the finish doubtful is shown before what is only missing', () => {
  expect(gravestFlag(['no-start-read', 'missed-point', 'time-uncertain'])).toBe('time-uncertain');
  expect(gravestFlag(['other-wave', 'witnesses-differ'])).toBe('witnesses-differ');
  expect(gravestFlag([])).toBeUndefined();
});
