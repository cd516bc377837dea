import { parseArgs } from 'node:util';
import { benchDecode } from './decode.ts';
import { benchEngine } from './engine.ts';
import { benchEstimates } from './estimates.ts';
import { benchHeld } from './held.ts';
import { benchIngest } from './ingest.ts';
import { benchLive } from './live.ts';
import { benchOpen } from './open.ts';
import { benchSeveralRaces } from './several-races.ts';
import { benchTiming } from './timing.ts';

/** Prints one JSON line for each measurement: ours, a baseline in the same run, and their ratio. */
const benches = {
  engine: benchEngine,
  timing: benchTiming,
  several: benchSeveralRaces,
  estimates: benchEstimates,
  decode: benchDecode,
  ingest: benchIngest,
  live: benchLive,
  open: benchOpen,
  held: benchHeld,
};
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean', default: false } },
});
for (const [name, bench] of Object.entries(benches)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  for (const line of await bench(values)) console.log(JSON.stringify(line));
}
