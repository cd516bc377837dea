import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { noBrowser } from '../support/browser.ts';
import { temporaryDir } from '../support/processes.ts';
import { raceStationForEach } from '../support/race-station.ts';

test.skip(noBrowser !== null, noBrowser ?? '');

const station = raceStationForEach();

const late = `Late entries,,,
No.,Bib,Name,Sex
1,901,Zoe Nakamura,F
2,902,Bad Row,Q
3,103,Runner 103 Renamed,F
`;

test('of a list with a bad row and a changed one the good rows go in, after a look at what they change', async ({
  page,
}) => {
  using folder = temporaryDir();
  const path = join(folder.path, 'late.csv');
  writeFileSync(path, late);
  await page.goto(station.address);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Files and start list…' }).click();
  await page.locator('input[accept*=".csv"]').setInputFiles(path);
  const dialog = page.getByRole('dialog', { name: 'Start list: late.csv' });
  await expect(dialog.getByRole('tab', { name: /New\s*1/ })).toBeVisible();
  await expect(dialog.getByRole('tab', { name: /Changed\s*1/ })).toBeVisible();
  await dialog.getByRole('tab', { name: /Problems/ }).click();
  await expect(dialog.getByText('Sex is “Q”; write M, F or X.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Take 2 rows, leave 1' }).click();
  await expect(dialog).toBeHidden();
  const entry = async (bib: string) => (await fetch(`${station.address}/api/entries/${bib}`)).json();
  await expect.poll(() => entry('901')).toMatchObject({ entry: { name: 'Zoe Nakamura' } });
  expect(await entry('103')).toMatchObject({ entry: { name: 'Runner 103 Renamed', chips: ['C103'] } });
  expect((await fetch(`${station.address}/api/entries/902`)).ok).toBe(false);
});

test('what an elite list from before the bibs leaves open is said once for everybody', async ({ page }) => {
  using folder = temporaryDir();
  const path = join(folder.path, 'elite.csv');
  writeFileSync(path, 'NAME,NAT,DOB\nRuth CHEPKOECH,KEN,1 Jan 1996\nTirunesh GEBRE,ETH,11 AUG 1991\n');
  await page.goto(station.address);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Files and start list…' }).click();
  await page.locator('input[accept*=".csv"]').setInputFiles(path);
  const dialog = page.getByRole('dialog', { name: 'Start list: elite.csv' });
  await dialog.getByLabel('Sex of everybody').selectOption('Female');
  await dialog.getByLabel('Number the list from').fill('801');
  await dialog.getByRole('button', { name: 'Take 2 rows' }).click();
  await expect(dialog).toBeHidden();
  const entry = async (bib: string) => (await fetch(`${station.address}/api/entries/${bib}`)).json();
  await expect
    .poll(() => entry('802'))
    .toMatchObject({
      entry: { name: 'Tirunesh GEBRE', sex: 'F', nationality: 'ETH', birthDate: '1991-08-11' },
    });
});
