import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A C file as a library that `LD_PRELOAD` takes, in a folder; null where it is not there or nothing compiles it. */
export function compiledForPreload(source: string, folder: string): string | null {
  if (process.platform !== 'linux' || !existsSync(source)) return null;
  const library = join(folder, 'preload.so');
  const { status } = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl']);
  return status === 0 ? library : null;
}
