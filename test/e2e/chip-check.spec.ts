import { expect, test, type Page } from '@playwright/test';
import { noBrowser } from '../support/browser.ts';
import { raceStationForEach } from '../support/race-station.ts';

test.skip(noBrowser !== null, noBrowser ?? '');

const station = raceStationForEach();

const post = (path: string, body: object) =>
  fetch(`${station.address}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Types what a scanner types: a code and Enter. */
async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}

const card = (page: Page) => page.locator('[data-level]');

test('a scanner types bibs and chips: right and wrong are said, and nothing of it is in the race', async ({
  page,
}) => {
  for (let number = 0; number < 12; number += 1)
    await post('/api/entries/change', {
      bib: String(701 + number),
      fields: { name: `Runner ${number}`, sex: 'F', chips: [`E2000000${String(701 + number)}`] },
      isNew: true,
    });
  await page.goto(`${station.address}/check`);
  await expect(page.getByText('Hold a chip to the mat')).toBeVisible();
  await scan(page, 'E2000000701');
  await expect(card(page)).toHaveAttribute('data-level', 'good');
  await expect(card(page)).toContainText('701');
  await scan(page, 'E200FFFF0000');
  await expect(card(page)).toContainText('Unknown chip');
  await scan(page, '9999');
  await expect(card(page)).toContainText('Nobody has bib 9999');
  for (const bib of [703, 704, 705]) {
    await scan(page, String(bib));
    await expect(card(page)).toContainText(`Hold the chip of ${bib} to the mat`);
    await scan(page, `E2000000${bib + 1}`);
    await expect(card(page)).toContainText(`Wrong: chip of ${bib + 1}, not of ${bib}`);
  }
  await page.getByRole('button', { name: 'Show what to do…' }).click();
  await page.getByRole('button', { name: 'See what changes' }).click();
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByLabel('Bib, or what the scanner types')).toBeFocused();
  await scan(page, '703');
  await scan(page, 'E2000000704');
  await expect(card(page)).toHaveAttribute('data-level', 'good');
  const { warnings } = (await (await fetch(`${station.address}/api/warnings`)).json()) as {
    warnings: { code: string }[];
  };
  expect(warnings.map(({ code }) => code)).not.toContain('unknown-mat');
});
