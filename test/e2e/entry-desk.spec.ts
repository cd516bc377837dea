import { expect, test, type Page } from '@playwright/test';
import { noBrowser } from '../support/browser.ts';
import { entryLine } from '../support/console-page.ts';
import { raceStationForEach } from '../support/race-station.ts';

test.skip(noBrowser !== null, noBrowser ?? '');

const station = raceStationForEach();

/** The entry with this bib as the station has it; null where nobody has it. */
async function entryOf(bib: string) {
  const answer = await fetch(`${station.address}/api/entries/${bib}`);
  return answer.ok ? ((await answer.json()) as { entry: Record<string, unknown> }).entry : null;
}

const post = (path: string, body: object) =>
  fetch(`${station.address}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

const search = (page: Page) => page.getByLabel('Bib, name, club or chip');
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
/** A field whose label has a hint behind its name. */
const hinted = (page: Page, name: string) => page.getByRole('textbox', { name: new RegExp(`^${name}`) });

async function find(page: Page, typed: string): Promise<void> {
  await search(page).fill(typed);
  await page.keyboard.press('Enter');
}

test('a walk-up is added by keyboard alone, read as a list is, and the focus is back at the search', async ({
  page,
}) => {
  await page.goto(`${station.address}/desk`);
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('901');
  await expect(page.getByText('Enter adds a new entry: 901')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(field(page, 'Bib')).toHaveValue('901');
  await expect(field(page, 'Name')).toBeFocused();
  await page.keyboard.type('Zoe Nakamura');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('05.03.1990');
  await hinted(page, 'Nationality').fill('jpn');
  await hinted(page, 'Chips').fill('Z901, Z902');
  await hinted(page, 'For the announcer').fill('runs her 20th marathon');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Entry 901 saved')).toBeVisible();
  await expect(search(page)).toBeFocused();
  expect(await entryOf('901')).toMatchObject({
    name: 'Zoe Nakamura',
    sex: 'F',
    birthDate: '1990-03-05',
    nationality: 'JPN',
    chips: ['Z901', 'Z902'],
    note: 'runs her 20th marathon',
  });
});

test('a bib that somebody has is refused, in the form and where two desks add it at once', async ({
  page,
}) => {
  await page.goto(`${station.address}/desk`);
  await page.getByRole('button', { name: 'New entry…' }).click();
  await field(page, 'Bib').fill('103');
  await expect(page.getByText('Bib 103 is somebody’s already')).toBeVisible();
  await field(page, 'Name').fill('Zoe');
  await page.getByText('Female').click();
  await expect(page.getByRole('button', { name: 'Add' })).toBeDisabled();
  const add = (name: string) =>
    post('/api/entries/change', { bib: '950', fields: { name, sex: 'F' }, isNew: true });
  const statuses = (await Promise.all([add('One'), add('Two')])).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([200, 422]));
});

test('what an entry changes in the results is shown before it is saved, and undo takes it back', async ({
  page,
}) => {
  await post('/api/guns', { wave: 'A', gun: Date.now() - 3_600_000 });
  for (const bib of ['103', '104'])
    await post('/api/passings', { point: 'finish', bib, time: Date.now() - 60_000 });
  await page.goto(`${station.address}/desk`);
  await find(page, '103');
  await expect(field(page, 'Name')).toHaveValue('Runner 103');
  await field(page, 'Club').fill('Harriers');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Entry 103 saved')).toBeVisible();
  expect(await entryOf('103')).toMatchObject({ club: 'Harriers' });

  await field(page, 'Bib').fill('903');
  await page.getByText('Male', { exact: true }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  const save = page.getByRole('button', { name: 'Save with these changes' });
  await expect(save).toBeVisible();
  expect(await entryOf('903')).toBeNull();
  await save.click();
  await expect(page.getByText('Entry 903 saved')).toBeVisible();
  expect(await entryOf('903')).toMatchObject({ name: 'Runner 103', sex: 'M', club: 'Harriers' });
  expect(await entryOf('103')).toBeNull();
  await page.keyboard.press('Control+z');
  await expect.poll(() => entryOf('103')).toMatchObject({ sex: 'M' });
});

test('in the console an entry is edited beside the race, chips are swapped, and an entry is withdrawn', async ({
  page,
}) => {
  await page.goto(`${station.address}/console`);
  await expect(entryLine(page)).toBeFocused();
  await page.keyboard.type('/104');
  await expect(
    page.getByRole('listbox', { name: 'Find a runner' }).getByRole('option').first(),
  ).toContainText('104');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Edit entry…' }).click();
  await expect(hinted(page, 'Birth date')).toBeVisible();
  await hinted(page, 'Birth date').fill('yesterday');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Birth date is “yesterday”')).toBeVisible();
  await hinted(page, 'Birth date').fill('1985年4月7日');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Entry 104 saved')).toBeVisible();
  expect(await entryOf('104')).toMatchObject({ birthDate: '1985-04-07' });
  await expect(entryLine(page)).toBeFocused();

  await page.getByRole('button', { name: 'Swap chips…' }).click();
  await page.keyboard.type('105');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing changes in the results.')).toBeVisible();
  await page.getByRole('button', { name: 'Swap', exact: true }).click();
  const owners = async (): Promise<unknown> =>
    (await fetch(`${station.address}/api/chips/owners?chip=C105`)).json();
  await expect.poll(owners).toMatchObject({ owners: [{ bib: '104' }] });

  await page.getByRole('button', { name: 'Withdraw…' }).click();
  await page.keyboard.type('ill');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await expect.poll(() => entryOf('104')).toBeNull();
});
