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

interface Taken {
  bib: string | null;
  time: number;
}

/** Passings by hand with the bibs that they have now, in the order of their times. */
async function taken(): Promise<Taken[]> {
  const actions = (await actionsAt(station.address)).toReversed().filter(({ undone }) => !undone);
  const passings = new Map<string, Taken>();
  for (const { id, type, params } of actions) {
    const bib = params['bib'] === undefined ? null : String(params['bib']);
    if (type === 'passing.add') passings.set(id, { bib, time: Number(params['time']) });
    const given = passings.get(String(params['passing']));
    if (type === 'passing.assign' && given !== undefined) given.bib = bib;
  }
  return [...passings.values()].toSorted((one, other) => one.time - other.time);
}

const bibs = async () => (await taken()).map(({ bib }) => bib);

/** Types as fast as the machine can. */
async function type(page: Page, keys: string): Promise<void> {
  for (const key of keys) await page.keyboard.press(key === ' ' ? 'Space' : key);
}

test('times first: each bib with Space takes the oldest time without one, however fast', async ({ page }) => {
  await type(page, '    ');
  await type(page, '103 104 105 ');
  await expect.poll(bibs).toEqual(['103', '104', '105', null]);
  await expect(entryLine(page)).toHaveValue('');
  // A time taken in between waits behind those before it.
  await type(page, ' 106 107 ');
  await expect.poll(bibs).toEqual(['103', '104', '105', '106', '107']);
  // Without a time that waits, Space is no key of its own: Enter still records now.
  await type(page, '108 ');
  await page.keyboard.press('Enter');
  await expect.poll(bibs).toEqual(['103', '104', '105', '106', '107', '108']);
});

test('a time that was given to the wrong bib is open again after undo, and the next bib takes it', async ({
  page,
}) => {
  await type(page, '  ');
  await type(page, '103 ');
  await expect.poll(bibs).toEqual(['103', null]);
  await page.keyboard.press('Control+z');
  await expect.poll(bibs).toEqual([null, null]);
  await type(page, '104 105 ');
  await expect.poll(bibs).toEqual(['104', '105']);
});

test('bibs first: each tap is the time of the next that waits', async ({ page }) => {
  await type(page, '103+104,105+');
  const queue = page.getByRole('list', { name: 'Each tap is the next one’s time' });
  await expect(queue.getByRole('listitem')).toHaveText(['103', '104', '105']);
  expect(await taken()).toEqual([]);
  await page.keyboard.press('Space');
  await expect(queue.getByRole('listitem')).toHaveText(['104', '105']);
  // The last that waits comes back to be corrected; somebody else passes between them.
  await page.keyboard.press('Backspace');
  await expect(entryLine(page)).toHaveValue('105');
  await page.keyboard.press('Backspace');
  await type(page, '6+');
  await type(page, '110');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(300);
  await type(page, '  ');
  await expect(queue).toBeHidden();
  await expect.poll(bibs).toEqual(['103', '110', '104', '106']);
});

test('a typed time is a race time or a time of day, and a person says which where both may be', async ({
  page,
  request,
}) => {
  const gun = Date.now() - 3 * 3_600_000;
  await request.post(`${station.address}/api/guns`, { data: { wave: 'A', gun } });
  await expect(page.getByRole('timer')).toContainText('3:00:');

  await type(page, '103=38:12.5');
  await expect(page.getByRole('option', { name: 'Race time from the gun' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(taken).toEqual([{ bib: '103', time: gun + (38 * 60 + 12.5) * 1000 }]);

  const dayTime = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    timeStyle: 'medium',
  }).format(gun + 7_500_000);
  await type(page, `104=${dayTime}`);
  const options = page.getByRole('listbox', { name: 'A typed time' }).getByRole('option');
  await expect(options.last()).toContainText('Time of day');
  if ((await options.count()) === 2) {
    await page.keyboard.press('Enter');
    await expect(entryLine(page)).toHaveValue(`104=${dayTime}`);
    await page.keyboard.press('ArrowUp');
  }
  await page.keyboard.press('Enter');
  const second = Math.floor((gun + 7_500_000) / 1000) * 1000;
  await expect.poll(async () => (await taken()).at(-1)).toEqual({ bib: '104', time: second });

  // What has not happened is not recorded.
  await type(page, '105=9:99:00');
  await expect(page.getByText('Not a time that has been')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(entryLine(page)).toHaveValue('105=9:99:00');
  expect(await taken()).toHaveLength(2);
});

test('a time by hand gets another bib and keeps its moment', async ({ page, request }) => {
  await request.post(`${station.address}/api/guns`, { data: { wave: 'A', gun: Date.now() - 3_600_000 } });
  await type(page, '103');
  await page.keyboard.press('Enter');
  await expect.poll(bibs).toEqual(['103']);
  const [before] = await taken();
  await type(page, '/103');
  const found = page.getByRole('listbox', { name: 'Find a runner' });
  await expect(found.getByRole('option').first()).toContainText('103');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Another bib…' }).click();
  const dialog = page.getByRole('dialog');
  await page.keyboard.type('130');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('103');
  await page.getByRole('button', { name: 'Give', exact: false }).last().click();
  await expect(dialog).toBeHidden();
  await expect.poll(taken).toEqual([{ bib: '130', time: before?.time }]);
});
