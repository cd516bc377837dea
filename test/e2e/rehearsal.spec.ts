import { existsSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { stationCalls } from '../../src/contract/calls/station.ts';
import { fireFirstGun } from '../support/console-page.ts';
import { raceStationForEach } from '../support/race-station.ts';

const station = raceStationForEach();
test.setTimeout(180_000);

const long = { timeout: 90_000 };

async function log(page: Page): Promise<string[]> {
  const answer = stationCalls.log.answer.parse(
    await (await page.request.get(`${station.address}/api/log`)).json(),
  );
  return answer.rows.map(({ type }) => type);
}

const isThere = (page: Page, origin: string) =>
  page.request.get(`${origin}/api/about`).then(
    (answer) => answer.ok(),
    () => false,
  );

test('a crew rehearses with faults, gets its score, and nothing of it stays', async ({ page, context }) => {
  await page.goto(station.address);
  const before = await log(page);
  await page.getByRole('button', { name: 'Menu' }).click();
  const opened = context.waitForEvent('page');
  await page.getByRole('menuitem', { name: 'Rehearse…' }).click();
  const stage = await opened;

  await stage.getByLabel('Speed').selectOption('50');
  await stage.getByLabel('Surprises').selectOption('0');
  await stage.getByLabel('The laptop dies').check();
  await stage.getByLabel('A reader’s cable comes out').check();
  await stage.getByRole('button', { name: 'Start the rehearsal' }).click();
  const open = stage.getByRole('link', { name: 'Open the rehearsal’s console' });
  await open.waitFor(long);
  const openedConsole = context.waitForEvent('page');
  await open.click();
  const crew = await openedConsole;
  const { origin } = new URL(crew.url());
  const about = stationCalls.about.answer.parse(await (await crew.request.get(`${origin}/api/about`)).json());
  const folder = about.station?.dataDir ?? '';

  // It says what it is on every page.
  for (const path of ['/', '/announcer', '/results', '/desk', '/setup']) {
    await crew.goto(origin + path);
    await expect(crew.getByText('Nothing here counts')).toBeVisible(long);
  }
  // It reaches out to nobody.
  const refused = await crew.request.post(`${origin}/api/readers`, {
    data: { address: 'tcp:127.0.0.1:10000?protocol=ultra&point=finish' },
    headers: { origin },
  });
  expect(refused.status()).toBe(422);

  await crew.goto(origin);
  await fireFirstGun(crew);
  // Everybody is in; whatever happened by then is mended by hand.
  await expect(stage.getByText(/(?<!\d)0 crossings to come/)).toBeVisible(long);
  for (const mat of ['Start', 'Finish'])
    await stage
      .getByRole('listitem')
      .filter({ hasText: mat })
      .getByRole('button', { name: 'Plug the cable in' })
      .click();
  await stage.getByRole('button', { name: 'Start it again' }).click();
  await expect.poll(() => isThere(crew, origin), long).toBe(true);
  await stage.getByRole('button', { name: 'End and score' }).click();

  await expect(stage.getByText(/\d+ of \d+ finishers are right/)).toBeVisible(long);
  const rows = stage.getByRole('row');
  await expect(rows.filter({ hasText: 'The laptop dies' })).toContainText(/Mended after \d+ s/);
  await expect(rows.filter({ hasText: 'cable comes out' })).toContainText(/Mended after \d+ s/);
  expect(folder).not.toBe('');
  expect(existsSync(folder)).toBe(false);
  expect(await log(page)).toEqual(before);
});
