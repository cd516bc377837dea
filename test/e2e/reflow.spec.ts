import { expect, test } from '@playwright/test';
import { noBrowser } from '../support/browser.ts';
import { entryLine } from '../support/console-page.ts';
import { raceStationForEach } from '../support/race-station.ts';

test.skip(noBrowser !== null, noBrowser ?? '');

const station = raceStationForEach();

/** Windows of crews, and the largest of them at twice its size, which is half as wide. */
const windows = [
  [1024, 640],
  [1280, 720],
  [1440, 900],
  [720, 450],
  [512, 320],
] as const;

test('nothing of the console is cut off at the side of any window, also at twice the size', async ({
  page,
}) => {
  await page.goto(`${station.address}/console`);
  for (const [width, height] of windows) {
    await page.setViewportSize({ width, height });
    await expect(entryLine(page)).toBeVisible();
    const wide = await page.evaluate(`Math.max(
      document.documentElement.scrollWidth,
      ...[...document.querySelectorAll('header *, main section, main aside, footer *')].map((one) => one.getBoundingClientRect().right),
    )`);
    expect(`${width}: ${Math.ceil(Number(wide)) <= width + 1}`).toBe(`${width}: true`);
    // The bib is typed wherever the page stands.
    await page.keyboard.type('103');
    await expect(page.getByText('Runner 103').first()).toBeVisible();
    await page.keyboard.press('Escape');
  }
});
