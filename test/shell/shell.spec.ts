import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { isStandIn, launchShell, noElectron } from '../support/electron-app.ts';
import { desk } from '../support/electron-desk.ts';
import { temporaryDir } from '../support/processes.ts';

// The desktop app as people get it: the built shell with its station and its windows, in Electron or in its stand-in.
test.skip(noElectron !== null, noElectron ?? '');

let app: ElectronApplication;
let dir: ReturnType<typeof temporaryDir>;
let data: string;

test.beforeEach(async () => {
  dir = temporaryDir();
  data = `${dir.path}/event`;
  app = await launchShell(`${dir.path}/profile`, [`--data=${data}`, '--port=0']);
});

test.afterEach(async () => {
  await app.close();
  dir[Symbol.dispose]();
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
    await page.evaluate("location.assign('https://example.org')");
    await expect.poll(() => page.url()).toBe(address);
  }
});

test('a link to a page of ours opens a window of ours, and another the system’s browser', async () => {
  const { console: consolePage } = await windows();
  await app.evaluate(({ shell }) => {
    const seen = ((globalThis as { seen?: string[] }).seen = [] as string[]);
    shell.openExternal = async (url) => void seen.push(url);
  });
  expect(await consolePage.evaluate("window.open('/results')")).toBeNull();
  await expect.poll(() => app.windows().map((page) => new URL(page.url()).pathname)).toContain('/results');
  await consolePage.evaluate("window.open('https://example.org/help')");
  await consolePage.evaluate("window.open('file:///etc/hosts')");
  await expect
    .poll(() => app.evaluate(() => (globalThis as { seen?: string[] }).seen))
    .toEqual(['https://example.org/help']);
});

test('starts the station again where it was when it dies', async () => {
  const { console: consolePage } = await windows();
  const about = new URL('/api/about', consolePage.url()).href;
  const pid = await stationPid(about);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => stationPid(about).catch(() => pid), { timeout: 60_000 }).not.toBe(pid);
  await expect(consolePage.locator('#root')).not.toBeEmpty();
});

test('loads a page again whose process crashed', async () => {
  await windows();
  const inAnnouncer = (what: 'mark' | 'crash' | 'tell') =>
    app.evaluate(async ({ BrowserWindow }, what) => {
      const contents = BrowserWindow.getAllWindows()
        .map(({ webContents }) => webContents)
        .find((each) => each.getURL().endsWith('/announcer'));
      if (what === 'mark') await contents?.executeJavaScript('void (globalThis.mark = 1)');
      if (what === 'crash') contents?.forcefullyCrashRenderer();
      if (what === 'tell') return contents?.executeJavaScript("globalThis.mark === 1 ? 'old' : 'fresh'");
      return '';
    }, what);
  await inAnnouncer('mark');
  expect(await inAnnouncer('tell')).toBe('old');
  await inAnnouncer('crash');
  await expect.poll(() => inAnnouncer('tell').catch(() => 'crashed')).toBe('fresh');
});

test('shows the same event to whoever starts it a second time, and another in its place', async () => {
  test.skip(!isStandIn, 'a second start of Electron itself is tried by hand');
  const { console: consolePage } = await windows();
  const about = new URL('/api/about', consolePage.url()).href;
  const pid = await stationPid(about);
  const second = desk.start(`${dir.path}/profile`, `--data=${dir.path}/other`);
  await second.ended();
  const folder = async () => {
    const page = app
      .windows()
      .find((each) => each.url().startsWith('http://') && !each.url().endsWith('/announcer'));
    const answer = await fetch(new URL('/api/about', page?.url()));
    return ((await answer.json()) as { station: { dataDir: string } }).station.dataDir;
  };
  await expect.poll(() => folder().catch(() => '')).toBe(`${dir.path}/other`);
  await expect(stationPid(about).then((now) => now === pid)).rejects.toThrow('fetch failed');
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
