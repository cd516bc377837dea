import { expect, it } from 'vitest';
import { certain, LegModel } from './leg-model.ts';

it('times that are nonsense teach nothing: the forecast of everybody else stays a number', () => {
  const leg = new LegModel(0, 5000, 10_000);
  const start = { elapsed: 1_500_000, distance: 5000, change: 0, delay: 0 };
  for (let runner = 0; runner < 50; runner += 1) leg.teach(start, 1_550_000 + 1000 * runner);
  leg.learn();
  const before = leg.forecast(start, certain).end.elapsed;
  leg.teach({ ...start, change: -Infinity }, 1_500_000);
  leg.teach({ ...start, elapsed: -1 }, 1_500_000);
  leg.teach({ ...start, elapsed: 0 }, 1_500_000);
  leg.teach(start, NaN);
  leg.learn();
  expect(leg.count).toBe(50);
  expect(leg.forecast(start, certain).end.elapsed).toBe(before);
});
