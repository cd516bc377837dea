import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const shown = 12;

/** What `node --cpu-prof` writes, as far as it is looked at. */
interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  /** Microseconds. */
  timeDeltas: number[];
}

/** Runs benches under the profiler, with all processes and threads that they start; says where the profiles are, and what took longest. */
export function profiled(names: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'goldline-profile-'));
  const args = [
    '--cpu-prof',
    `--cpu-prof-dir=${folder}`,
    fileURLToPath(new URL('run.ts', import.meta.url)),
    ...names,
  ];
  spawnSync(process.execPath, args, { stdio: 'inherit' });
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    console.log(path);
    for (const line of longest(JSON.parse(readFileSync(path, 'utf8')) as Profile)) console.log(line);
  }
}

/** The functions in which most time was spent, those that they call left out. */
function longest({ nodes, samples, timeDeltas }: Profile): string[] {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const spent = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? '';
    spent.set(name, (spent.get(name) ?? 0) + (timeDeltas[index] ?? 0));
  }
  const all = [...spent.values()].reduce((sum, time) => sum + time, 0);
  return [...spent]
    .sort(([, one], [, other]) => other - one)
    .slice(0, shown)
    .map(([name, time]) => `  ${Math.round(time / 1000)} ms, ${((100 * time) / all).toFixed(1)} %: ${name}`);
}

function nameOf({ functionName, url, lineNumber }: Profile['nodes'][number]['callFrame']): string {
  const place = url === '' ? '' : ` (${url.split('/').slice(-2).join('/')}:${lineNumber + 1})`;
  return `${functionName === '' ? 'anonymous' : functionName}${place}`;
}
