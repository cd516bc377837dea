import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Station } from '../src/station/station.ts';
import { HeldLoop } from './held-loop.ts';

export interface StationOpened {
  address: string;
  /** From nothing until all is there, in milliseconds. */
  took: number;
}

export interface StationReport {
  /** Megabytes of memory that the process takes now. */
  memory: number;
  /** How long the event loop was held at most since the last report, in milliseconds. */
  held: number;
  /** The same of the process that looks at the ports, which stamps the reads; 0 where there is none. */
  portsHeld: number;
  reads: number;
}

/** A whole station on a data directory, with readers; ends when its parent lets go. */
const [dataDir = '', ...readers] = process.argv.slice(2);
const heldFile = join(dataDir, 'ports-held.txt');
process.env['GOLDLINE_BENCH_PORTS_HELD'] = heldFile;
process.env['NODE_OPTIONS'] = `--import=${new URL('port-held-program.ts', import.meta.url).href}`;
const from = performance.now();
const station = await Station.start({ dataDir, port: 0, screens: dataDir, sync: null });
const opened: StationOpened = { address: station.address, took: performance.now() - from };
for (const reader of readers) station.readers.connect(reader);
process.send?.(opened);
const loop = new HeldLoop();

process.on('message', () => {
  const reads = station.readers.mats().reduce((sum, mat) => sum + mat.readsTotal, 0);
  const report: StationReport = {
    memory: process.memoryUsage.rss() / 2 ** 20,
    held: loop.most(),
    portsHeld: portsHeld(),
    reads,
  };
  process.send?.(report);
});
process.on('disconnect', () => void station.stop());

function portsHeld(): number {
  if (!existsSync(heldFile)) return 0;
  const held = readFileSync(heldFile, 'utf8').split('\n').map(Number);
  writeFileSync(heldFile, '');
  return Math.max(0, ...held);
}
