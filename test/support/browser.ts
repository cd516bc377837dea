import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type LaunchOptions } from '@playwright/test';

/** How the tests' browser is started: one that is here, quiet on the network, also as root and without a GPU. */
export function browserLaunch(): LaunchOptions {
  return {
    executablePath: findBrowser() ?? installBrowser(),
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

/** On Debian as root, the distribution's Chromium. Throws with what to do where that is not possible. */
function installBrowser(): string {
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('No browser is here: installing Chromium with apt-get …');
    aptGet('update');
    aptGet('install', '--yes', '--no-install-recommends', 'chromium');
  }
  const browser = findBrowser();
  if (browser === undefined)
    throw new Error(
      'The browser tests need a browser: install Chromium or Chrome, or run "npx playwright install chromium".',
    );
  return browser;
}

function aptGet(...args: string[]): void {
  spawnSync('apt-get', ['--quiet', '--quiet', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
