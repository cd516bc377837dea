import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { fireFirstGun } from '../support/console-page.ts';
import { noBrowser } from '../support/browser.ts';
import { goldline, startStation, temporaryDir } from '../support/processes.ts';
import { openTcpPort, type MatPort } from '../../src/simulator/mat-port.ts';
import { answers, command } from '../../src/readers/protocol/a0.ts';

const race = {
  id: 'village-5k',
  name: { en: 'Village 5 km', 'zh-CN': '村跑五公里', ru: 'Сельские 5 км' },
  date: '2026-12-06',
  zone: 'Asia/Shanghai',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 20 },
  ],
  waves: [{ id: 'A' }],
};
const list =
  'bib,name,sex,chip\n7,李娜,F,E20000000000000000000007\n12,Иванов Иван,M,E20000000000000000000012\n13,Ann Lee,F,\n';
const broken = 'bib,name,sex\n7,李娜,F\n7,Bob,Q\n';

test.skip(noBrowser !== null, noBrowser ?? '');

let files: { race: string; list: string; broken: string };
let address: string;
let dataDir: string;
let end: () => Promise<void>;

test.beforeEach(async ({ page }) => {
  const folder = temporaryDir();
  const file = (name: string, text: string) => {
    writeFileSync(join(folder.path, name), text);
    return join(folder.path, name);
  };
  files = {
    race: file('race.json', JSON.stringify(race)),
    list: file('list.csv', list),
    broken: file('broken.csv', broken),
  };
  dataDir = join(folder.path, 'data');
  const started = await startStation(dataDir);
  address = started.address;
  end = async () => {
    await started.station.stop();
    folder[Symbol.dispose]();
  };
  await page.goto(`${address}/console`);
});
test.afterEach(() => end());

/** Loads the race and a start list in the set-up dialog, which stays open. */
async function load(page: Page, startList: string): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Files and start list…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').first().setInputFiles(files.race);
  await expect(dialog.getByText('race.json is loaded.')).toBeVisible();
  await dialog.locator('input[type=file]').last().setInputFiles(startList);
}

async function setUp(page: Page): Promise<void> {
  await load(page, files.list);
  await expect(page.getByRole('dialog').getByText('list.csv: 3 entries loaded.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText(/^3\s*entries$/)).toBeVisible();
}

const entryLine = (page: Page) => page.getByLabel('Bib; Enter records a passing now');

test('a race is set up, started, typed and put right from the console', async ({ page }) => {
  await setUp(page);
  await fireFirstGun(page);
  await expect(page.getByText(/from the gun of Wave A/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText(/from the gun of Wave A/)).toBeHidden();
  await page.waitForTimeout(1200);
  await fireFirstGun(page);
  await expect(page.getByText(/from the gun of Wave A/)).toBeVisible();

  // Nobody covers 20 m in less than two seconds.
  await page.waitForTimeout(2500);
  await entryLine(page).fill('12');
  await expect(page.getByText('Иванов Иван').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tabpanel').getByText('Иванов Иван')).toBeVisible();
  await expect(page.getByText(/^1\s*finished$/)).toBeVisible();
  await expect(entryLine(page)).toBeFocused();

  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Type bib' }).click();
  await page.keyboard.type('13');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^2\s*finished$/)).toBeVisible();

  await page
    .getByRole('button', { name: /Ann Lee/ })
    .first()
    .waitFor();
  const csv = join(dataDir, '..', 'out.csv');
  expect((await goldline('export', `--data=${dataDir}`, `--out=${csv}`).ended()).code).toBe(0);
});

test('a start list with mistakes is refused with its lines, and nothing is taken over', async ({ page }) => {
  await load(page, files.broken);
  const dialog = page.getByRole('dialog', { name: 'Start list: broken.csv' });
  await dialog.getByRole('tab', { name: /Problems/ }).click();
  await expect(dialog.getByText('Sex is “Q”; write M, F or X.')).toBeVisible();
  await expect(dialog.getByText('Bib 7 is also in line 2.')).toBeVisible();
  await expect(dialog.getByRole('row', { name: /^3 7 Bob Q/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/^0\s*entries$/)).toBeVisible();
});

test('a mat is connected, an unknown chip is given to its runner, and a mat that goes is told', async ({
  page,
}) => {
  await setUp(page);
  const mat = await openTcpPort();
  try {
    await connect(mat);
    await expect(page.getByText('reading', { exact: true })).toBeVisible();
    await fireFirstGun(page);
    await page.waitForTimeout(2500);
    mat.write(
      answers.tag(1, command.fastInventory, { epc: 'E200000000000000000000FF', antenna: 1, rssi: -50 }),
    );
    await page.getByRole('button', { name: 'Map to bib' }).click();
    await page.keyboard.type('13');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tabpanel').getByText('Ann Lee')).toBeVisible();
  } finally {
    await mat.close();
  }
  await expect(page.getByRole('heading', { name: 'Finish: reader not connected' })).toBeVisible();
});

test('speaks Chinese and Russian, in every word of the console', async ({ page, browser }) => {
  await setUp(page);
  for (const [locale, name, entries] of [
    ['zh-CN', '村跑五公里', '报名'],
    ['ru-RU', 'Сельские 5 км', 'участника'],
  ] as const) {
    const context = await browser.newContext({ locale });
    const other = await context.newPage();
    await other.goto(`${address}/console`);
    await expect(other.getByText(name)).toBeVisible();
    await expect(other.getByText(entries, { exact: true })).toBeVisible();
    await context.close();
  }
});

/** Puts a mat that answers every inventory at once on the finish. */
async function connect(mat: MatPort): Promise<void> {
  mat.onData(() => {
    setTimeout(() => mat.write(answers.fastRoundEnd(1, 0, 30)), 30);
  });
  if (mat.place.transport !== 'tcp') throw new Error('a TCP port was asked for');
  const reader = `tcp:${mat.place.host}:${mat.place.port}?protocol=a0&point=finish`;
  const answer = await fetch(`${address}/api/readers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ address: reader }),
  });
  expect(answer.status).toBe(200);
}

test('a list in an uncertain encoding is shown in each, and read as it is answered', async ({ page }) => {
  await setUp(page);
  const late = {
    name: 'late.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('bib,name,sex\n20,In\xeas Costa,F\n', 'latin1'),
  };
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Files and start list…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').last().setInputFiles(late);
  await expect(dialog.getByText(/Which of these is right\?/)).toBeVisible();
  await expect(dialog.getByText('Inęs Costa')).toBeVisible();
  await dialog.getByRole('button', { name: 'Inês Costa' }).click();
  await expect(dialog.getByText('late.csv: 1 entry loaded.')).toBeVisible();
});

test('a list that would overwrite a change of race day asks which counts', async ({ page }) => {
  await setUp(page);
  await fetch(`${address}/api/entries/change`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ bib: '13', fields: { name: 'Anne Lee' } }),
  });
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Files and start list…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').last().setInputFiles(files.list);
  const change = dialog.getByRole('row', { name: /13/ });
  await expect(change).toContainText('Anne Lee');
  await expect(change).toContainText('Ann Lee');
  await dialog.getByRole('button', { name: 'Keep what was changed' }).click();
  await expect(dialog.getByText('list.csv says nothing new; nothing has changed.')).toBeVisible();
  await dialog.locator('input[type=file]').last().setInputFiles(files.list);
  await dialog.getByRole('button', { name: 'Take the list' }).click();
  await expect(dialog.getByText('list.csv: 3 entries loaded.')).toBeVisible();
});
