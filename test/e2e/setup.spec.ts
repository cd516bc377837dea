import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { noBrowser } from '../support/browser.ts';
import { entryLine, fireFirstGun } from '../support/console-page.ts';
import { startStation, temporaryDir, type TestProcess } from '../support/processes.ts';

test.skip(noBrowser !== null, noBrowser ?? '');
test.setTimeout(180_000);

const list = `bib,name,sex,birth_date,race
1,Mara Long,F,1980-02-01,marathon
2,Petr Long,M,1990-02-01,marathon
201,Hana Half,F,1975-02-01,half
202,Ivan Half,M,1985-02-01,half
401,Tanya Ten,F,2000-02-01,10k
402,Wang Wei,M,1960-02-01,10k
`;

interface EventFile {
  id: string;
  date: string;
  races: { id: string; points: { distance: number }[]; categories: { id: string; minAge?: number }[] }[];
}

async function emptyStation() {
  const folder = temporaryDir();
  const { station, address } = await startStation(join(folder.path, 'data'));
  return { folder, station, address };
}

async function end({ folder, station }: { folder: Disposable; station: TestProcess }) {
  await station.stop();
  folder[Symbol.dispose]();
}

async function fileOf(address: string): Promise<EventFile> {
  const answer = await fetch(`${address}/api/event-file`);
  return ((await answer.json()) as { file: EventFile }).file;
}

const part = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name });

/** Tabs until a field has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, label: string) {
  const field = page.getByLabel(label, { exact: true });
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (await field.evaluate((element) => element === element.ownerDocument.activeElement)) return;
  }
  throw new Error(`no Tab leads to “${label}”`);
}

test('a village 5 km is a template, a name and two buttons', async ({ page }) => {
  const started = await emptyStation();
  try {
    await page.goto(`${started.address}/console`);
    await page.getByRole('button', { name: 'Set up the event…' }).click();
    // The name has the focus already; Enter makes the event.
    await page.keyboard.type('Village Run');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Not at the station yet')).toBeVisible();
    await page.keyboard.press('Control+s');
    await expect(page.getByText('As the station has it')).toBeVisible();
    expect(await fileOf(started.address)).toMatchObject({ races: [{ id: '5k' }] });
    await page.getByRole('button', { name: 'Console' }).click();
    await expect(page.getByRole('heading', { name: 'Village Run' })).toBeVisible();
  } finally {
    await end(started);
  }
});

test('from an empty station to a finisher, and a rule changed in the race, without a file', async ({
  page,
}) => {
  const started = await emptyStation();
  const { address, folder } = started;
  const listFile = join(folder.path, 'list.csv');
  writeFileSync(listFile, list);
  try {
    await page.goto(`${address}/setup`);
    await page.getByRole('radio', { name: /Marathon, half and 10 km/ }).check();
    await page.getByLabel('Name').fill('Spring Run');
    await page.getByRole('button', { name: 'Make the event' }).click();

    await test.step('a distance is changed by keyboard, and what is wrong is said at its field', async () => {
      await part(page, 'Races and courses').click();
      await page.getByRole('button', { name: 'Half marathon', exact: true }).click();
      await tabTo(page, 'Distance of 10 km');
      await page.keyboard.type('30 km');
      await expect(page.getByText('Must be further than 30,000 m').first()).toBeVisible();
      await expect(page.getByRole('button', { name: 'Save to this station' })).toBeDisabled();
      await page.getByLabel('Distance of 30 km').fill('far');
      await expect(page.getByText('“far” is no distance')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Save to this station' })).toBeDisabled();
      await page.getByLabel('Distance of 30 km').press('Control+a');
      await page.keyboard.type('10,2');
      await expect(page.getByText('Must be further')).toHaveCount(0);
    });

    await test.step('a category is changed by keyboard, and a gap of ages is seen', async () => {
      await part(page, 'Categories').click();
      await tabTo(page, 'Last age of Women 18–34');
      await page.keyboard.type('32');
      await expect(page.getByTitle('33–34: nobody’s category')).toBeVisible();
      await tabTo(page, 'First age of Women 35–39');
      await page.keyboard.type('33');
      await expect(page.getByTitle('33–34: nobody’s category')).toHaveCount(0);
    });

    await test.step('the draft is kept while the page is closed, and saved with a key', async () => {
      // The key counts also where the station has not said yet what it has.
      await page.route('**/api/event-file', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 1500));
        await route.continue();
      });
      await page.reload();
      await expect(page.getByLabel('First age of Women 33–39')).toHaveValue('33');
      await page.keyboard.press('Control+s');
      await expect(page.getByText('As the station has it')).toBeVisible();
      await page.unroute('**/api/event-file');
      const [, half] = (await fileOf(address)).races;
      expect(half?.points[1]?.distance).toBe(10_200);
      expect(half?.categories.find(({ id }) => id === 'W35')?.minAge).toBe(33);
    });

    await test.step('the checklist leads to the start list', async () => {
      await part(page, 'Before the gun').click();
      await expect(page.getByText('All 3 guns are planned')).toBeVisible();
      await page.getByRole('button', { name: 'Start list: Load' }).click();
      await page.getByLabel('Choose file').setInputFiles(listFile);
      await expect(page.getByText('6 entries loaded')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByText('6 entries have none')).toBeVisible();
    });

    await test.step('a gun is fired on the console, and somebody finishes', async () => {
      await page.getByRole('button', { name: 'Console' }).click();
      const needs = page.getByRole('region', { name: 'Needs you' });
      await expect(needs.getByText('Before the gun')).toBeVisible();
      await fireFirstGun(page);
      await expect(needs.getByText('Before the gun')).toHaveCount(0);
      // Three hours go by.
      await moveGun(address, 'M', Date.now() - 10_800_000);
      await entryLine(page).fill('1');
      await entryLine(page).press('Enter');
      await expect.poll(() => statusOf(address, '1')).toBe('review');
    });

    await test.step('a rule changed in the race shows who changes before it is saved', async () => {
      await page.goto(`${address}/setup?part=rules`);
      await page.getByLabel('Who misses more').selectOption('dnf');
      await page.getByRole('button', { name: 'Save to this station' }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByText('Marathon · Rules · Who misses more')).toBeVisible();
      await expect(dialog.getByText('has not finished')).toBeVisible();
      await expect(dialog.getByText('Mara Long')).toBeVisible();
      await expect(dialog.getByText('Did not finish (DNF)')).toBeVisible();
      expect(await statusOf(address, '1')).toBe('review');
      await dialog.getByRole('button', { name: 'Save to this station' }).click();
      await expect.poll(() => statusOf(address, '1')).toBe('dnf');
    });

    await test.step('another event is refused now, in words', async () => {
      await part(page, 'Event').click();
      await page.getByLabel('Id').fill('another-2026');
      await page.keyboard.press('Control+s');
      await expect(
        page.getByRole('dialog').getByText(/This folder holds what happened in the race/),
      ).toBeVisible();
    });
  } finally {
    await end(started);
  }
});

test('last year’s file is opened on another day, and exported as the file that a station takes', async ({
  page,
}) => {
  const started = await emptyStation();
  try {
    await page.goto(`${started.address}/setup`);
    await page.getByLabel('New day').fill('2027-12-05');
    const sample = new URL('../../resources/sample-event/event.json', import.meta.url).pathname;
    await page.getByLabel('Clone last year’s').setInputFiles(sample);
    await expect(page.getByLabel('Date')).toHaveValue('2027-12-05');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('kunming-2027.json');
    await page.getByRole('button', { name: 'Save to this station' }).click();
    await expect(page.getByText('As the station has it')).toBeVisible();
    expect(await fileOf(started.address)).toMatchObject({ id: 'kunming-2027', date: '2027-12-05' });
  } finally {
    await end(started);
  }
});

async function moveGun(address: string, wave: string, gun: number): Promise<void> {
  const answer = await fetch(`${address}/api/guns`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ wave, gun }),
  });
  expect(answer.ok).toBe(true);
}

async function statusOf(address: string, bib: string): Promise<string> {
  const answer = await fetch(`${address}/api/entries/${bib}`);
  return ((await answer.json()) as { result: { status: string } }).result.status;
}
