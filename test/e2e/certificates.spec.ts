import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { noBrowser } from '../support/browser.ts';
import { temporaryDir } from '../support/processes.ts';
import { raceStationForEach } from '../support/race-station.ts';

test.skip(noBrowser !== null, noBrowser ?? '');

const station = raceStationForEach();

const designNow = async () =>
  (await (await fetch(`${station.address}/api/certificates/design`)).json()) as {
    design: { fields: { x: number; y: number; text: unknown }[]; picture: string | null };
    isOwn: boolean;
  };

test('a certificate is designed by mouse and keyboard, seen as it is printed, saved, and taken to another event', async ({
  page,
}) => {
  using folder = temporaryDir();
  await page.goto(station.address);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Certificates…' }).click();
  const print = page.getByRole('img', { name: /as it will be printed/ });
  await expect(print).toBeVisible();
  await expect(page.getByText(/bib \d+\./)).toBeVisible();
  const first = await print.getAttribute('src');

  const name = page.getByRole('button', { name: 'name, 30 mm from the left, 58 mm from the top' });
  const box = (await name.boundingBox())!;
  const scale = box.width / 237;
  await page.mouse.move(box.x + 20, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 20 + 30 * scale, box.y + 10 + 4 * scale, { steps: 4 });
  await page.mouse.up();
  const moved = page.getByRole('button', { name: 'name, 60 mm from the left, 62 mm from the top' });
  await expect(moved).toBeFocused();
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('ArrowUp');
  await expect(
    page.getByRole('button', { name: 'name, 50 mm from the left, 61 mm from the top' }),
  ).toBeFocused();
  await expect.poll(() => print.getAttribute('src')).not.toBe(first);

  await page.keyboard.press('Delete');
  await expect(page.getByRole('button', { name: /^name, / })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'name, 50 mm from the left, 61 mm from the top' }).click();
  await page.getByLabel('Size, pt').fill('30');
  await page.getByLabel('Shown with').selectOption('ethiopic');
  await expect(page.getByText('Times and places are made up')).toBeVisible();

  await page.keyboard.press('Control+s');
  await expect(page.getByRole('button', { name: 'Saved' })).toBeDisabled();
  const { design, isOwn } = await designNow();
  expect(isOwn).toBe(true);
  expect(design.fields).toContainEqual(expect.objectContaining({ x: 50, y: 61, size: 30, text: '{name}' }));

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Design as a file' }).click();
  const kept = readFileSync(await (await download).path(), 'utf8');
  const other = JSON.parse(kept) as { design: typeof design };
  other.design.fields = other.design.fields.slice(0, 2);
  const path = join(folder.path, 'last-year.json');
  writeFileSync(path, JSON.stringify(other));
  await page.locator('input[accept=".json"]').setInputFiles(path);
  await expect(page.getByRole('button', { name: /mm from the left/ })).toHaveCount(2);
  writeFileSync(path, '{}');
  await page.locator('input[accept=".json"]').setInputFiles(path);
  await expect(page.getByText('last-year.json is no design of certificates.')).toBeVisible();
});

test('a picture that is none is refused in words', async ({ page }) => {
  using folder = temporaryDir();
  const path = join(folder.path, 'photo.png');
  writeFileSync(path, 'no picture');
  await page.goto(`${station.address}/certificates`);
  await page.locator('input[accept="image/png,image/jpeg"]').setInputFiles(path);
  await expect(page.getByText('This is no picture that can be printed: PNG and JPEG are.')).toBeVisible();
  expect((await designNow()).design.picture).toBeNull();
});

test('certificates of a race are made as files, and are there already the next time', async ({ page }) => {
  await page.goto(`${station.address}/certificates`);
  await page.getByRole('button', { name: 'Make certificates…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make certificates…' });
  await dialog.getByRole('button', { name: 'Make them' }).click();
  await expect(dialog.getByText(/All \d+ files? (is|are) there\.|All \d+ files are there\./)).toBeVisible();
  await expect(dialog.getByText(/They lie in .*certificates/)).toBeVisible();
});
