import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { noBrowser } from '../support/browser.ts';
import { freePort, goldline, startStation, temporaryDir } from '../support/processes.ts';
import { smallRaceFiles } from '../support/small-race-files.ts';

test.skip(noBrowser !== null, noBrowser ?? '');
test.setTimeout(180_000);

const event = 'village-5k';

test('an organiser lets a laptop in by a code, sees how it stands, and withdraws it', async ({
  page,
  context,
}) => {
  using folder = temporaryDir();
  const data = join(folder.path, 'service');
  const port = await freePort();
  await using service = goldline('service', `--data=${data}`, `--port=${port}`);
  await service.line(/^Goldline service ready/, 120_000);
  await using admin = goldline('service', 'admin', 'Olga', `--data=${data}`);
  const [link = ''] = await admin.line(/^http\S+$/);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(link);

  await test.step('the first account chooses its password by the link, and gets in', async () => {
    await page.getByLabel('Password').fill('a long password');
    await page.getByRole('button', { name: 'Set password' }).click();
    await expect(page.getByRole('heading', { name: 'Your events' })).toBeVisible();
    expect(page.url()).not.toContain('link=');
  });

  await test.step('the event is made, and a code for its first laptop', async () => {
    await page.getByLabel('Id').fill(event);
    await page.getByLabel('Name').fill('Village 5 km');
    await page.getByRole('button', { name: 'Make the event' }).click();
    await expect(page.getByText('No laptop was let in yet')).toBeVisible();
  });
  const code = await newCode(page);

  const { station, address } = await startStation(
    join(folder.path, 'station'),
    ...smallRaceFiles(folder.path),
  );
  await using started = station;
  expect(started.output).toContain('ready');
  const crew = await context.newPage();
  await crew.setViewportSize({ width: 1440, height: 900 });
  await crew.goto(`${address}/console`);

  await test.step('the crew types a wrong code and is told so, and then the right one', async () => {
    await crew.getByRole('button', { name: 'Menu' }).click();
    await crew.getByRole('menuitem', { name: 'Results service…' }).click();
    const dialog = crew.getByRole('dialog');
    await dialog.getByLabel('Address of the service').fill(`http://127.0.0.1:${port}`);
    await dialog.getByLabel('Join code').fill('0000 0000 0000');
    await dialog.getByRole('button', { name: 'Connect' }).click();
    await expect(dialog.getByRole('alert')).toContainText('There is no such join code');
    await dialog.getByLabel('Join code').fill(code.toLowerCase().replaceAll('-', ' '));
    await dialog.getByRole('button', { name: 'Connect' }).click();
    await expect(dialog.getByRole('status')).toContainText('Connected');
    await expect(dialog.getByText('Village 5 km')).toBeVisible();
  });

  await test.step('the organiser sees the laptop on a telephone, and withdraws it', async () => {
    await page.getByRole('button', { name: 'Stations' }).click();
    await expect(page.getByText('connected', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('nothing', { exact: true })).toBeVisible({ timeout: 30_000 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: /^Withdraw/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click();
    await expect(page.getByText(/^withdrawn /)).toBeVisible();
  });

  await test.step('the crew is told so, and what to do', async () => {
    const dialog = crew.getByRole('dialog');
    await expect(dialog.getByRole('status')).toContainText('withdrawn', { timeout: 40_000 });
  });

  await test.step('all of it is in the log', async () => {
    await page.getByRole('button', { name: 'Log', exact: true }).click();
    await expect(page.getByText('made the join code “Finish”')).toBeVisible();
    await expect(page.getByText(/withdrew the station/)).toBeVisible();
  });
});

async function newCode(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Join codes' }).click();
  await page.getByLabel('What it is for').fill('Finish');
  await page.getByRole('button', { name: 'Make the code' }).click();
  return page.getByText(/^\w{4}-\w{4}-\w{4}$/).innerText();
}
