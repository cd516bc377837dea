import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { startService } from '../../src/service/service.ts';
import { noBrowser } from '../support/browser.ts';
import { startStation, temporaryDir } from '../support/processes.ts';

test.skip(noBrowser !== null, noBrowser ?? '');

const gun = Date.parse('2026-05-10T08:00:00Z');
const waves = [{ id: 'A', gun: new Date(gun).toISOString() }];
const race = (id: string, name: string, site: string) => ({
  id,
  name,
  site,
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 10_000 },
  ],
});
/** Two races of one length in Kunming, and a third in Almaty, of which nothing ever comes. */
const event = {
  id: 'friendship',
  name: 'Friendship Run',
  date: '2026-05-10',
  sites: [
    { id: 'kunming', name: 'Kunming', zone: 'UTC', waves },
    { id: 'almaty', name: 'Almaty', zone: 'UTC', waves },
  ],
  races: [
    race('city', 'City 10 km', 'kunming'),
    race('team', 'Company 10 km', 'kunming'),
    race('steppe', 'Steppe 10 km', 'almaty'),
  ],
  lists: [{ id: 'all', name: 'All 10 km', races: ['city', 'team', 'steppe'], by: 'sex' }],
};
const entries = `bib,name,sex,chip,race
1,Anna City,F,C1,city
2,Bella Company,F,C2,team
3,Chen City,M,C3,city
4,Dora Out,F,C4,team
`;
const screensDir = fileURLToPath(new URL('../../out/renderer', import.meta.url));

async function start() {
  const folder = temporaryDir();
  const file = (name: string, text: string) => {
    writeFileSync(join(folder.path, name), text);
    return join(folder.path, name);
  };
  const service = await startService({ port: 0, dataDir: join(folder.path, 'service'), screensDir });
  const reads = [
    [0, 'C1', 'start'],
    [2400, 'C1', 'finish'],
    [3, 'C3', 'start'],
    [2100, 'C3', 'finish'],
    [5, 'C4', 'start'],
  ].map(([seconds, chip, mat]) => `${new Date(gun + Number(seconds) * 1000).toISOString()},${chip},${mat}`);
  const { station, address } = await startStation(
    join(folder.path, 'data'),
    `--race=${file('event.json', JSON.stringify(event))}`,
    '--site=kunming',
    `--entries=${file('entries.csv', entries)}`,
    `--reader=file:${file('reads.csv', `${reads.join('\n')}\n`)}?protocol=csv&point=finish`,
    `--sync=${service.address}`,
    `--token=${service.unusedToken}`,
  );
  const typed = { point: 'finish', bib: '2', time: gun + 2_300_000 };
  const answer = await fetch(`${address}/api/passings`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(typed),
  });
  expect(answer.status).toBe(200);
  const end = async () => {
    await station.stop();
    await service.stop();
    folder[Symbol.dispose]();
  };
  return { station: address, service: service.address, end };
}

const rows = (page: Page) => page.getByRole('row');

test('a list over races is chosen beside the races, at the station and at the service, and says how complete it is', async ({
  page,
}) => {
  const { station, service, end } = await start();
  try {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${station}/results`);
    await page.getByRole('button', { name: 'All races' }).click();
    await expect(page).toHaveURL(/\/results\/lists\/all$/);
    await expect(page.getByRole('button', { name: /^Women/ })).toHaveAttribute('aria-pressed', 'true');
    await expect(rows(page).nth(1)).toHaveText(
      /1.*2.*Bella Company.*Company 10 km.*Kunming.*by hand.*0:38:20/,
    );
    await expect(rows(page).nth(2)).toHaveText(/2.*1.*Anna City.*City 10 km.*Kunming.*chip.*0:40:00/);
    const complete = page.getByRole('list', { name: 'How complete this list is' }).getByRole('listitem');
    await expect(complete.nth(0)).toContainText('Kunming: 3 of 4 finished · 1 on course');
    await expect(complete.nth(1)).toHaveText('Almaty: nothing received here yet');
    await page.getByRole('button', { name: /^Men/ }).click();
    await expect(rows(page).nth(1)).toContainText('Chen City');

    await page.goto(`${service}/`);
    await page.getByRole('link', { name: /Friendship Run/ }).click();
    await page.getByRole('link', { name: /All 10 km/ }).click();
    const shown = page.locator('table.results tbody tr');
    await expect(shown.first()).toContainText('Bella Company');
    await expect(shown.first()).toContainText('Company 10 km · Kunming · by hand');
    await expect(page.locator('.sites')).toContainText('3 of 4 finished · 1 on course');
    await expect(page.locator('.sites')).toContainText('Almaty nothing received yet');
    await page.setViewportSize({ width: 390, height: 844 });
    await shown.nth(1).getByRole('link').click();
    await expect(page).toHaveURL(/\/events\/friendship\/races\/city\/runners\/1$/);
    await expect(page.locator('.runner')).toContainText('0:40:00');
    await page.goBack();
    await page.getByRole('link', { name: /^Men/i }).click();
    await expect(shown.first()).toContainText('Chen City');
  } finally {
    await end();
  }
});

test('a card lies over the head of the table, which stays in view', async ({ page }) => {
  const { station, end } = await start();
  try {
    await page.goto(`${station}/results/overall?race=city&bib=1`);
    await expect(page.getByRole('dialog')).toContainText('Anna City');
    const inTable = await page.evaluate<boolean>(`(() => {
      const { left, top } = document.querySelector('[role=columnheader]').getBoundingClientRect();
      return document.elementFromPoint(left + 2, top + 2).closest('[role=table]') !== null;
    })()`);
    expect(inTable).toBe(false);
  } finally {
    await end();
  }
});
