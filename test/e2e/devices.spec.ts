import { networkInterfaces } from 'node:os';
import { devices as phones, expect, test, type Browser, type Page } from '@playwright/test';
import type { DevicesView } from '../../src/contract/devices-view.ts';
import { noBrowser } from '../support/browser.ts';
import { startRaceStation } from '../support/console-page.ts';
import { admit, devicesAt } from '../support/device.ts';
import { temporaryDir, type TestProcess } from '../support/processes.ts';

test.skip(noBrowser !== null, noBrowser ?? '');

/** Another address of this computer than the console's own: its own on a network, or one that only Linux has on loopback. */
const ownNetwork = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
const host = ownNetwork ?? (process.platform === 'linux' ? '127.0.0.2' : null);
test.skip(host === null, 'this computer has no address but 127.0.0.1');

let folder: ReturnType<typeof temporaryDir>;
let station: TestProcess;
let address: string;

test.beforeEach(async ({ page }) => {
  folder = temporaryDir();
  ({ station, address } = await startRaceStation(folder.path));
  await page.goto(`${address}/console`);
});
test.afterEach(async () => {
  await station.stop();
  folder[Symbol.dispose]();
});

/** The crew opens the dialog; the first time also the port. Gives the address that a device is told. */
async function open(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Screens on other devices…' }).click();
  const opener = page.getByRole('button', { name: 'Open to other devices' });
  const isClosed = (await devicesAt(address)).open === null;
  if (isClosed) await opener.click();
  await expect.poll(async () => (await devicesAt(address)).open).not.toBeNull();
  await expect(opener).toHaveCount(0);
  return `http://${host}:${(await devicesAt(address)).open?.port}`;
}

/** The crew lets devices in in a role. */
async function letIn(page: Page, role: string): Promise<DevicesView['admissions'][number]> {
  await page.getByRole('radio', { name: role }).check();
  // Without a network there is no address to show, and the same is asked for by the call.
  if (ownNetwork === undefined)
    await page.evaluate(
      (wanted) =>
        fetch('/api/devices/admit', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ role: wanted }),
        }),
      { Announcer: 'announcer', 'Entry desk': 'desk' }[role],
    );
  else await page.getByRole('button', { name: 'Let devices in' }).click();
  await expect.poll(async () => (await devicesAt(address)).admissions.length).toBeGreaterThan(0);
  return (await devicesAt(address)).admissions.at(-1)!;
}

const telephone = async (browser: Browser) => (await browser.newContext(phones['iPhone 14'])).newPage();

/** What a page of a device is answered to a call. */
const statusOf = (device: Page, path: string, body: unknown) =>
  device.evaluate(
    async ([to, sent]) => {
      const headers = { 'Content-Type': 'application/json', 'Goldline-Console': 'the-laptop' };
      const answer = await fetch(to, { method: 'POST', headers, body: JSON.stringify(sent) });
      return answer.status;
    },
    [path, body] as const,
  );

test('a telephone gets in by the PIN, shows who finishes, changes nothing, and says that it was thrown out', async ({
  page,
  browser,
}) => {
  const port = await open(page);
  await expect(page.getByText('Not encrypted: anyone on this network')).toBeVisible();
  const { pin } = await letIn(page, 'Announcer');
  if (ownNetwork !== undefined)
    await expect(page.getByText(`${pin.slice(0, 3)}\u00a0${pin.slice(3)}`)).toBeVisible();

  const device = await telephone(browser);
  await device.goto(port);
  await device.getByLabel('Name of this device').fill('Commentary box');
  await device.getByLabel('PIN').fill(pin === '000000' ? '000001' : '000000');
  await device.getByRole('button', { name: 'Connect' }).click();
  await expect(device.getByText('This is not a PIN that the console shows now.')).toBeVisible();
  await device.getByLabel('PIN').fill(pin);
  await device.getByRole('button', { name: 'Connect' }).click();
  await expect(device.getByRole('link', { name: 'Console' })).toHaveCount(0);
  await device.getByRole('link', { name: 'Announcer’s screen' }).click();

  const row = page.getByRole('listitem').filter({ hasText: 'Commentary box' });
  await expect(row).toContainText('connected');
  await page.keyboard.press('Escape');
  await page.request.post(`${address}/api/guns`, { data: { wave: 'A', gun: Date.now() - 10_000 } });
  await page.getByLabel('Bib; Enter records a passing now').fill('101');
  await page.keyboard.press('Enter');
  await expect(device.getByText('Runner 101').first()).toBeVisible();

  expect(await statusOf(device, '/api/guns', { wave: 'B' })).toBe(403);
  expect((await device.request.get(`${port}/api/openapi.json`)).status()).toBe(403);

  await open(page);
  await row.getByRole('button', { name: 'Throw out Commentary box' }).click();
  await expect(row).toHaveCount(0);
  await expect(device.getByRole('alert')).toContainText('This device is no longer let in');
  await expect(device.getByText('Runner 101')).toHaveCount(0);
  await device.reload();
  await expect(device.getByRole('alert')).toContainText('This device is no longer let in');
});

test('a tablet gets in by the QR code alone, and what it does at the desk stands under its name in the log', async ({
  page,
  browser,
}) => {
  const port = await open(page);
  const { code } = await letIn(page, 'Entry desk');
  const device = await telephone(browser);
  await device.goto(`${port}/#join=${code}`);
  await expect(device.getByText('Connected as an entry desk')).toBeVisible();
  expect(device.url()).not.toContain(code);

  // Used once, it lets nobody else in.
  const other = await telephone(browser);
  await other.goto(`${port}/#join=${code}`);
  await expect(other.getByText('This QR code was used already')).toBeVisible();

  expect(await statusOf(device, '/api/entries/change', { bib: '101', fields: { club: 'Harriers' } })).toBe(
    200,
  );
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Log' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Telephone · Entry desk' })).toBeVisible();
});

test('a timing tablet has the console, and not what belongs to the laptop', async ({ page, browser }) => {
  const port = await open(page);
  const { code } = await admit(address, 'timing');
  const device = await (await browser.newContext()).newPage();
  await device.goto(`${port}/#join=${code}`);
  await device.getByRole('link', { name: 'Console' }).click();
  await device.getByLabel('Bib; Enter records a passing now').fill('102');
  await device.keyboard.press('Enter');
  await expect(device.getByText('102 recorded')).toBeVisible();
  await device.keyboard.press('Control+z');
  await expect(device.getByText(/Taken back/).first()).toBeVisible();
  await device.getByRole('button', { name: 'Menu' }).click();
  await expect(device.getByRole('menuitem', { name: 'Log' })).toBeVisible();
  for (const name of ['Second copy…', 'Second laptop…', 'Screens on other devices…'])
    await expect(device.getByRole('menuitem', { name })).toHaveCount(0);
  await device.keyboard.press('Escape');
  await expect(device.getByText('This is done at the laptop itself.').first()).toBeVisible();
  await expect(device.getByRole('button', { name: 'Second copy…' })).toHaveCount(0);
  await device.goto(`${port}/results`);
  await device.getByRole('link', { name: 'Screens' }).click();
  await expect(device.getByRole('link', { name: 'Console' })).toBeVisible();
});
