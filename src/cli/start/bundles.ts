import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { message } from '../../words/message.ts';
import { tell } from '../../station/process/terminal.ts';
import { UsageError } from '../../station/process/usage-error.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const bundler = ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--ignoreConfigWarning'];

/** What is made, and what it is made of. */
const bundles = {
  screens: {
    made: 'out/renderer/index.html',
    of: ['src/screens', 'src/contract', 'src/timing', 'resources/locales'],
  },
  desktop: { made: 'out/main/main.js', of: ['electron', 'src', 'resources/locales'] },
};

/** Builds the bundles where one that is needed is missing, or older than what it is made of. */
export function buildOldBundles(needed: 'screens' | 'desktop'): void {
  const old = [bundles.screens, ...(needed === 'desktop' ? [bundles.desktop] : [])].filter(
    ({ made, of }) => changed([join(root, made)]) < changed(of.map((source) => join(root, source))),
  );
  if (old.length === 0) return;
  tell(message('start.building'));
  const { status } = spawnSync(process.execPath, bundler, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new UsageError(message('start.not-built'));
}

/** When the newest of these files and folders was written, in milliseconds; 0 where none is there. */
function changed(paths: string[]): number {
  return Math.max(0, ...paths.map((path) => newest(path)));
}

function newest(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return changed(readdirSync(path).map((name) => join(path, name)));
}
