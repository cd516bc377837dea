import { availableParallelism } from 'node:os';

/** One measurement; `ours` and `baseline` in the same unit, named in `unit`. */
export interface Measurement {
  bench: string;
  unit: string;
  ours: number;
  baseline: number;
  /** ours / baseline. */
  ratio: number;
  /** Cores of the machine that measured. */
  cores: number;
  /** Further values of the same two runs, in the same unit. */
  [further: string]: string | number;
}

export interface BenchOptions {
  /** All reads and the whole time, not the short form. */
  full: boolean;
}

/** The shortest of a few runs in milliseconds: the one that the machine disturbed least. */
export function shortest(runs: number, work: () => void): number {
  let best = Infinity;
  for (let run = 0; run < runs; run += 1) best = Math.min(best, elapsed(work));
  return best;
}

/** How long something takes, in milliseconds. */
export function elapsed(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** How long the processor works on something, in milliseconds: what else the machine does is left out. */
export function processorTime(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that the part `part` (0 to 1) of all values does not exceed. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
}

export function measurement(bench: string, unit: string, ours: number, baseline: number): Measurement {
  const round = (value: number) => Number(value.toPrecision(4));
  return {
    bench,
    unit,
    ours: round(ours),
    baseline: round(baseline),
    ratio: round(ours / baseline),
    cores: availableParallelism(),
  };
}
