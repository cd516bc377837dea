import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { noBrowser } from '../support/browser.ts';
import { startStation, temporaryDir } from '../support/processes.ts';

test.skip(noBrowser !== null, noBrowser ?? '');
test.setTimeout(90_000);

const gun = {
  M: Date.parse('2026-05-10T08:00:00Z'),
  H: Date.parse('2026-05-10T08:30:00Z'),
  T: Date.parse('2026-05-10T09:00:00Z'),
};
const point = (id: string, distance: number, kind = 'split') => ({ id, distance, kind });
const [start, five, ten] = [point('start', 0, 'start'), point('5k', 5000), point('10k', 10_000)];
const race = (id: string, name: string, wave: string, splits: object[], length: number) => ({
  id,
  name,
  waves: [wave],
  points: [start, ...splits, point('finish', length, 'finish')],
});
const event = {
  id: 'morning',
  name: 'Morning Races',
  date: '2026-05-10',
  zone: 'UTC',
  waves: Object.entries(gun).map(([id, at]) => ({ id, gun: new Date(at).toISOString() })),
  races: [
    race('marathon', 'Marathon', 'M', [five, ten, point('30k', 30_000)], 42_195),
    race('half', 'Half marathon', 'H', [five, ten], 21_097.5),
    race('short', '10 km', 'T', [five], 10_000),
  ],
};

const list = `bib,name,sex,chip,race
1,Mara Long,F,C1,marathon
201,Hana Half,F,C201,half
401,Tanya Ten,F,C401,short
402,Wang Wei,M,C402,short
403,Vera Late,F,C403,short
`;

/** `time,chip,point`; bib 402 of the 10 km ran the half, and 403 is still on the course. */
const reads = [
  ...way('1', 'M', { start: 8, '5k': 1200, '10k': 2400, '30k': 7200, finish: 10_200 }),
  ...way('201', 'H', { start: 8, '5k': 1200, '10k': 2400, finish: 5100 }),
  ...way('401', 'T', { start: 8, '5k': 1300, finish: 2700 }),
  ...way('402', 'H', { start: 9, '5k': 1300, '10k': 2600, finish: 5500 }),
  ...way('403', 'T', { start: 9, '5k': 1500 }),
];

function way(bib: string, wave: keyof typeof gun, seconds: Record<string, number>): string[] {
  return Object.entries(seconds).map(
    ([mat, after]) => `${new Date(gun[wave] + after * 1000).toISOString()},C${bib},${mat}`,
  );
}

async function startMorning() {
  const folder = temporaryDir();
  const file = (name: string, text: string) => {
    writeFileSync(join(folder.path, name), text);
    return join(folder.path, name);
  };
  const { station, address } = await startStation(
    join(folder.path, 'data'),
    `--race=${file('event.json', JSON.stringify(event))}`,
    `--entries=${file('list.csv', list)}`,
    `--reader=file:${file('reads.csv', `${reads.join('\n')}\n`)}?protocol=csv&point=finish`,
  );
  const end = async () => {
    await station.stop();
    folder[Symbol.dispose]();
  };
  // Reads are taken after the station answers; these two are the last that change.
  await expect
    .poll(async () => [(await resultOf(address, '402')).gun, (await resultOf(address, '403')).status])
    .toEqual([3_700_000, 'running']);
  return { address, end };
}

async function resultOf(address: string, bib: string) {
  const answer = await fetch(`${address}/api/entries/${bib}`);
  const { person, result } = (await answer.json()) as {
    person: { race: string };
    result: { status: string; gun: number | null };
  };
  return { race: person.race, status: result.status, gun: result.gun };
}

const lists = (page: Page) => page.getByRole('tabpanel');
const counts = (page: Page) => page.getByRole('contentinfo').locator('dl');

test('one key shows one race after the other, in the lists, the numbers and the clock, and the browser remembers it', async ({
  page,
}) => {
  const { address, end } = await startMorning();
  try {
    await page.goto(`${address}/console`);
    await expect(page.getByRole('heading', { name: 'Morning Races' })).toBeVisible();
    await expect(lists(page).getByText('Half marathon', { exact: true })).toBeVisible();
    await expect(lists(page).getByText('Mara Long')).toBeVisible();
    await expect(counts(page)).toContainText('5entries');
    await expect(page.getByText(/from the gun of Marathon · Wave M/)).toBeVisible();
    // The other guns run beside it, and a click makes one of them the large clock.
    const others = page.getByRole('list', { name: 'Clocks of the other guns' });
    await expect(others.getByRole('button')).toHaveCount(2);
    await others.getByRole('button', { name: /10 km/ }).click();
    await expect(page.getByText(/from the gun of 10 km · Wave T/)).toBeVisible();

    await page.keyboard.press('F2');
    await page.keyboard.press('F2');
    await expect(page.getByRole('button', { name: 'Half marathon', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(lists(page).getByText('Hana Half')).toBeVisible();
    await expect(lists(page).getByText('Mara Long')).toBeHidden();
    await expect(counts(page)).toContainText('1entry');
    await expect(page.getByText(/from the gun of Half marathon · Wave H/)).toBeVisible();
    await page.reload();
    await expect(lists(page).getByText('Hana Half')).toBeVisible();
    await expect(lists(page).getByText('Mara Long')).toBeHidden();

    await page.goto(`${address}/announcer`);
    await expect(page.getByText('Mara Long').first()).toBeVisible();
    await expect(page.getByText('Hana Half').first()).toBeVisible();
    await page.keyboard.press('Shift+F2');
    await expect(page.getByText('10 km · Women')).toBeVisible();
    await expect(page.getByText('Mara Long')).toHaveCount(0);
  } finally {
    await end();
  }
});

test('who ran another race than the entry says is moved from the card, with a look at what changes, and back', async ({
  page,
}) => {
  const { address, end } = await startMorning();
  try {
    const before = await resultOf(address, '402');
    await page.goto(`${address}/console`);
    const card = page.getByRole('article').filter({ hasText: 'Entered in one race, ran another' });
    await card.getByRole('button', { name: 'Change race…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change the race' });
    await expect(dialog.getByLabel('Race of bib 402')).toHaveValue('half');
    await dialog.getByRole('button', { name: 'See what changes' }).click();
    await expect(dialog.getByText(/Finished · Gun 1:31:40/)).toBeVisible();
    await expect(dialog.getByText(/Half marathon · Overall: 201 → 201, 402/)).toBeVisible();
    expect(await resultOf(address, '402')).toEqual(before);

    await dialog.getByRole('button', { name: 'Change', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect
      .poll(() => resultOf(address, '402'))
      .toEqual({ race: 'half', status: 'finished', gun: 5_500_000 });
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await expect.poll(() => resultOf(address, '402')).toEqual(before);
  } finally {
    await end();
  }
});

test('one race is closed while the others go on', async ({ page }) => {
  const { address, end } = await startMorning();
  try {
    await page.goto(`${address}/console`);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('menuitem', { name: 'Close a race…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Close a race' });
    await dialog.getByLabel('Which race').selectOption('Marathon');
    await dialog.getByRole('button', { name: 'See what changes' }).click();
    await expect(dialog.getByText('Nothing changes in the results.')).toBeVisible();
    await dialog.getByLabel('Which race').selectOption('10 km');
    await dialog.getByRole('button', { name: 'See what changes' }).click();
    await dialog.getByRole('button', { name: 'Close the race' }).click();
    await expect(dialog).toBeHidden();
    await expect.poll(async () => (await resultOf(address, '403')).status).toBe('dnf');
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('menuitem', { name: 'Log' }).click();
    await expect(page.getByText('Race closed 10 km')).toBeVisible();
  } finally {
    await end();
  }
});

test('the results are those of the chosen race, also by a link', async ({ page }) => {
  const { address, end } = await startMorning();
  try {
    await page.goto(`${address}/results`);
    await expect(page.getByText('Mara Long')).toBeVisible();
    await page.getByRole('button', { name: 'Half marathon' }).click();
    await expect(page.getByText('Hana Half')).toBeVisible();
    await expect(page.getByText('Mara Long')).toBeHidden();
    await page.getByRole('button', { name: /Women/ }).click();
    await expect(page).toHaveURL(/\/results\/sex%3AF\?race=half$/);
    await page.reload();
    await expect(page.getByText('Hana Half')).toBeVisible();
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save results' });
    await expect(dialog.getByLabel('Format')).toBeFocused();
    await expect(dialog.getByRole('combobox', { name: 'List', exact: true })).toHaveValue('sex:F');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    expect((await file).suggestedFilename()).toMatch(/-Half-marathon-women-provisional-[\d.]+\.xlsx$/);
    await expect(dialog).toBeHidden();

    await page.goto(`${address}/results/overall?race=half&bib=1`);
    await expect(page.getByRole('dialog').getByText('Nobody found')).toBeVisible();
  } finally {
    await end();
  }
});

test('a start list that does not name a race asks for it', async ({ page }) => {
  const { address, end } = await startMorning();
  try {
    await page.goto(`${address}/console`);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('menuitem', { name: 'Files and start list…' }).click();
    const dialog = page.getByRole('dialog');
    const csv = {
      name: 'more.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('bib,name,sex\n404,Nora New,F\n'),
    };
    await dialog.locator('input[type=file]').nth(1).setInputFiles(csv);
    await expect(dialog.getByText('In which race is everybody in more.csv?')).toBeVisible();
    await dialog.getByRole('button', { name: '10 km' }).click();
    await expect(dialog.getByText(/more\.csv: 1 entry loaded/)).toBeVisible();
    expect((await resultOf(address, '404')).race).toBe('short');
  } finally {
    await end();
  }
});
