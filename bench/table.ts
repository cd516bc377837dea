import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Measurement } from './measure.ts';

const path = fileURLToPath(new URL('../docs/speed.md', import.meta.url));
const loadBefore = load();

/** Writes what one run measured as the table of docs/speed.md. */
export function writeTable(measured: readonly Measurement[]): void {
  const [first] = cpus();
  const rows = measured.map(
    ({ bench, unit, ours, baseline, ratio }) => `| ${bench} | ${unit} | ${ours} | ${baseline} | ${ratio} |`,
  );
  const text = `# Speed

Written by \`npm run bench -- --table\` from one run; the baseline of each line ran in turns with it, on the same machine.
What each line measures against what stands at its bench in [bench/](../bench). A ratio is ours / baseline: above 1 is
better where the unit is something per second, below 1 where it is time or memory. How the machine was: ${cpus().length} cores (${first?.model.trim() ?? 'unknown'}),
Node ${process.version}, load ${loadBefore} at the beginning and ${load()} at the end. Under load the ratios hold better than the numbers.

| bench | unit | ours | baseline | ratio |
|---|---|---|---|---|
${rows.join('\n')}
`;
  writeFileSync(path, text);
  console.log(path);
}

function load(): string {
  return loadavg()[0]!.toFixed(1);
}
