import { PassingBuilder } from '../src/timing/passings/passing-builder.ts';
import { PassingTable } from '../src/timing/passings/passing-table.ts';
import { ReadRules } from '../src/timing/passings/read-rules.ts';
import { Timing } from '../src/timing/timing.ts';
import { processorTime } from './measure.ts';
import { crossing, readsOf, sampleRace } from './sample-race.ts';

/** What the engine took, in milliseconds of the processor, and what sorting the same passings took in the same process. */
export interface EngineReport {
  ours: number;
  /** Of it, making passings of reads. */
  passings: number;
  /** The passings, as numbers, sorted once for each of three lists. */
  baseline: number;
  /** Megabytes that the process took at most. */
  memory: number;
}

const [entries = 0, points = 0, readsPerPoint = 0] = process.argv.slice(2).map(Number);
const race = sampleRace(entries, points);
const reads = readsOf(race, readsPerPoint);
const crossings = Float64Array.from({ length: entries * points }, (_, index) =>
  crossing(index % entries, race.race.points[index % points]!.distance),
);

const timing = new Timing();
timing.applyAll(race.actions);
const table = new PassingTable();
let passings = 0;
const ours = processorTime(() => {
  passings = processorTime(() => {
    const builder = new PassingBuilder('S', ReadRules.of(timing.site, timing.actions), table);
    for (const read of reads) builder.add(read);
  });
  const fresh = new Timing(table);
  fresh.applyAll(race.actions);
  if (fresh.counts().finished !== entries)
    throw new Error(`of ${entries} ${fresh.counts().finished} finished`);
});
const baseline = processorTime(() => {
  for (let list = 0; list < 3; list += 1) crossings.slice().sort();
});
const memory = process.resourceUsage().maxRSS / 1024;
process.send?.({ ours, passings, baseline, memory } satisfies EngineReport);
process.disconnect();
