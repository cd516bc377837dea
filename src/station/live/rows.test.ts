import fc from 'fast-check';
import { expect, it } from 'vitest';
import { resultRow } from '../../timing/views/results-page.ts';
import { entry, gun, passing, timingOf } from '../../timing/timing.fixture.ts';
import { finisherRow, passingRow } from './rows.ts';

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

it('one crossing has one time under passings, under finishers and in the results, whatever the race rounds to', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_800_000, max: 7_200_000 }),
      fc.constantFrom('road' as const, 'tenth' as const, 'hundredth' as const),
      (finish, rounding) => {
        const crossed = [
          passing('1', 'start', 2),
          passing('1', '5k', finish / 2000),
          passing('1', 'finish', finish / 1000),
        ];
        const timing = timingOf([entry('1')], crossed, { rounding });
        const shown = passingRow(timing, timing.passing(crossed[2]!.id)!).gun;
        expect(shown).toBe(finisherRow(timing, '1')?.gun);
        expect(shown).toBe(resultRow(timing, '1')?.gun);
        expect(shown).toBe(resultRow(timing, '1')?.splits.at(-1)?.gun);
      },
    ),
  );
});
