import { appendFile } from 'node:fs/promises';
import { HeldLoop } from './held-loop.ts';

/** Loaded into the process that looks at a station's ports: writes down for how long its loop was held at most, again and again. */
const everyMs = 100;

const path = process.env['GOLDLINE_BENCH_PORTS_HELD'];
if (path !== undefined && process.argv[1]?.endsWith('port-process.ts') === true) {
  const loop = new HeldLoop();
  // In another thread: a write waits for the disk, and would be what is measured.
  setInterval(() => void appendFile(path, `${loop.most()}\n`), everyMs).unref();
}
