import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { temporaryDir } from '../support/processes.ts';

// The desktop app as people get it: the built shell in Electron, with its station and its windows.
const electron = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
const shell = fileURLToPath(new URL('../../out/main/main.js', import.meta.url));

test.skip(
  !existsSync(join(electron, 'dist')),
  "Electron's runtime is not here; node_modules/electron/install.js fetches it where there is a network",
);
test.skip(
  process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'],
  'there is no display for windows here',
);

let app: ElectronApplication;
let dataDir: ReturnType<typeof temporaryDir>;

test.beforeEach(async () => {
  dataDir = temporaryDir();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  app = await _electron.launch({
    args: [...sandbox, shell, '--station', `--data=${dataDir.path}`, '--port=0'],
  });
});

test.afterEach(async () => {
  await app.close();
  dataDir[Symbol.dispose]();
});

test('opens the console and the announcer on one station', async () => {
  const { console: consolePage, announcer } = await windows();
  await expect(consolePage.locator('#root')).not.toBeEmpty();
  await expect(announcer.locator('#root')).not.toBeEmpty();
  expect(new URL(announcer.url()).origin).toBe(new URL(consolePage.url()).origin);
});

test('gives pages nothing of Node and keeps them on their station', async () => {
  for (const page of Object.values(await windows())) {
    expect(await page.evaluate('typeof require')).toBe('undefined');
    expect(await page.evaluate('typeof process')).toBe('undefined');
    const address = page.url();
    expect(await page.evaluate("window.open('https://example.org')")).toBeNull();
    await page.evaluate("location.assign('https://example.org')");
    await expect.poll(() => page.url()).toBe(address);
  }
});

test('starts the station again where it was when it dies', async () => {
  const { console: consolePage } = await windows();
  const about = new URL('/api/about', consolePage.url()).href;
  const pid = await stationPid(about);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => stationPid(about).catch(() => pid), { timeout: 60_000 }).not.toBe(pid);
  await expect(consolePage.locator('#root')).not.toBeEmpty();
});

async function windows(): Promise<{ console: Page; announcer: Page }> {
  const isAnnouncer = (page: Page) => new URL(page.url()).pathname === '/announcer';
  const isOpen = (page: Page) => page.url().startsWith('http://');
  await expect.poll(() => app.windows().filter(isOpen).length).toBe(2);
  const announcer = app.windows().find(isAnnouncer);
  const other = app.windows().find((page) => !isAnnouncer(page));
  if (announcer === undefined || other === undefined) throw new Error('a window is missing');
  return { console: other, announcer };
}

async function stationPid(about: string): Promise<number> {
  const { pid } = (await (await fetch(about)).json()) as { pid: number };
  return pid;
}
