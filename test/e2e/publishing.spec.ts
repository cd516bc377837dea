import { expect, test, type Page } from '@playwright/test';
import { noBrowser } from '../support/browser.ts';
import { entryLine, fireFirstGun } from '../support/console-page.ts';
import { raceStationForEach } from '../support/race-station.ts';

test.skip(noBrowser !== null, noBrowser ?? '');

test.setTimeout(90_000);

const station = raceStationForEach();

async function openPublish(page: Page) {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Publish results…' }).click();
  return page.getByRole('dialog', { name: 'Publish results' });
}

test('results become provisional, then official, and what changes afterwards is seen and published with a reason', async ({
  page,
}) => {
  await page.goto(`${station.address}/console`);
  await expect(entryLine(page)).toBeFocused();
  await fireFirstGun(page);
  await page.waitForTimeout(2500);
  for (const bib of ['101', '102']) {
    await page.keyboard.type(bib);
    await page.keyboard.press('Enter');
    await expect(page.getByText(new RegExp(`^${bib} recorded at`))).toBeVisible();
  }

  const dialog = await openPublish(page);
  await expect(dialog.getByText('Nothing is published. The race is open.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Publish provisional 1' }).click();
  await expect(dialog.getByText('and nothing has changed since')).toBeVisible();
  await dialog.getByRole('radio', { name: /Official 1/ }).check();
  await expect(dialog.getByRole('button', { name: 'Publish official 1' })).toBeDisabled();

  await dialog.getByRole('button', { name: 'Close the race…' }).click();
  const closing = page.getByRole('dialog', { name: 'Close a race' });
  await closing.getByRole('button', { name: 'See what changes' }).click();
  await closing.getByRole('button', { name: 'Close the race', exact: true }).click();
  await expect(closing).toBeHidden();

  await openPublish(page);
  await dialog.getByRole('button', { name: 'Publish official 1' }).click();
  await expect(dialog.getByText('and nothing has changed since')).toBeVisible();
  const file = page.waitForEvent('download');
  await dialog.getByRole('link', { name: 'File as published' }).first().click();
  expect((await file).suggestedFilename()).toBe('village-5k-official-1.csv');
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();

  await page.keyboard.type('/101');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'DNF', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Take back', exact: true })).toBeVisible();
  await expect(page.getByText('Official results are others now')).toBeVisible({ timeout: 30_000 });

  await openPublish(page);
  await expect(dialog.getByRole('row', { name: /101 Runner 101 1\. · .* Did not finish/ })).toBeVisible();
  await expect(dialog.getByText('1 other runner has another place because of these.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Publish official 2' })).toBeDisabled();
  await dialog.getByLabel('Why the official results change').fill('did not pass the turn');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('did not pass the turn')).toBeVisible();
  await expect(dialog.getByText('and nothing has changed since')).toBeVisible();

  await dialog.getByRole('button', { name: 'Open the race again…' }).click();
  await dialog.getByLabel('Why').fill('two are still out');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/No longer official since .*: two are still out/).first()).toBeVisible();
  await expect(dialog.getByText('Provisional 1').first()).toBeVisible();
});

test('who should have been seen is on the safety list until somebody says that they are out of the race', async ({
  page,
}) => {
  const from = Date.now() - 3 * 3_600_000;
  const post = (path: string, body: object) =>
    page.request.post(`${station.address}/api/${path}`, { data: body }).then((answer) => {
      expect(answer.ok()).toBe(true);
    });
  await post('guns', { wave: 'A', gun: from });
  for (let bib = 101; bib <= 112; bib += 1) {
    await post('passings', { point: 'start', bib: String(bib), time: from + 2000 });
    if (bib > 102)
      await post('passings', { point: 'finish', bib: String(bib), time: from + 12_000 + bib * 10 });
  }
  await page.goto(`${station.address}/safety`);
  await expect(page.getByText('2 should have been seen')).toBeVisible();
  await expect(page.getByRole('row', { name: /101 Runner 101 Start/ })).toBeVisible();
  const out = async (bib: number) => {
    const row = page.getByRole('row', { name: new RegExp(`${bib} Runner ${bib}`) });
    await row.getByRole('button', { name: 'Out of the race' }).click();
    await expect(page.getByText(`${bib} (Runner ${bib}) is out of the race: DNF`)).toBeVisible();
  };
  await out(101);
  await expect(page.getByText('1 should have been seen')).toBeVisible({ timeout: 60_000 });
  await out(102);
  await page
    .locator('[data-toasts] > *', { hasText: '102 (Runner 102)' })
    .getByRole('button', { name: 'Undo' })
    .click();
  const statusOf = async (bib: number) =>
    (
      (await (await page.request.get(`${station.address}/api/entries/${bib}`)).json()) as {
        result: { status: string };
      }
    ).result.status;
  await expect.poll(() => statusOf(102)).toBe('running');
  expect(await statusOf(101)).toBe('dnf');
  await expect(page.getByRole('row', { name: /102 Runner 102 Start/ })).toBeVisible({ timeout: 60_000 });
});
