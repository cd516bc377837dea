/** One measurement; `ours` and `baseline` in the same unit, named in `unit`. */
export interface Measurement {
  bench: string;
  unit: string;
  ours: number;
  baseline: number;
  /** ours / baseline. */
  ratio: number;
}

/** The shortest of a few runs in milliseconds: the one that the machine disturbed least. */
export function shortest(runs: number, work: () => void): number {
  let best = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const from = performance.now();
    work();
    best = Math.min(best, performance.now() - from);
  }
  return best;
}

export function measurement(bench: string, unit: string, ours: number, baseline: number): Measurement {
  const round = (value: number) => Number(value.toPrecision(4));
  return { bench, unit, ours: round(ours), baseline: round(baseline), ratio: round(ours / baseline) };
}
