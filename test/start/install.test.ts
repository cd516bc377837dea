import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

function json(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

const { packages } = json('package-lock.json') as {
  packages: Record<string, { gypfile?: boolean; hasInstallScript?: boolean }>;
};
const { allowScripts } = json('package.json') as { allowScripts: Record<string, boolean> };
const nameOf = (path: string) => path.replace('node_modules/', '');

test('whatever has to do something when it is installed may do it, on every system', () => {
  const busy = Object.keys(packages).filter((path) => packages[path]?.hasInstallScript === true);
  expect(busy).toContain('node_modules/node');
  for (const path of busy) expect([path, allowScripts[nameOf(path)]]).toEqual([path, true]);
});

/** npm compiles whatever has a binding.gyp and no script of its own, unless the lock file itself says not to. */
test('what comes compiled is not compiled again, which needs Python and a compiler', () => {
  const compiled = Object.keys(packages).filter((path) => {
    if (!existsSync(join(root, path, 'binding.gyp'))) return false;
    const { scripts } = json(join(path, 'package.json')) as { scripts?: Record<string, string> };
    return scripts?.['install'] === undefined && scripts?.['preinstall'] === undefined;
  });
  expect(compiled).toContain('node_modules/better-sqlite3');
  for (const path of compiled) {
    expect(packages[path]?.gypfile, `"gypfile": false of ${path} in package-lock.json`).toBe(false);
    // Newer versions of npm go by this list instead.
    expect(allowScripts[nameOf(path)]).toBe(false);
  }
});
