import { expect, test } from '@playwright/test';
import { noBrowser } from '../support/browser.ts';
import { entryLine } from '../support/console-page.ts';
import { actionsAt } from '../support/feed.ts';
import { raceStationForEach } from '../support/race-station.ts';

test.skip(noBrowser !== null, noBrowser ?? '');

const station = raceStationForEach();

test.beforeEach(async ({ page }) => {
  await page.goto(`${station.address}/console`);
  await expect(entryLine(page)).toBeFocused();
});

test('a command is found by typing, opens its dialog, and the line has the focus again afterwards', async ({
  page,
}) => {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await page.keyboard.type('close');
  await expect(palette.getByRole('option').first()).toHaveText(/Close a race…/);
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(entryLine(page)).toBeFocused();
});

test('the palette is in the menu, and says the keys', async ({ page }) => {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Find a command…' }).click();
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await expect(palette.getByRole('option', { name: 'New entry…' })).toContainText('F9');
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
});

test('a command about a runner asks for the runner, and takes the bib that was typed with it', async ({
  page,
}) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('dns 103');
  await page.keyboard.press('Enter');
  const found = page.getByRole('listbox', { name: 'Find a runner' });
  await expect(found.getByRole('option').first()).toContainText('Runner 103');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await actionsAt(station.address)).find(({ type }) => type === 'status.set')?.params)
    .toMatchObject({ bib: '103', status: 'DNS' });
  await expect(entryLine(page)).toBeFocused();
});

test('the gun is not fired out of the palette: its button has the focus, and its guard', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('gun B');
  await expect(page.getByRole('option').first()).toHaveText(/Go to the gun of Wave B/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('[data-gun="B"]')).toBeFocused();
  expect((await actionsAt(station.address)).filter(({ type }) => type === 'gun.fire')).toEqual([]);
});

test('a key of its own opens the log and a new entry; the sheet of keys has them', async ({ page }) => {
  await page.keyboard.press('F4');
  await expect(page.locator('aside').getByText('Log', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('F9');
  await expect(page.getByRole('dialog', { name: 'New entry' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await expect(sheet).toContainText('F4');
  await expect(sheet).toContainText('Ctrl K');
});

test('the language is chosen by keys alone, and commands are then found in it', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Русский');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('журн');
  await expect(page.getByRole('option').first()).toContainText('Журнал');
  await page.keyboard.press('Enter');
  await expect(page.locator('aside').getByText('Журнал', { exact: true })).toBeVisible();
});
