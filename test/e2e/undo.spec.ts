import { expect, test, type Page } from '@playwright/test';
import { noBrowser } from '../support/browser.ts';
import { entryLine, fireFirstGun } from '../support/console-page.ts';
import { actionsAt } from '../support/feed.ts';
import { raceStationForEach } from '../support/race-station.ts';

test.skip(noBrowser !== null, noBrowser ?? '');

test.setTimeout(60_000);

const station = raceStationForEach();

test.beforeEach(async ({ page }) => {
  await page.goto(`${station.address}/console`);
  await expect(entryLine(page)).toBeFocused();
});

async function fireGun(page: Page): Promise<void> {
  await fireFirstGun(page);
  await expect(page.getByText(/from the gun of Wave A/)).toBeVisible();
}

async function type(page: Page, bib: string): Promise<void> {
  await page.keyboard.type(bib);
  await page.keyboard.press('Enter');
  await expect(page.getByText(new RegExp(`^${bib} recorded at`))).toBeVisible();
}

async function rule(page: Page, bib: string, ruling: 'DNS' | 'DNF'): Promise<void> {
  await page.keyboard.type(`/${bib}`);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: ruling, exact: true }).click();
  await expect(page.getByRole('button', { name: 'Take back', exact: true })).toBeVisible();
}

/** Types of the actions that stand, oldest first. */
async function standing(): Promise<string[]> {
  const actions = (await actionsAt(station.address)).toReversed();
  return actions.filter(({ undone, type }) => !undone && type !== 'undo').map(({ type }) => type);
}

const files = ['race.define', 'entries.import'];

test('Ctrl+Z takes back the newest act of this console, says whose it was, and comes to the gun only with a question', async ({
  page,
}) => {
  await fireGun(page);
  await page.waitForTimeout(2500);
  await type(page, '101');
  await rule(page, '103', 'DNS');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Taken back: 103 (Runner 103): DNS')).toBeVisible();
  await expect(entryLine(page)).toBeFocused();
  await expect.poll(standing).toEqual([...files, 'gun.fire', 'passing.add']);

  for (let presses = 0; presses < 9; presses += 1) await page.keyboard.press('Control+z');
  await expect(page.getByText(/Taken back: 101 \(Runner 101\) at Finish/)).toBeVisible();
  const question = page.getByRole('dialog').filter({ hasText: 'Take this back?' });
  await expect(question.getByText('Take this back?')).toBeVisible();
  await expect(question.getByText(/Gun of Wave A/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(standing).toEqual([...files, 'gun.fire']);
  await page.waitForTimeout(500);
  await expect.poll(standing).toEqual([...files, 'gun.fire']);
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(entryLine(page)).toBeFocused();

  await page.keyboard.press('Control+z');
  await question.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText(/from the gun of Wave A/)).toBeHidden();
  await expect.poll(standing).toEqual(files);

  // The race and the list were loaded by the command line: they are not this console's to take back with a key.
  await page.keyboard.press('Control+z');
  await expect(page.getByText('This console has nothing to take back.')).toBeVisible();
  await expect.poll(standing).toEqual(files);
});

test('what was taken back comes back with Ctrl+Shift+Z, Ctrl+Y or the button, one after the other', async ({
  page,
}) => {
  await fireGun(page);
  await type(page, '101');
  await type(page, '102');
  const bibs = async () =>
    (await actionsAt(station.address))
      .filter(({ type, undone }) => type === 'passing.add' && !undone)
      .map(({ params }) => String(params['bib']))
      .toSorted();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(bibs).toEqual([]);
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByText(/Brought back: 101/)).toBeVisible();
  await expect.poll(bibs).toEqual(['101']);
  await page.keyboard.press('Control+y');
  await expect.poll(bibs).toEqual(['101', '102']);
  await page.keyboard.press('Control+y');
  await expect(page.getByText('There is nothing to bring back.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect.poll(bibs).toEqual(['101']);
  await page.getByRole('button', { name: 'Bring back' }).last().click();
  await expect.poll(bibs).toEqual(['101', '102']);
  await expect(entryLine(page)).toBeFocused();
});

test('two consoles do not take back each other’s acts, however many came after', async ({
  page,
  browser,
}) => {
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(`${station.address}/console`);
  await expect(entryLine(other)).toBeFocused();
  await fireGun(page);
  await type(page, '101');
  for (let bib = 102; bib <= 104; bib += 1) await type(other, String(bib));
  // More acts of others than the feed lists.
  for (let times = 0; times < 60; times += 1)
    await page.request.post(`${station.address}/api/statuses`, { data: { bib: '140', status: 'dnf' } });
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/Taken back: 101 \(Runner 101\)/)).toBeVisible();
  await expect(page.getByText(/Done elsewhere and left as it is: 140: DNF/)).toBeVisible();
  await other.keyboard.press('Control+z');
  await expect(other.getByText(/Taken back: 104 \(Runner 104\)/)).toBeVisible();
  await other.reload();
  await expect(entryLine(other)).toBeFocused();
  await other.keyboard.press('Control+z');
  await expect(other.getByText(/Taken back: 103 \(Runner 103\)/)).toBeVisible();
  await context.close();
});

test('what waits for the station is taken back as well', async ({ page }) => {
  await fireGun(page);
  station.process.child.kill('SIGSTOP');
  await page.keyboard.type('101');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+z');
  await page.waitForTimeout(2000);
  station.process.child.kill('SIGCONT');
  await expect
    .poll(async () => (await actionsAt(station.address)).find(({ type }) => type === 'passing.add')?.undone)
    .toBe(true);
  await expect.poll(standing).toEqual([...files, 'gun.fire']);
});

test('a gun keeps its milliseconds when it is corrected, and Enter without an edit changes nothing', async ({
  page,
}) => {
  const gun = Date.now() - 3_600_000 - (Date.now() % 1000) + 709;
  await page.request.post(`${station.address}/api/guns`, { data: { wave: 'A', gun } });
  await page.request.post(`${station.address}/api/statuses`, { data: { bib: '140', status: 'dnf' } });
  await page.getByRole('button', { name: 'Correct…' }).click();
  const time = page.getByRole('dialog').getByLabel('Time of day');
  await expect(time).toHaveValue(/^\d\d:\d\d:\d\d\.709$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  const guns = async () =>
    (await actionsAt(station.address))
      .filter(({ type }) => type === 'gun.fire')
      .map(({ params }) => params['gun']);
  expect(await guns()).toEqual([gun]);

  await page.getByRole('button', { name: 'Correct…' }).click();
  const before = await time.inputValue();
  await time.fill('8 o’clock');
  await expect(page.getByText(/is no time of day; write HH:MM:SS/)).toBeVisible();
  const wide = before
    .replace('.709', '.250')
    .replace(/[\d:]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  await time.fill(wide);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Use this time' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(guns).toEqual([gun - 459, gun]);
});

test('a correction of a reader’s clock shows what changes before it is done, and one key takes it back', async ({
  page,
}) => {
  const reader = 'tcp:127.0.0.1:9?protocol=csv&point=finish';
  await page.request.post(`${station.address}/api/readers`, { data: { address: reader } });
  await page.getByRole('button', { name: 'Clock and memory of the reader at Finish' }).click({ force: true });
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Its times are wrong/).fill('−1:00:00');
  await dialog.getByRole('button', { name: 'See what changes' }).click();
  await expect(dialog.getByText('Nothing changes in the results.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Correct its times' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(standing).toEqual([...files, 'reader.connect', 'clock.correct']);
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/Taken back: Clock of .* corrected by −1:00:00/)).toBeVisible();
  await expect.poll(standing).toEqual([...files, 'reader.connect']);
});
