import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { seriousIn } from '../support/axe.ts';
import { noBrowser } from '../support/browser.ts';
import { entryLine, startRaceStation } from '../support/console-page.ts';
import { freePort, goldline, temporaryDir, type TestProcess } from '../support/processes.ts';

test.skip(noBrowser !== null, noBrowser ?? '');
test.setTimeout(600_000);

const themes = ['light', 'dark', 'sunlight'] as const;
type Theme = (typeof themes)[number];

let folder: ReturnType<typeof temporaryDir>;
let service: TestProcess;
let publicPages = '';
let station: TestProcess;
let address = '';

test.beforeAll(async () => {
  folder = temporaryDir();
  const port = await freePort();
  publicPages = `http://127.0.0.1:${port}`;
  service = goldline('service', `--data=${join(folder.path, 'service')}`, `--port=${port}`);
  await service.line(/^Goldline service ready/, 60_000);
  const token = readFileSync(join(folder.path, 'service', 'station-token'), 'utf8').trim();
  ({ station, address } = await startRaceStation(folder.path, `--sync=${publicPages}`, `--token=${token}`));
  const gun = Date.now() - 3_600_000;
  await post('/api/guns', { wave: 'A', gun });
  for (const [index, bib] of ['101', '102', '103', '140'].entries())
    await post('/api/passings', { point: 'finish', bib, time: gun + 1_500_000 + index * 900 });
  await post('/api/passings', { point: 'finish', bib: null, time: gun + 1_510_000 });
  await post('/api/passings', { point: 'finish', bib: '9999', time: gun + 1_520_000 });
  await post('/api/statuses', { bib: '104', status: 'dns' });
  await post('/api/statuses', { bib: '105', status: 'dq', rule: 'TR6.3.1' });
});

test.afterAll(async () => {
  await station.stop();
  await service.stop();
  folder[Symbol.dispose]();
});

async function post(path: string, data: unknown): Promise<void> {
  const answer = await fetch(address + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(data),
  });
  expect(answer.status).toBe(200);
}

/** A page in a theme, without movement. */
async function themed(context: BrowserContext, theme: Theme): Promise<Page> {
  const page = await context.newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.addInitScript((chosen) => localStorage.setItem('goldline.theme', chosen), theme);
  return page;
}

async function clean(page: Page, theme: Theme, where: string): Promise<void> {
  expect.soft(await seriousIn(page, { isSunlight: theme === 'sunlight' }), `${where}, ${theme}`).toEqual([]);
}

const screens = [
  '/announcer',
  '/results',
  '/results/overall?bib=101',
  '/desk',
  '/check',
  '/safety',
  '/certificates',
  ...['event', 'places', 'races', 'guns', 'categories', 'lists', 'rules', 'ready'].map(
    (part) => `/setup?part=${part}`,
  ),
];

/** What is typed into the palette for each dialog that it opens. */
const dialogs = [
  'Files and start list',
  'New entry',
  'Second copy',
  'Second laptop',
  'Screens on other devices',
  'Times and bibs from sheets',
  'DNS or DNF for several',
  'Judges’ order…',
  'Close a race',
  'Publish results…',
  'Results service…',
  'Keys',
  'Save results',
  'Print…',
  'Look for chips under wrong bibs',
  'Connect a reader…',
  'Time of the gun of Wave A',
  'Edit an entry 101',
  'Swap chips of two runners 101',
  'Withdraw an entry 101',
  'Disqualify 101',
  'Why somebody has this result 101',
];

for (const theme of themes) {
  test(`every screen of a station is without serious faults for who cannot see or point, ${theme}`, async ({
    context,
  }) => {
    const page = await themed(context, theme);
    for (const path of screens) {
      await page.goto(address + path);
      await page.waitForLoadState('networkidle').catch(() => undefined);
      await expect(page.locator('h1, h2, [role="heading"], input, button').first()).toBeVisible();
      await clean(page, theme, path);
    }
  });

  test(`the console with its panels and each of its dialogs as well, ${theme}`, async ({ context }) => {
    const page = await themed(context, theme);
    await page.goto(`${address}/console`);
    await expect(entryLine(page)).toBeFocused();
    await clean(page, theme, 'console');
    await page.keyboard.type('103');
    await clean(page, theme, 'a bib in the line');
    await page.keyboard.press('Escape');
    await page.keyboard.type('/run');
    await expect(
      page.getByRole('listbox', { name: 'Find a runner' }).getByRole('option').first(),
    ).toBeVisible();
    await clean(page, theme, 'find');
    await page.keyboard.press('Enter');
    await expect(page.locator('aside')).toBeVisible();
    await clean(page, theme, 'a runner');
    await page.keyboard.press('F4');
    await expect(page.locator('aside')).toContainText('Log');
    await clean(page, theme, 'log');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Passings' }).click();
    await clean(page, theme, 'passings');
    await page.getByRole('button', { name: 'Menu' }).click();
    await clean(page, theme, 'menu');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await clean(page, theme, 'palette');
    await page.keyboard.press('Escape');
    for (const dialog of dialogs) {
      await page.keyboard.press('Control+k');
      const palette = page.getByRole('dialog', { name: 'Commands' });
      await palette.getByRole('combobox').fill(dialog.replace('…', ''));
      await page.keyboard.press('Enter');
      if (/\d$/.test(dialog)) {
        await expect(
          page.getByRole('listbox', { name: 'Find a runner' }).getByRole('option').first(),
        ).toBeVisible();
        await page.keyboard.press('Enter');
      }
      await expect(palette).toBeHidden();
      await expect(page.getByRole('dialog')).toBeVisible();
      await clean(page, theme, dialog);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
  });
}

// The service's pages follow the browser: light or dark.
for (const theme of ['light', 'dark'] as const)
  test(`the public pages as well, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(publicPages);
    await clean(page, theme, 'events');
    await page
      .getByRole('link', { name: /Village 5 km/ })
      .first()
      .click();
    await clean(page, theme, 'an event');
    await page
      .getByRole('link', { name: /Village 5 km/ })
      .first()
      .click();
    await expect(page.getByText('Runner 101').first()).toBeVisible();
    await clean(page, theme, 'results of a race');
    await page
      .getByRole('link', { name: /Runner 101/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: /Runner 101/ })).toBeVisible();
    await clean(page, theme, 'a runner');
  });
