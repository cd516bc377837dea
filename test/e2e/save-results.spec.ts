import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { noBrowser } from '../support/browser.ts';
import { raceStationForEach } from '../support/race-station.ts';

test.skip(noBrowser !== null, noBrowser ?? '');

const station = raceStationForEach();

test('columns are chosen, ordered, kept under a name, and come back with it', async ({ page }) => {
  await page.goto(`${station.address}/results`);
  await page.getByRole('button', { name: 'Save…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save results' });
  await dialog.getByLabel('Format').selectOption('csv');
  await dialog.getByRole('combobox', { name: 'Columns' }).selectOption({ label: 'Choose…' });
  const columns = dialog.getByRole('list', { name: 'Columns' });
  const headings = await columns.getByRole('listitem').allTextContents();
  for (const heading of headings)
    if (!['Bib', 'Name'].includes(heading))
      await columns.getByRole('checkbox', { name: heading, exact: true }).uncheck();
  await columns.getByRole('button', { name: 'Name: earlier', exact: true }).click();
  await dialog.getByLabel('Keep these columns as').fill('Speaker');
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await expect(dialog.getByRole('combobox', { name: 'Columns' })).toHaveValue('Speaker');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  expect(csv.split('\r\n')[0]).toBe('\ufeffName,Bib');

  await page.getByRole('button', { name: 'Save…' }).click();
  await dialog.getByRole('combobox', { name: 'Columns' }).selectOption('Speaker');
  await expect(columns.getByRole('checkbox', { checked: true })).toHaveCount(2);
});

test('a file for officials says first who is not in it, and the log says who took it', async ({ page }) => {
  const json = { 'Content-Type': 'application/json' };
  await fetch(`${station.address}/api/race/close`, { method: 'POST', headers: json, body: '{}' });
  await page.goto(`${station.address}/results`);
  await page.getByRole('button', { name: 'Save…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save results' });
  await dialog.getByLabel('Format').selectOption('federation');
  await expect(dialog.getByText(/^\d+ (people are|person is) in it\./)).toBeVisible();
  await expect(dialog.getByText('The log says who took it, and when.')).toBeVisible();
  await dialog.getByRole('combobox', { name: /^File/ }).selectOption('csv');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Take the file' }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('FamilyName');
  const log = (await (await fetch(`${station.address}/api/log?kind=files`)).json()) as {
    rows: { type: string; by: string }[];
  };
  expect(log.rows.map(({ type, by }) => [type, by.startsWith('console:')])).toEqual([
    ['official.copy', true],
  ]);
});
