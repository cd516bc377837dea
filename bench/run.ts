import { benchEstimates } from './estimates.ts';
import { benchIngest } from './ingest.ts';
import { benchTiming } from './timing.ts';

/** Prints one JSON line for each measurement: ours, a baseline in the same run, and their ratio. */
const benches = { timing: benchTiming, estimates: benchEstimates, ingest: benchIngest };
const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const line of bench()) console.log(JSON.stringify(line));
}
