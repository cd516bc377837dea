import { parseArgs } from 'node:util';
import { kinds } from './generator/dishonest.ts';
import { honestRun } from './generator/honest.ts';
import { distanceError, doubtsOf, judged } from './judged.ts';

/**
 * Judges many generated runs of which the truth is known, and prints how far the distance was off, how many honest runs
 * were doubted by which check, and how many of each dishonest kind were caught: `npm run tracks -- --runs 10000`.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '100' }, from: { type: 'string', default: '1' } },
});
const runs = Number(values.runs);
const from = Number(values.from);

const errors: number[] = [];
const doubts = new Map<string, number[]>();
let clean = 0;
for (let seed = from; seed < from + runs; seed += 1) {
  const run = honestRun(seed);
  const verdict = judged(run);
  errors.push(distanceError(run, verdict));
  const found = doubtsOf(verdict);
  if (found.length === 0) clean += 1;
  for (const doubt of found) doubts.set(doubt, [...(doubts.get(doubt) ?? []), seed]);
}
const sizes = errors.map(Math.abs).sort((one, other) => one - other);
const at = (part: number) => `${(100 * sizes[Math.floor(part * (sizes.length - 1))]!).toFixed(2)} %`;
console.log(`${runs} honest runs: ${clean} without a doubt`);
console.log(`distance off by: half ${at(0.5)}, 9 of 10 ${at(0.9)}, 99 of 100 ${at(0.99)}, most ${at(1)}`);
for (const [doubt, seeds] of [...doubts].sort(([one], [other]) => one.localeCompare(other)))
  console.log(`  ${doubt}  ${seeds.length}  (seeds ${seeds.slice(0, 3).join(', ')})`);
for (const [name, kind] of Object.entries(kinds)) {
  const tried = Math.max(1, Math.round(runs / 20));
  let caught = 0;
  for (let seed = from; seed < from + tried; seed += 1) {
    const { findings } = judged(kind.run(seed));
    const by = findings.filter(({ check }) => kind.caughtBy.includes(check)).map(({ answer }) => answer);
    if (by.includes('refuse') || (kind.answer === 'review' && by.includes('review'))) caught += 1;
  }
  console.log(`${name}: ${caught} of ${tried} caught (${kind.answer})`);
}
