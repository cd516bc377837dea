import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, type Page } from '@playwright/test';
import { noBrowser } from '../support/browser.ts';
import {
  entryLine,
  startRaceStation,
  watchPresses,
  type Pressed,
  fireFirstGun,
} from '../support/console-page.ts';
import { actionsAt } from '../support/feed.ts';
import { freePort, temporaryDir, type TestProcess } from '../support/processes.ts';

test.skip(noBrowser !== null, noBrowser ?? '');

test.setTimeout(120_000);

/** How far the recorded moment may be from that of the key: far less than anybody can see, on a busy machine. */
const nearMs = 100;

let folder: ReturnType<typeof temporaryDir>;
let port: number;
let station: TestProcess;
let address: string;

test.beforeEach(async ({ page }) => {
  folder = temporaryDir();
  port = await freePort();
  await start();
  await page.goto(`${address}/console`);
  await expect(entryLine(page)).toBeFocused();
  // The clock is measured a few times at first.
  await page.waitForTimeout(1500);
});
test.afterEach(async () => {
  station.child.kill('SIGCONT');
  await station.stop('SIGKILL');
  folder[Symbol.dispose]();
});

async function start(): Promise<void> {
  ({ station, address } = await startRaceStation(folder.path, `--port=${port}`));
}

const bibs = ['101', '102', '103', '104', '105', '106', '107'];

/** A gun and ten times by hand: seven bibs, and three times whose bib is not known yet. */
async function actWithoutStation(page: Page): Promise<void> {
  await fireFirstGun(page);
  await expect(page.getByText(/on its way/).first()).toBeVisible();
  for (const bib of bibs) {
    await page.keyboard.type(bib);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(150);
  }
  for (let times = 0; times < 3; times += 1) {
    await page.keyboard.press('Space');
    await page.waitForTimeout(150);
  }
}

/** Each act is in the journal once, in the order and at the moments of the keys. */
async function expectRecorded(presses: readonly Pressed[]): Promise<void> {
  await expect
    .poll(async () => (await actionsAt(address)).filter(({ type }) => type === 'passing.add').length, {
      timeout: 30_000,
    })
    .toBe(10);
  const actions = (await actionsAt(address)).toReversed();
  const guns = actions.filter(({ type }) => type === 'gun.fire');
  const passings = actions.filter(({ type }) => type === 'passing.add');
  expect(guns.map(({ params }) => params['wave'])).toEqual(['A']);
  expect(passings.map(({ params }) => params['bib'] ?? null)).toEqual([...bibs, null, null, null]);
  const keys = presses.filter(({ key }) => key === 'Enter' || key === ' ').map(({ moment }) => moment);
  const pointer = presses.findLast(({ key }) => key === 'pointer')?.moment;
  const moments = [pointer, ...keys];
  const recorded = [
    ...guns.map(({ params }) => params['gun']),
    ...passings.map(({ params }) => params['time']),
  ];
  const late = recorded.map((moment, index) => Math.abs(Number(moment) - Number(moments[index])));
  expect(Math.max(...late)).toBeLessThan(nearMs);
}

test('a gun and ten times by hand have the moment of the key while the station stands still', async ({
  page,
}) => {
  const presses = await watchPresses(page);
  station.child.kill('SIGSTOP');
  const stopped = Date.now();
  await actWithoutStation(page);
  await expect(page.getByText(/11 not at the station yet/)).toBeVisible();
  await pause(Math.max(0, stopped + 6000 - Date.now()));
  await expect(page.getByRole('alert').getByText(/11 not at the station yet/)).toBeVisible();
  station.child.kill('SIGCONT');
  await expectRecorded(await presses());
  await expect(page.getByText(/not at the station yet/)).toBeHidden();
  await expect(page.getByText(/from the gun of Wave A/)).toBeVisible();
});

test('a gun and ten times by hand outlive a station that is killed and comes back', async ({ page }) => {
  const presses = await watchPresses(page);
  await station.kill();
  const killed = Date.now();
  await actWithoutStation(page);
  await expect(page.getByText(/11 not at the station yet/)).toBeVisible();
  await pause(Math.max(0, killed + 20_000 - Date.now()));
  await start();
  await expectRecorded(await presses());
  await expect(page.getByText(/not at the station yet/)).toBeHidden();
  await page.waitForTimeout(2000);
  expect((await actionsAt(address)).filter(({ type }) => type === 'passing.add')).toHaveLength(10);
});

test('what a closed page left over is sent by the pages that are opened next, and recorded once', async ({
  page,
  context,
}) => {
  const presses = await watchPresses(page);
  await station.kill();
  await actWithoutStation(page);
  await expect(page.getByText(/11 not at the station yet/)).toBeVisible();
  const seen = await presses();
  await page.close();
  await start();
  const others = await Promise.all([context.newPage(), context.newPage()]);
  await Promise.all(others.map((other) => other.goto(`${address}/console`)));
  await expectRecorded(seen);
  await others[0].waitForTimeout(2000);
  expect((await actionsAt(address)).filter(({ type }) => type === 'passing.add')).toHaveLength(10);
  for (const other of others) await expect(other.getByText(/not at the station yet/)).toBeHidden();
});

test('an act that was done at another station is kept, told, and not done at this one', async ({
  page,
  context,
}) => {
  await station.kill();
  await page.keyboard.type('101');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/1 not at the station yet/)).toBeVisible();
  await page.close();
  const other = temporaryDir();
  ({ station, address } = await startRaceStation(other.path, `--port=${port}`));
  const again = await context.newPage();
  await again.goto(`${address}/console`);
  await expect(again.getByText('1 kept for another station')).toBeVisible();
  await again.waitForTimeout(1500);
  expect((await actionsAt(address)).filter(({ type }) => type === 'passing.add')).toEqual([]);
  await again.getByRole('button', { name: 'Discard' }).click();
  await expect(again.getByText('1 kept for another station')).toBeHidden();
  await station.stop();
  other[Symbol.dispose]();
});

test('a gun that somebody has fired already is not moved by a second press: it asks', async ({ page }) => {
  const fire = (data: object) => page.request.post(`${address}/api/guns`, { data });
  expect((await fire({ wave: 'B', first: true })).status()).toBe(200);
  const second = await fire({ wave: 'B', first: true });
  expect(second.status()).toBe(422);
  expect(await second.json()).toMatchObject({ problems: [{ code: 'gun-fired', params: { wave: 'B' } }] });

  await page.route('**/api/guns', (route) =>
    route.fulfill({
      status: 422,
      contentType: 'application/json',
      body: JSON.stringify({ problems: [{ code: 'gun-fired', message: 'fired already' }] }),
    }),
  );
  await expect(page.getByRole('button', { name: 'GUN' })).toHaveCount(1);
  await fireFirstGun(page);
  await expect(page.getByRole('dialog').getByText('Gun of Wave A')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(entryLine(page)).toBeFocused();
  await expect
    .poll(async () => (await actionsAt(address)).filter(({ type }) => type === 'gun.fire').length)
    .toBe(1);
});

test('what the station refuses is said with what was typed, and stays to be corrected', async ({ page }) => {
  await page.route('**/api/passings', (route) =>
    route.fulfill({
      status: 422,
      contentType: 'application/json',
      body: JSON.stringify({ problems: [{ code: 'point-unknown', message: 'there is no timing point' }] }),
    }),
  );
  await page.keyboard.type('104');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Not done: 104 at Finish, \d\d:\d\d:\d\d/).first()).toBeVisible();
  await expect(entryLine(page)).toHaveValue('104');
  await expect(page.getByText(/not at the station yet/)).toBeHidden();
});
