import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, type Page } from '@playwright/test';
import { noBrowser } from '../support/browser.ts';
import { startStation, temporaryDir, type TestProcess } from '../support/processes.ts';

test.skip(noBrowser !== null, noBrowser ?? '');

const race = {
  id: 'village-5k',
  name: { en: 'Village 5 km' },
  date: '2026-12-06',
  zone: 'Asia/Shanghai',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 5000 },
  ],
  waves: [{ id: 'A' }],
};
const bibs = Array.from({ length: 300 }, (_, index) => String(1000 + index));
const list = [
  'bib,name,sex,birth date,country,club,announcer note',
  ...bibs.map((bib) => `${bib},Runner ${bib},M,1990-02-03,,,`),
  '7,单雄,F,1961-12-06,CHN,滇池跑团,Ran all twenty editions',
].join('\n');

/** So often somebody finishes, in milliseconds: five a second. */
const everyMs = 200;

let folder: ReturnType<typeof temporaryDir>;
let station: TestProcess;
let address: string;

test.beforeEach(async () => {
  folder = temporaryDir();
  const [raceFile, listFile] = [join(folder.path, 'race.json'), join(folder.path, 'list.csv')];
  writeFileSync(raceFile, JSON.stringify(race));
  writeFileSync(listFile, list);
  const files = [`--race=${raceFile}`, `--entries=${listFile}`];
  ({ station, address } = await startStation(join(folder.path, 'data'), ...files));
  await post('/api/guns', { wave: 'A', gun: Date.now() - 20 * 60_000 });
});
test.afterEach(async () => {
  await station.stop();
  folder[Symbol.dispose]();
});

async function post(path: string, body: object): Promise<string> {
  const response = await fetch(address + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { action } = (await response.json()) as { action: string };
  return action;
}

const finish = (bib: string) => post('/api/passings', { point: 'finish', bib });

/** Lets all cross the line, five a second; gives the passing of each as it is recorded. */
function letFinish(passings: Map<string, string>): Promise<void> {
  const began = Date.now();
  return bibs.reduce(async (before, bib, index) => {
    await before;
    await pause(Math.max(0, began + index * everyMs - Date.now()));
    passings.set(bib, await finish(bib));
  }, Promise.resolve());
}

/** What the screen says of how many were not read yet. */
async function unread(page: Page): Promise<number> {
  return Number((await page.getByText(/\d not yet read$/).innerText()).replace(/\D/g, ''));
}

const field = (page: Page) => page.getByRole('combobox', { name: 'Bib or name' });

/** Every bib in a list of the finder that one key opens. */
async function bibsBehind(page: Page, key: string): Promise<string[]> {
  await page.keyboard.press(key);
  await expect(field(page)).toBeFocused();
  const seen = new Set<string>();
  const options = page.getByRole('option');
  const count = Number((await options.first().getAttribute('aria-setsize')) ?? 0);
  for (let pages = 0; pages <= count / 10 + 1; pages += 1) {
    for (const text of await options.allInnerTexts()) seen.add(/^\d+/.exec(text)?.[0] ?? '');
    await page.keyboard.press('PageDown');
    await page.waitForTimeout(30);
  }
  await page.keyboard.press('Escape');
  expect(seen.size).toBe(count);
  return [...seen];
}

test('at five finishers a second nobody is lost: the count is true, and everybody is found within two keys', async ({
  page,
}) => {
  await page.goto(`${address}/announcer`);
  await expect(page.getByText('Waiting for the first finisher')).toBeVisible();
  const passings = new Map<string, string>();
  const finishing = letFinish(passings);
  await expect(page.getByText('Runner 1000', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('Space');

  let ticked = 0;
  /** The count is true: who crossed a moment ago may still be on the way to the screen. */
  const look = async () => {
    const before = passings.size;
    await page.waitForTimeout(1500);
    const shown = await unread(page);
    expect(shown).toBeGreaterThanOrEqual(before - ticked);
    expect(shown).toBeLessThanOrEqual(passings.size + 1 - ticked);
  };
  const read = async (count: number) => {
    for (let times = 0; times < count; times += 1) {
      await page.keyboard.press('Space');
      ticked += 1;
      await page.waitForTimeout(100);
    }
  };
  await look();
  await read(5);
  await look();

  // The page is loaded anew in the middle: who was read stays read.
  await page.reload();
  await expect(page.getByText(/\d not yet read$/)).toBeVisible();
  await look();
  await read(3);

  // A while without the station: what came meanwhile is there afterwards.
  await page.route('**/api/**', (route) => route.abort());
  await page.waitForTimeout(4000);
  await page.unroute('**/api/**');
  await look();

  // Somebody who was read is taken back in the middle, and somebody who was not.
  await page.keyboard.press('ArrowLeft');
  const [, last = ''] = /Bib\s*(\d+)/.exec(await page.getByRole('article').innerText()) ?? [];
  await page.keyboard.press('Escape');
  const [other = ''] = passings.keys();
  await post('/api/passings/void', { passing: passings.get(last)!, reason: 'mistake' });
  await expect(page.getByRole('alert')).toContainText(`Taken back: ${last} Runner ${last}`);
  passings.delete(last);
  ticked -= 1;
  await look();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Taken back:')).toBeHidden();
  await read(2);

  await finishing;
  expect(passings.size).toBe(bibs.length - 1);
  await expect.poll(() => unread(page)).toBe(passings.size - ticked);

  const [notRead, wasRead] = [await bibsBehind(page, 'n'), await bibsBehind(page, 'r')];
  expect([notRead.length, wasRead.length]).toEqual([passings.size - ticked, ticked]);
  expect([...notRead, ...wasRead].toSorted()).toEqual([...passings.keys()].toSorted());
  expect(passings.has(other)).toBe(true);

  for (const bib of ['1001', '1150', '1299']) {
    await page.keyboard.type(bib);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('article')).toContainText(`Runner ${bib}`);
  }
});

test('a runner in review is never on the screen, and is told with everything worth saying once they are cleared', async ({
  page,
}) => {
  await page.goto(`${address}/announcer`);
  await expect(page.getByText('Waiting for the first finisher')).toBeVisible();
  const passing = await finish('7');
  await expect(page.getByText('单雄', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('Space');
  const card = page.getByRole('article');
  for (const text of ['7', '单雄', 'Shàn Xióng', '65 years', 'China', '滇池跑团', 'Ran all twenty editions'])
    await expect(card).toContainText(text);
  await expect(card).toContainText('birthday today: 65');
  await page.keyboard.press('h');
  await expect(page.getByText('held', { exact: true })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByText('Everybody has been read')).toBeVisible();

  await post('/api/passings/void', { passing, reason: '' });
  await expect(page.getByRole('alert')).toContainText('Taken back: 7 单雄');
  // Faster than anybody ever ran: that goes to review.
  await post('/api/passings', { point: 'finish', bib: '7', time: Date.now() - 15 * 60_000 });
  await expect(page.getByText(/1 in review/)).toBeVisible();
  await expect(card).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Waiting for the first finisher')).toBeVisible();
  await post('/api/statuses', { bib: '7', status: 'ok' });
  await expect(page.getByText('单雄', { exact: true }).first()).toBeVisible();
});

test('a station that is not heard and a closed race are told over everything else', async ({ page }) => {
  await page.goto(`${address}/announcer`);
  await finish('1000');
  await expect(page.getByText('Runner 1000', { exact: true }).first()).toBeVisible();
  await post('/api/race/close', {});
  await expect(page.getByText('The race is closed: nobody is on the course any more')).toBeVisible();
  station.child.kill('SIGSTOP');
  await expect(page.getByText(/The station is not heard for/)).toBeVisible();
  station.child.kill('SIGCONT');
  await expect(page.getByText(/The station is not heard for/)).toBeHidden();
});
