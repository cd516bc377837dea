import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import pg from 'pg';
import { onlineCalls } from '../../src/contract/calls/online.ts';
import { organiserCalls } from '../../src/contract/calls/organiser.ts';
import type { OnlineRace } from '../../src/contract/online.ts';
import { makeAdminLink, startService, type Service } from '../../src/service/service.ts';
import { asOperator, type TestBrowser } from '../organisers/test-browser.ts';
import { seriousIn } from '../support/axe.ts';
import { noBrowser } from '../support/browser.ts';
import { weightOf } from '../support/page-weight.ts';
import { temporaryDir } from '../support/processes.ts';
import type { Recording } from '../tracks/generator/device.ts';
import { onlineRace } from '../online/online-race.ts';
import { honestRun } from '../tracks/generator/honest.ts';
import { endingNow, withGap } from '../tracks/generator/moved.ts';
import { fitOf } from '../tracks/generator/write-fit.ts';

test.skip(noBrowser !== null, noBrowser ?? '');
test.setTimeout(300_000);

const screensDir = fileURLToPath(new URL('../../out/renderer', import.meta.url));
/** Screenshots for people go here; nowhere where nothing is said. */
const pictures = process.env['SCREENSHOTS'];
const telephone = { width: 390, height: 844 };
const laptop = { width: 1440, height: 900 };
const day = 86_400_000;
const event = 'home-2026';

let folder: ReturnType<typeof temporaryDir>;
let service: Service;
let owner: TestBrowser;
const dataDir = () => join(folder.path, 'service');

test.beforeAll(async () => {
  folder = temporaryDir();
  service = await startService({ port: 0, dataDir: dataDir(), screensDir, log: () => undefined });
  owner = await asOperator(() => service.address, dataDir());
  await owner.ask(organiserCalls.makeEvent, { body: { id: event, name: 'Home 2026' } });
  const race = raceOf('home');
  await owner.ask(onlineCalls.setOnlineRace, { params: { event, race: race.id }, body: race });
});

test.afterAll(async () => {
  await service.stop();
  folder[Symbol.dispose]();
});

function raceOf(id: string): OnlineRace {
  const now = Date.now();
  return onlineRace(now, {
    id,
    name: { en: 'Ten at home', ru: 'Десятка дома', 'zh-CN': '居家十公里' },
    entries: { from: now - 10 * day, to: now + 9 * day },
    words: { en: 'Run with a smile.' },
  });
}

/** A good watch's 10 km that ended just now. */
const recordingOf = (seed: number): Recording =>
  endingNow(honestRun(seed, { distance: 10_000, isGoodWatch: true }).recording);

const fit = (name: string, recording: Recording) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(fitOf(recording)),
});

/** Only what is run after the entry counts: those of these tests entered some days ago. */
async function enteredDaysAgo(): Promise<void> {
  const file = (name: string) => readFile(join(dataDir(), name), 'utf8');
  const { user, password } = JSON.parse(await file('postgres.json')) as { user: string; password: string };
  const [, , , port] = (await file('postgres/postmaster.pid')).split('\n');
  const db = new pg.Client(`postgres://${user}:${password}@127.0.0.1:${port}/postgres`);
  await db.connect();
  await db.query('update online_runs set entered = $1', [Date.now() - 5 * day]);
  await db.end();
}

/** Nothing is wider than the screen, nobody is shut out, and pictures are taken where they are wanted. */
async function lookAt(page: Page, name: string): Promise<void> {
  const { width } = page.viewportSize()!;
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect.soft(wide, name).toBeLessThanOrEqual(width);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect.soft(await seriousIn(page), `${name}, ${colorScheme}`).toEqual([]);
    if (pictures !== undefined)
      await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`), fullPage: true });
  }
}

/** Fills the entry form, whatever its language. */
async function fillEntry(page: Page, name: string): Promise<void> {
  await page.locator('[name=name]').fill(name);
  await page.locator('[name=sex][value=F]').check();
  await page.locator('[name=birthDate]').fill('1990-05-01');
  await page.locator('[name=agrees]').check();
}

const enter = (lang: string) => `${service.address}/events/${event}/online/home/enter?lang=${lang}`;

test('a runner enters on a telephone, hands in, is accepted, and has a certificate', async ({ page }) => {
  await page.setViewportSize(telephone);

  await test.step('the home page leads to the race, and the race to its entry', async () => {
    await page.goto(service.address);
    await page.getByRole('link', { name: 'Home 2026' }).click();
    await page.getByRole('link', { name: 'Rules, entry, handing in' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ten at home');
    await expect(page.getByText('Run with a smile.')).toBeVisible();
    await lookAt(page, 'race');
    await page.getByRole('link', { name: 'Enter', exact: true }).click();
  });

  await test.step('what is missing is told beside its field, and nothing typed is lost', async () => {
    await page.getByLabel('Name', { exact: true }).fill('Айгүл Нұрланова');
    await page.getByLabel('Club').fill('Алматы');
    await page.getByRole('button', { name: 'Enter' }).click();
    await expect(page.getByRole('alert')).toContainText('Nothing that you typed is lost');
    await expect(page.getByLabel('Date of birth')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Айгүл Нұрланова');
    await expect(page.getByLabel('Club')).toHaveValue('Алматы');
    await lookAt(page, 'entry-wrong');
    await page.getByLabel('Date of birth').fill('2015-01-01');
    await fillEntry(page, 'Айгүл Нұрланова');
    await page.getByRole('button', { name: 'Enter' }).click();
  });

  await test.step('the own link and the start number are there', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are in, Айгүл Нұрланова');
    await expect(page.locator('.secret')).toContainText(`${service.address}/runs/`);
    await expect(page.locator('.bib-number')).toHaveText(/^V\d+$/);
    await lookAt(page, 'start');
    await page.getByRole('link', { name: 'To my run' }).click();
    await expect(page.locator('.next')).toContainText('Run 10 km in one go');
    await lookAt(page, 'own-before');
  });
  await enteredDaysAgo();

  await test.step('a file is handed in though the connection breaks, checked, and accepted while the page is open', async () => {
    let isCut = false;
    await page.route('**/api/runs/*/files/*', async (route) => {
      if (isCut) return route.continue();
      isCut = true;
      return route.abort();
    });
    await page.getByLabel('Files').setInputFiles(fit('morning.fit', recordingOf(4)));
    await page.getByRole('button', { name: 'Hand in', exact: true }).click();
    await expect(page.locator('.told')).toContainText('The connection broke');
    await expect(page.locator('.next')).toContainText('Your run is in the results', { timeout: 90_000 });
    await expect(page.locator('svg.drawing')).toHaveCount(3);
    await expect(page.locator('main')).toContainText('verified recording');
    await lookAt(page, 'own-accepted');
  });

  await test.step('a first visit is light, with a whole run drawn on it too', async () => {
    expect(await weightOf(service.address, `/events/${event}/online/home`)).toBeLessThan(25_000);
    expect(await weightOf(service.address, new URL(page.url()).pathname)).toBeLessThan(50_000);
  });

  await test.step('the certificate says it, and the list says how sure it is', async () => {
    await page.getByRole('link', { name: 'Certificate' }).click();
    await expect(page.locator('.certificate')).toContainText('Айгүл Нұрланова');
    await expect(page.locator('.certificate-time')).toHaveText(/^\d:\d\d:\d\d$/);
    await lookAt(page, 'certificate');
    const row = page.locator('table.results tbody tr').filter({ hasText: 'Айгүл' });
    await expect(async () => {
      await page.goto(`${service.address}/events/${event}/races/home`);
      await expect(row).toContainText('verified recording', { timeout: 1000 });
    }).toPass({ timeout: 30_000 });
    await expect(page.locator('.legend')).toContainText('The original file of a watch');
    await lookAt(page, 'results');
  });
});

for (const [lang, locale, entered] of [
  ['ru', 'ru-RU', 'Вы зарегистрированы'],
  ['zh-CN', 'zh-CN', '报名成功'],
] as const)
  test(`without a script everything works as well, in ${lang}`, async ({ browser }) => {
    const plain = await browser.newContext({ javaScriptEnabled: false, viewport: telephone, locale });
    const page = await plain.newPage();
    await page.goto(enter(lang));
    await page.locator('form.form button').click();
    await expect(page.locator('.wrong').first()).toBeVisible();
    const width = await page.locator('html').evaluate((element) => element.scrollWidth);
    expect(width).toBeLessThanOrEqual(telephone.width);
    await fillEntry(page, lang === 'ru' ? 'Пётр Ёлкин' : '王伟');
    await page.locator('form.form button').click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(entered);
    await enteredDaysAgo();
    const link = await page.locator('.secret').innerText();
    await page.goto(`${link}?lang=${lang}`);
    await page.locator('input[type=file]').setInputFiles(fit('run.fit', recordingOf(lang === 'ru' ? 5 : 7)));
    await page.locator('.hand-in button').click();
    await expect(async () => {
      await page.reload();
      await expect(page.locator('.findings, .figures').first()).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 90_000 });
    expect(await page.locator('html').evaluate((element) => element.scrollWidth)).toBeLessThanOrEqual(390);
    await plain.close();
  });

test('a reviewer asks, the runner answers, and the run is accepted', async ({ browser, page }) => {
  const runner = await (await browser.newContext({ viewport: telephone })).newPage();
  await runner.goto(enter('en'));
  await fillEntry(runner, 'Maria Weber');
  await runner.getByRole('button', { name: 'Enter' }).click();
  const bib = await runner.locator('.bib-number').innerText();
  await runner.getByRole('link', { name: 'To my run' }).click();
  await enteredDaysAgo();
  await runner.getByLabel('Files').setInputFiles(fit('gap.fit', withGap(recordingOf(11), 180_000)));
  await runner.getByRole('button', { name: 'Hand in', exact: true }).click();
  await expect(runner.locator('.next')).toContainText('a person looks at it', { timeout: 90_000 });
  await expect(runner.locator('.findings li').first()).toBeVisible();
  await lookAt(runner, 'own-waits');

  await page.setViewportSize(laptop);
  await page.goto(service.address + (await makeAdminLink({ name: 'Olga', dataDir: dataDir() })));
  await page.getByLabel('Password').fill('a long password');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('heading', { name: 'Your events' })).toBeVisible();

  await test.step('the event says how much waits, and keys lead to the run', async () => {
    await page.goto(`${service.address}/organiser/${event}`);
    await page.getByRole('button', { name: 'Online races' }).click();
    await expect(page.getByText('1 waits')).toBeVisible();
    await lookAt(page, 'work');
    await page.getByRole('button', { name: 'Look at runs' }).click();
    await expect(page.getByRole('list', { name: 'Runs' })).toContainText('Maria Weber');
    await lookAt(page, 'queue');
    await page.getByRole('button', { name: /^waits for a look/ }).click();
    await expect(page.getByRole('list', { name: 'Runs' }).getByRole('listitem')).toHaveCount(1);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: `${bib} · Maria Weber` })).toBeVisible();
  });

  await test.step('the finding is looked at, and the runner asked', async () => {
    await expect(page.getByRole('img', { name: /^Pace:/ })).toBeVisible();
    await page.getByRole('button', { name: /One run, without gaps/ }).click();
    await lookAt(page, 'review');
    await expect(page.getByRole('button', { name: 'Accept', exact: true })).toBeDisabled();
    await page.getByLabel('Ready-made words').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(page.getByText('runner was asked')).toBeVisible();
  });

  await test.step('the runner reads the question and answers', async () => {
    await runner.reload();
    await expect(runner.locator('.next')).toContainText('The organisers have a question');
    await expect(runner.locator('blockquote')).toContainText('Please');
    await lookAt(runner, 'own-asked');
    await runner.getByLabel('A sentence is enough').fill('There is a tunnel.');
    await runner.getByRole('button', { name: 'Send' }).click();
    await expect(runner.locator('.next')).toContainText('Your answer has arrived');
  });

  await test.step('the reviewer reads it, ticks what is open, and accepts', async () => {
    await page.reload();
    await expect(page.getByText('There is a tunnel.')).toBeVisible();
    for (const box of await page.getByRole('checkbox', { name: 'Looked at: it is fine' }).all())
      await box.check();
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(page.getByText('accepted', { exact: true })).toBeVisible();
    await runner.reload();
    await expect(runner.locator('.next')).toContainText('Your run is in the results');
  });
});

test('a picture counts with its own grade, once its figures were typed and a person looked at it', async ({
  page,
}) => {
  await page.setViewportSize(telephone);
  await page.goto(enter('en'));
  await fillEntry(page, 'Mary Wanjiru');
  await page.getByRole('button', { name: 'Enter' }).click();
  const bib = await page.locator('.bib-number').innerText();
  await page.getByRole('link', { name: 'To my run' }).click();
  await enteredDaysAgo();
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const buffer = Buffer.from(png, 'base64');
  await page.getByLabel('Files').setInputFiles({ name: 'watch.png', mimeType: 'image/png', buffer });
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  await expect(page.locator('.next')).toContainText('Type what it shows');
  const figures = page.getByRole('group').filter({ hasText: 'watch.png' });
  await figures.getByLabel('Time', { exact: true }).fill('55 min');
  await figures.getByRole('button', { name: 'Hand this in' }).click();
  await expect(page.getByText('Write hours, minutes and seconds').first()).toBeVisible();
  await lookAt(page, 'own-picture');
  const start = new Date(Date.now() - 6 * 3_600_000 + 8 * 3_600_000).toISOString().slice(0, 16);
  await figures.getByLabel('Start').fill(start);
  await figures.getByLabel('Time', { exact: true }).fill('0:55:00');
  await figures.getByLabel('Distance in km').fill('10');
  await figures.getByRole('button', { name: 'Hand this in' }).click();
  await expect(page.locator('.next')).toContainText('A person looks at it');
  const params = { event, race: 'home', bib };
  const body = { act: 'accept', grade: 'picture', text: '' } as const;
  await owner.ask(onlineCalls.decideRun, { params, body });
  await page.reload();
  await expect(page.locator('.next')).toContainText('Your run is in the results: 0:55:00');
  await expect(page.locator('.grade').first()).toHaveText('picture');
});

test('an organiser sets an online race up, with what is wrong beside its field', async ({ page }) => {
  await page.setViewportSize(laptop);
  await page.goto(service.address + (await makeAdminLink({ name: 'Ivan', dataDir: dataDir() })));
  await page.getByLabel('Password').fill('a long password');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('heading', { name: 'Your events' })).toBeVisible();
  await page.goto(`${service.address}/organiser/${event}/online`);
  await page.getByRole('button', { name: 'New online race' }).click();
  await page.getByLabel('Handing in until').fill('2020-01-01T00:00');
  await page.getByRole('button', { name: 'Make the race' }).click();
  await expect(page.getByText('Before the last runs end.')).toBeVisible();
  await expect(page.getByText('Give it a name in one language at least.').first()).toBeVisible();
  await lookAt(page, 'race-form');
  await page.getByLabel('Name · English').fill('Online marathon');
  await page.getByLabel('Handing in until').fill('2099-01-01T00:00');
  await page.getByLabel('Only with an entry code from you').check();
  await page.getByRole('button', { name: 'Make the race' }).click();
  await expect(page.getByText('Online marathon', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Entry codes' }).click();
  await page.getByRole('button', { name: 'Make them' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: /Keep the file with 50 codes/ }).click();
  const codes = await readFile(await (await download).path(), 'utf8');
  expect(codes.trim().split('\n')).toHaveLength(50);
});
