import { parseArgs } from 'node:util';
import { benchDecode } from './decode.ts';
import { benchEngine } from './engine.ts';
import { benchEstimates } from './estimates.ts';
import { benchFiles } from './files.ts';
import { benchHeld } from './held.ts';
import { benchIngest } from './ingest.ts';
import { benchLive, benchLoneFinish } from './live.ts';
import type { Measurement } from './measure.ts';
import { benchOpen } from './open.ts';
import { profiled } from './profile.ts';
import { benchReplay } from './replay.ts';
import { benchService } from './service.ts';
import { benchSeveralRaces } from './several-races.ts';
import { writeTable } from './table.ts';
import { benchTiming } from './timing.ts';
import { benchTracks } from './tracks.ts';

/**
 * Prints one JSON line for each measurement: ours, a baseline in the same run, and their ratio. `--full`: the long
 * form; `--table`: writes docs/speed.md as well; `--profile`: where the time of the programs that it starts goes.
 */
const benches = {
  engine: benchEngine,
  timing: benchTiming,
  several: benchSeveralRaces,
  estimates: benchEstimates,
  decode: benchDecode,
  ingest: benchIngest,
  live: benchLive,
  'lone-finish': benchLoneFinish,
  open: benchOpen,
  held: benchHeld,
  replay: benchReplay,
  service: benchService,
  tracks: benchTracks,
  files: benchFiles,
};
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    full: { type: 'boolean', default: false },
    table: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
  },
});
const names = Object.keys(benches) as (keyof typeof benches)[];
const wanted = names.filter((name) => positionals.length === 0 || positionals.includes(name));
if (values.profile) profiled(wanted);
else {
  const measured: Measurement[] = [];
  for (const name of wanted)
    for (const line of await benches[name](values)) {
      console.log(JSON.stringify(line));
      measured.push(line);
    }
  if (values.table) writeTable(measured);
}
