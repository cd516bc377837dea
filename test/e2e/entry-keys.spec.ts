import { expect, test, type Page } from '@playwright/test';
import { noBrowser } from '../support/browser.ts';
import { entryLine } from '../support/console-page.ts';
import { actionsAt } from '../support/feed.ts';
import { raceStationForEach } from '../support/race-station.ts';

test.skip(noBrowser !== null, noBrowser ?? '');

const station = raceStationForEach();

test.beforeEach(async ({ page }) => {
  await page.goto(`${station.address}/console`);
  await expect(entryLine(page)).toBeFocused();
});

/** The bibs of all passings by hand so far, oldest first; null for a time without a bib. */
async function recorded(): Promise<(string | null)[]> {
  const actions = (await actionsAt(station.address)).toReversed();
  return actions
    .filter(({ type }) => type === 'passing.add')
    .map(({ params }) => (params['bib'] === undefined ? null : String(params['bib'])));
}

/** Exactly these are recorded: they come, and nothing comes after them. */
async function expectRecorded(page: Page, bibs: (string | null)[]): Promise<void> {
  await expect.poll(recorded).toEqual(bibs);
  await page.waitForTimeout(500);
  expect(await recorded()).toEqual(bibs);
}

const found = (page: Page) => page.getByRole('listbox', { name: 'Find a runner' }).getByRole('option');
const card = (page: Page, bib: string) => page.getByText(`Bib ${bib}`, { exact: false }).first();

test('finding a runner by keyboard opens the runner and records nothing', async ({ page }) => {
  for (const bib of ['103', '110', '1030']) {
    await page.keyboard.type(`/${bib}`);
    await expect(found(page).first()).toContainText(bib);
    await page.keyboard.press('Enter');
    await expect(card(page, bib)).toBeVisible();
    await expect(entryLine(page)).toHaveValue('');
    await expect(entryLine(page)).toBeFocused();
  }
  await expectRecorded(page, []);
});

test('who types fast opens the runner that was typed: with exactly this bib, once it is answered', async ({
  page,
}) => {
  await page.keyboard.type('/1030');
  await expect(found(page).first()).toContainText('Mary Long');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect(card(page, '103')).toBeVisible();
  await page.keyboard.type('/mary');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(card(page, '1030')).toBeVisible();
  await expectRecorded(page, []);
});

test('who waits for a slow answer and presses again when it has just come records nothing', async ({
  page,
}) => {
  await page.route('**/api/find?*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.keyboard.type('/mary');
  await page.keyboard.press('Enter');
  await expect(card(page, '1030')).toBeVisible();
  await page.keyboard.press('Enter');
  await expectRecorded(page, []);
});

test('arrows choose, Escape leaves, and a search that finds nobody records nothing', async ({ page }) => {
  await page.keyboard.type('/Runner');
  await expect(found(page).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  const second = await found(page).nth(1).innerText();
  await page.keyboard.press('Enter');
  await expect(card(page, second.split('\n')[0] ?? '')).toBeVisible();
  await page.keyboard.type('/nobody at all');
  await expect(page.getByText('Nobody like that on the start list')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(entryLine(page)).toHaveValue('');
  await page.keyboard.type('／104');
  await expect(found(page).first()).toContainText('104');
  await page.keyboard.press('Enter');
  await expect(card(page, '104')).toBeVisible();
  await expectRecorded(page, []);
});

test('keys that are held down or pressed twice record once, and quick times in a row each count', async ({
  page,
}) => {
  await page.keyboard.type('105');
  for (let held = 0; held < 5; held += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expectRecorded(page, ['105']);

  await page.keyboard.type('106');
  // Sent together: a finger is quicker than a test that waits for each key on a busy machine.
  await Promise.all([page.keyboard.press('Enter'), page.keyboard.press('Enter')]);
  await expectRecorded(page, ['105', '106']);

  for (let held = 0; held < 5; held += 1) await page.keyboard.down('Space');
  await page.keyboard.up('Space');
  await expect(entryLine(page)).toHaveValue('');
  await expectRecorded(page, ['105', '106', null]);

  await page.keyboard.press('Space');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expectRecorded(page, ['105', '106', null, null, null, null, null]);
});

test('an Enter that chooses a word of an input method records nothing; full-width digits are digits', async ({
  page,
}) => {
  const client = await page.context().newCDPSession(page);
  await page.keyboard.type('/');
  await client.send('Input.imeSetComposition', { text: 'mary', selectionStart: 4, selectionEnd: 4 });
  await client.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  });
  await client.send('Input.insertText', { text: 'Mary' });
  await expect(entryLine(page)).toHaveValue('/Mary');
  await page.keyboard.press('Escape');
  await client.send('Input.imeSetComposition', { text: 'l', selectionStart: 1, selectionEnd: 1 });
  await client.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  });
  await client.send('Input.insertText', { text: '' });
  await entryLine(page).fill('');
  await expectRecorded(page, []);
  await client.send('Input.insertText', { text: '１０７' });
  await page.keyboard.press('Enter');
  await expectRecorded(page, ['107']);
});
