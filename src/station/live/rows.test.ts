import { expect, it } from 'vitest';
import { entry, gun, passing, timingOf } from '../../timing/timing.fixture.ts';
import { finisherRow } from './rows.ts';

it('who is in review is told as such, without a place', () => {
  const crossed = [passing('1', 'start', 2), passing('1', 'finish', 2400)];
  const timing = timingOf([entry('1')], crossed, { missedPoints: { allowed: 0, beyond: 'review' } });
  expect(finisherRow(timing, '1')).toMatchObject({
    inReview: true,
    time: gun + 2_400_000,
    places: { overall: null, sex: null, category: null },
    passing: crossed[1]?.id,
    source: 'chip',
  });
});

it('who has not finished is no finisher', () => {
  expect(finisherRow(timingOf([entry('1')], [passing('1', 'start', 2)]), '1')).toBeNull();
});
