import { parseArgs } from 'node:util';
import { failureText, reportOf } from './report.ts';
import { roundOf, runRaces, type PlannedRace, type Result } from './round.ts';
import { table } from './table.ts';

/**
 * `npm run faults -- --minutes N [--seed S] [--only family]`: the table of faults, round after round, until the time
 * is up; then what came of it. Exit code 1 where a fault went wrong that should not.
 */
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' }, only: { type: 'string' } },
});
const [minutes, firstSeed] = [Number(values.minutes), Number(values.seed ?? Date.now() % 1_000_000)];
const families = table.filter(({ name }) => values.only === undefined || values.only === name);
if (!(minutes > 0) || !Number.isInteger(firstSeed) || families.length === 0) {
  console.error(
    `faults: --minutes and --seed are numbers, --only is one of ${table.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}

const results: Result[] = [];
await runRaces(races(Date.now() + minutes * 60_000), (result) => {
  results.push(result);
  if (result.problems.length > 0) console.log(failureText(result));
});
console.log(`\n${reportOf(families, results)}\n`);
const failed = results.filter(({ problems }) => problems.length > 0);
console.log(`${results.length} faults from seed ${firstSeed} on, ${failed.length} of them went wrong`);
process.exitCode = failed.length === 0 ? 0 : 1;

function* races(until: number): Generator<PlannedRace> {
  for (let seed = firstSeed; ; seed += 1)
    for (const race of roundOf(seed, families)) {
      if (Date.now() > until) return;
      yield race;
    }
}
