import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type LaunchOptions } from '@playwright/test';

/** The browser for the tests with screens; undefined where there is none and none can be installed. */
const browser = findBrowser() ?? (isRunner() ? installedBrowser() : undefined);

/** Why no test can be run in a browser here; null where they can. */
export const noBrowser =
  browser === undefined
    ? 'there is no browser here: install Chromium or Chrome, or run "npx playwright install chromium"'
    : null;

/** How the tests' browser is started: quiet on the network, also as root and without a GPU. */
export function browserLaunch(): LaunchOptions {
  return {
    ...(browser === undefined ? {} : { executablePath: browser }),
    args: [
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  };
}

/** Whether this is not one of the processes that Playwright starts for the tests, which look again. */
function isRunner(): boolean {
  return process.env['TEST_WORKER_INDEX'] === undefined;
}

/** Playwright's own browser, otherwise the machine's Chromium, Chrome or Edge. */
function findBrowser(): string | undefined {
  return [chromium.executablePath(), ...onPath(), ...usualPlaces()].find((path) => existsSync(path));
}

function onPath(): string[] {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  if (process.platform === 'win32')
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((name) => process.env[name] ?? '')
      .flatMap((folder) => [
        join(folder, 'Google/Chrome/Application/chrome.exe'),
        join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      ]);
  return ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium'];
}

/** On Debian as root, the distribution's Chromium. */
function installedBrowser(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return undefined;
  console.log('No browser is here: installing Chromium with apt-get …');
  aptGet('update');
  aptGet('install', '--yes', '--no-install-recommends', 'chromium');
  return findBrowser();
}

function aptGet(...args: string[]): void {
  spawnSync('apt-get', ['--quiet', '--quiet', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
