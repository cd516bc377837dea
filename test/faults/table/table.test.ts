import { beforeAll, describe, expect, test } from 'vitest';
import { reasonAgainst, roundOf, runRaces, type Result } from './round.ts';
import { failureText, reportOf } from './report.ts';
import { table } from './table.ts';
import { endOfDay } from './trial.ts';

/** `SEED=7` makes the faults of one seed again. */
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const tried = table.map(({ name, faults }) => ({
  name,
  faults: faults.filter(({ isLong }) => isLong !== true),
}));
const results: Result[] = [];

beforeAll(async () => {
  await runRaces(roundOf(seed, tried).values(), (result) => results.push(result));
  console.log(reportOf(tried, results));
}, 900_000);

const failuresOf = (family: string, fault: string) =>
  results
    .filter((result) => result.family === family && result.fault === fault && result.problems.length > 0)
    .map(failureText);

describe.each(table)(
  'nothing is lost, doubled or false, and what happened is told: $name',
  ({ name, faults }) => {
    test.for(faults)('$name', (fault, { skip }) => {
      if (fault.isLong) skip('takes more than a minute: npm run faults does it');
      skipWhere(reasonAgainst(fault), skip);
      expect(failuresOf(name, fault.name)).toEqual([]);
      expect(results.filter((result) => result.fault === fault.name)).toHaveLength(fault.times ?? 1);
    });

    test('at the end of the day everything is as it was', () => {
      expect(failuresOf(name, endOfDay)).toEqual([]);
    });
  },
);

function skipWhere(reason: string | null, skip: (reason: string) => void): void {
  if (reason !== null) skip(reason);
}
