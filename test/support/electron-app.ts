import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication } from '@playwright/test';

const electron = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
const standIn = fileURLToPath(new URL('electron', import.meta.url));
const shell = fileURLToPath(new URL('../../out/main/main.js', import.meta.url));
const chromium = '/usr/bin/chromium';
const isReal = existsSync(join(electron, 'dist'));
/** Whether the tests run in the stand-in for Electron's executable. */
export const isStandIn = !isReal && process.platform === 'linux' && existsSync(chromium);
if (isStandIn) process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= standIn;

/** Why the shell cannot be tried here; null where it can. */
export const noElectron = ((): string | null => {
  if (!isReal && !isStandIn)
    return "neither Electron's runtime (node_modules/electron/install.js) nor /usr/bin/chromium for its stand-in is here";
  if (isReal && process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
    return 'there is no display for windows here';
  return null;
})();

/** The command line of the shell. @param profile a folder in which it keeps its own things */
export function shellArgs(profile: string, ...stationArgs: string[]): string[] {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [...sandbox, shell, `--profile=${profile}`, '--station', ...stationArgs];
}

/** Starts the built shell. */
export function launchShell(
  profile: string,
  stationArgs: readonly string[],
  env: Record<string, string> = {},
): Promise<ElectronApplication> {
  const all = Object.entries({ ...process.env, ...env }).filter(
    (each): each is [string, string] => each[1] !== undefined,
  );
  return _electron.launch({ args: shellArgs(profile, ...stationArgs), env: Object.fromEntries(all) });
}
