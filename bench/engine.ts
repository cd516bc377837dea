import { Child } from './child.ts';
import type { EngineReport } from './engine-program.ts';
import { measurement, type Measurement } from './measure.ts';

/** Entries, points, reads of each chip at each point. */
const sizes = [
  [20_000, 8, 4],
  [50_000, 12, 4],
] as const;

/** Reads to passings, times and places in memory, each in a fresh process, against sorting the passings once for each list. */
export async function benchEngine(): Promise<Measurement[]> {
  const measured: Measurement[] = [];
  for (const size of sizes) {
    const child = new Child('engine-program.ts', ...size.map(String));
    const { ours, passings, baseline, memory } = await child.said<EngineReport>();
    measured.push({
      ...measurement(`engine ${size.join('x')}`, 'ms of the processor', ours, baseline),
      passings: Math.round(passings),
      memoryMb: Math.round(memory),
    });
  }
  return measured;
}
