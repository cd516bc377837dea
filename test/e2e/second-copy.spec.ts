import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { noBrowser } from '../support/browser.ts';
import { startRaceStation } from '../support/console-page.ts';
import { temporaryDir, type TestProcess } from '../support/processes.ts';

test.skip(noBrowser !== null, noBrowser ?? '');

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

test('a race without a second copy says so until one is set, which is done from there', async ({ page }) => {
  const warning = page.getByRole('article').filter({ hasText: 'There is no second copy' });
  await warning.getByRole('button', { name: 'Second copy…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Second copy' });
  const copy = join(folder.path, 'stick');
  await dialog.getByLabel('Folder').fill(copy);
  await dialog.getByRole('button', { name: 'Use this folder' }).click();
  await expect(dialog.getByText(`${copy} · up to date`)).toBeVisible();
  await expect(dialog.getByText('on the disk of the journal')).toBeVisible();
  expect(readdirSync(copy)).toHaveLength(1);
  await page.keyboard.press('Escape');
  await expect(warning).toHaveCount(0);
});

test('a folder that cannot hold it is refused in words', async ({ page }) => {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Second copy…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Second copy' });
  const copy = join(folder.path, 'missing', 'stick');
  await dialog.getByLabel('Folder').fill(copy);
  await dialog.getByRole('button', { name: 'Use this folder' }).click();
  await expect(page.getByText(`${copy} cannot hold the second copy: not there (`).first()).toBeVisible();
  await expect(dialog.getByText('There is none.')).toBeVisible();
  expect(existsSync(copy)).toBe(false);
});

test('that there is none can be set aside, and stays so', async ({ page }) => {
  const warning = page.getByRole('article').filter({ hasText: 'There is no second copy' });
  await warning.getByRole('button', { name: 'Set aside' }).click();
  await expect(warning).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect(warning).toHaveCount(0);
});
