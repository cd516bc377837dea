import { mkdtempSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Goldline keeps its data for this user, where it runs in the browser. */
export function usualDataDir(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home = homedir()): string {
  return join(applicationData(platform, env, home), 'goldline');
}

/** A new, empty folder for a race that nobody needs tomorrow. */
export function newDemoDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'goldline-demo-'));
}

function applicationData(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string {
  if (platform === 'win32') return env['APPDATA'] ?? join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  return env['XDG_CONFIG_HOME'] ?? join(home, '.config');
}
