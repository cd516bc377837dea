import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child } from './child.ts';
import { median, measurement, type BenchOptions, type Measurement } from './measure.ts';
import { writeRunJournal } from './run-journal.ts';
import type { Scanned } from './scan-program.ts';
import type { StationOpened, StationReport } from './station-program.ts';

const rounds = 3;

/**
 * A station with a whole race in its journal opens until everything is there, and what memory it then takes,
 * against a process that only scans the reads. 50,000 entrants and 3 million reads with `full`.
 */
export async function benchOpen({ full }: BenchOptions): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'goldline-bench-'));
  try {
    const journal = join(folder, 'journal.db');
    const reads = writeRunJournal(journal, full ? 50_000 : 5_000);
    const took: { ours: number[]; baseline: number[] } = { ours: [], baseline: [] };
    const memory: { ours: number[]; baseline: number[] } = { ours: [], baseline: [] };
    for (let round = 0; round < rounds; round += 1) {
      const scanned = await new Child('scan-program.ts', journal).said<Scanned>();
      took.baseline.push(scanned.took);
      memory.baseline.push(scanned.memory);
      const station = new Child('station-program.ts', folder);
      took.ours.push((await station.said<StationOpened>()).took);
      memory.ours.push((await station.ask<StationReport>('report')).memory);
      await station.end();
    }
    return [
      measurement(`open, ${reads} reads`, 'ms', median(took.ours), median(took.baseline)),
      measurement(`memory, ${reads} reads`, 'MB', median(memory.ours), median(memory.baseline)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
