import { replayCommand } from '../src/cli/replay.ts';

/** What one program took for all of its work. */
export interface Whole {
  /** Milliseconds, from its first instruction on. */
  took: number;
  /** The most memory that it had at any time, in megabytes. */
  memory: number;
}

/** `goldline replay` with the arguments that it is given. */
const from = performance.now();
await replayCommand().parseAsync(process.argv.slice(2), { from: 'user' });
const whole: Whole = {
  took: performance.now() - from,
  memory: process.resourceUsage().maxRSS / 1024,
};
process.send?.(whole);
process.disconnect();
