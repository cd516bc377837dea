import { expect, test } from '@playwright/test';
import { noBrowser } from '../support/browser.ts';
import { raceStationForEach } from '../support/race-station.ts';

test.skip(noBrowser !== null, noBrowser ?? '');

const station = raceStationForEach();

test('a screen that fails says so in words, and is there again by itself', async ({ page }) => {
  let isBroken = true;
  await page.route('**/api/results?*', async (route) => {
    const response = await route.fetch();
    const results = (await response.json()) as { race: { zone: string } };
    if (isBroken) results.race.zone = 'Mars/Olympus';
    await route.fulfill({ response, json: results });
  });
  await page.goto(`${station.address}/results`);
  await expect(page.getByRole('alert')).toContainText('Nothing is lost');
  await expect(page.getByRole('button', { name: 'Load it now' })).toBeVisible();
  isBroken = false;
  await expect(page.getByText('Runner 103')).toBeVisible({ timeout: 30_000 });
});

for (const [what, kind] of [
  ['script', 'js'],
  ['style', 'css'],
] as const)
  test(`a page whose ${what} did not come, as its station was away, is loaded again`, async ({ page }) => {
    let isAway = true;
    await page.route(`**/assets/*.${kind}`, (route) => (isAway ? route.abort() : route.continue()));
    await page.goto(`${station.address}/results`);
    isAway = false;
    await expect(page.getByText('Runner 103')).toBeVisible({ timeout: 30_000 });
    const font = () => page.evaluate<string>('getComputedStyle(document.body).fontFamily');
    await expect.poll(font, { timeout: 30_000 }).toContain('Inter');
  });
