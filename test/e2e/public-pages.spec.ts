import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { issueStationToken, startService } from '../../src/service/service.ts';
import { noBrowser } from '../support/browser.ts';
import { weightOf } from '../support/page-weight.ts';
import { startStation, temporaryDir } from '../support/processes.ts';

test.skip(noBrowser !== null, noBrowser ?? '');

const screensDir = fileURLToPath(new URL('../../out/renderer', import.meta.url));
/** Screenshots for people go here; nowhere where nothing is said. */
const pictures = process.env['SCREENSHOTS'];
const telephone = { width: 390, height: 844 };
const gun = Date.parse('2026-11-22T01:00:00Z');
const waves = [{ id: 'A', gun: new Date(gun).toISOString() }];
const half = (id: string, name: object, site: string) => ({
  id,
  name,
  site,
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: '10k', kind: 'split', distance: 10_000 },
    { id: 'finish', kind: 'finish', distance: 21_097.5 },
  ],
  categories: [
    { id: 'W35', sex: 'F', minAge: 35 },
    { id: 'M35', sex: 'M', minAge: 35 },
  ],
});
/** One half marathon in two cities at the same moment. */
const event = {
  id: 'silk-road',
  name: { en: 'Silk Road Half', 'zh-CN': '丝路半程马拉松', ru: 'Полумарафон «Шёлковый путь»' },
  date: '2026-11-22',
  sites: [
    { id: 'xian', name: { en: "Xi'an", 'zh-CN': '西安', ru: 'Сиань' }, zone: 'Asia/Shanghai', waves },
    { id: 'almaty', name: { en: 'Almaty', 'zh-CN': '阿拉木图', ru: 'Алматы' }, zone: 'Asia/Almaty', waves },
  ],
  races: [
    half('xian', { en: "Half marathon Xi'an", 'zh-CN': '西安半程', ru: 'Полумарафон Сиань' }, 'xian'),
    half(
      'almaty',
      { en: 'Half marathon Almaty', 'zh-CN': '阿拉木图半程', ru: 'Полумарафон Алматы' },
      'almaty',
    ),
  ],
  lists: [
    {
      id: 'all',
      name: { en: 'Both cities', 'zh-CN': '两城总榜', ru: 'Оба города' },
      races: ['xian', 'almaty'],
      by: 'sex',
    },
  ],
};
const people = {
  xian: `bib,name,sex,chip,race,nationality,club,birthDate
1,李娜,F,C1,xian,CHN,西安跑团,1988-03-04
2,王伟,M,C2,xian,CHN,,1992-05-06
3,张敏,F,C3,xian,CHN,西安跑团,1999-07-08
4,Thomas Müller-Lüdenscheidt,M,C4,xian,GER,LG Süd,1980-01-02
`,
  almaty: `bib,name,sex,chip,race,nationality,club,birthDate
1,Айгүл Нұрланова,F,D1,almaty,KAZ,Алматы жүгірушілері,1990-02-03
2,Пётр Ёлкин,M,D2,almaty,KAZ,Динамо,1985-09-10
`,
};
const reads = {
  xian: [
    [3, 'C1', 'start'],
    [2400, 'C1', '10k'],
    [5100, 'C1', 'finish'],
    [4, 'C2', 'start'],
    [2250, 'C2', '10k'],
    [4800, 'C2', 'finish'],
    [5, 'C3', 'start'],
    [2700, 'C3', '10k'],
    [6, 'C4', 'start'],
  ],
  almaty: [
    [2, 'D1', 'start'],
    [2500, 'D1', '10k'],
    [5300, 'D1', 'finish'],
    [3, 'D2', 'start'],
    [2300, 'D2', '10k'],
  ],
} as const;

async function startDay() {
  const folder = temporaryDir();
  const file = (name: string, text: string) => {
    writeFileSync(join(folder.path, name), text);
    return join(folder.path, name);
  };
  const dataDir = join(folder.path, 'service');
  const service = await startService({ port: 0, dataDir, screensDir, log: () => undefined });
  const stations: Awaited<ReturnType<typeof startStation>>[] = [];
  for (const site of ['xian', 'almaty'] as const) {
    const lines = reads[site].map(
      ([seconds, chip, mat]) => `${new Date(gun + seconds * 1000).toISOString()},${chip},${mat}`,
    );
    stations.push(
      await startStation(
        join(folder.path, site),
        `--race=${file('event.json', JSON.stringify(event))}`,
        `--site=${site}`,
        `--entries=${file(`${site}.csv`, people[site])}`,
        `--reader=file:${file(`${site}-reads.csv`, `${lines.join('\n')}\n`)}?protocol=csv&point=finish`,
        `--sync=${service.address}`,
        `--token=${await issueStationToken({ name: site, dataDir })}`,
      ),
    );
  }
  const end = async () => {
    for (const { station } of stations) await station.stop();
    await service.stop();
    folder[Symbol.dispose]();
  };
  return { service: service.address, stations: stations.map(({ address }) => address), end };
}

test('a telephone follows a race of two cities as it is run', async ({ page, browser }) => {
  const { service, stations, end } = await startDay();
  const list = `${service}/events/silk-road/races/xian`;
  try {
    await page.setViewportSize(telephone);
    await page.goto(`${service}/`);
    await page.getByRole('link', { name: /Silk Road Half/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Silk Road Half');
    await page.getByRole('link', { name: /Half marathon Xi'an/ }).click();
    const rows = page.locator('table.results tbody tr');
    await expect(rows.first()).toContainText('王伟');
    await expect(rows.first()).toContainText('1:20:00');
    await expect(page.locator('.head .facts')).toContainText('Provisional');
    await expect(page.locator('body')).not.toContainText('Official');
    await expect(page.locator('.sites li')).toHaveCount(2);

    await test.step('who finishes is there without a reload', async () => {
      const typed = { point: 'finish', bib: '3', time: gun + 5_000_000 };
      const answer = await fetch(`${stations[0]}/api/passings`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(typed),
      });
      expect(answer.status).toBe(200);
      await expect(rows.nth(1)).toContainText('1:23:20');
    });

    await test.step('a name is found in pinyin, and the card tells the city and the times', async () => {
      await page.getByRole('searchbox').fill('lina');
      await expect(rows).toHaveCount(1);
      await rows.getByRole('link').click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('李娜');
      await expect(page.locator('.runner')).toContainText("Xi'an");
      await expect(page.locator('.official')).toHaveText('1:25:00');
      await expect(page.locator('.splits')).toContainText('10 km');
      await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', '李娜');
      const picture = await page.locator('meta[property="og:image"]').getAttribute('content');
      const shared = await page.request.get(new URL(picture!, service).href);
      expect(shared.headers()['content-type']).toBe('image/png');
      expect((await page.request.get(`${service}/main.ts`)).status(), 'sources are not served').toBe(404);
    });

    await test.step('whoever is followed stands on the page of the event', async () => {
      await page.getByRole('button', { name: 'Follow' }).click();
      await expect(page.getByRole('button', { name: 'Following' })).toHaveAttribute('aria-pressed', 'true');
      await page.goto(`${service}/events/silk-road`);
      await expect(page.getByRole('link', { name: /★ 李娜/ })).toBeVisible();
    });

    await test.step('two runners are compared, and the list over both cities says how complete it is', async () => {
      await page.goto(`${list}/runners/1`);
      await page.getByRole('textbox', { name: 'Compare with bib' }).fill('2');
      await page.getByRole('button', { name: 'Compare' }).click();
      await expect(page.locator('table')).toContainText('−0:05:00');
      await page.goto(`${service}/events/silk-road/lists/all`);
      await expect(rows.first()).toContainText("Xi'an");
      await expect(page.locator('.sites')).toContainText('Almaty');
    });

    await test.step('nothing is wider than the telephone, and all is readable without a script', async () => {
      const plain = await browser.newContext({
        javaScriptEnabled: false,
        viewport: telephone,
        locale: 'ru-RU',
      });
      const reader = await plain.newPage();
      await reader.goto(list);
      await expect(reader.locator('html')).toHaveAttribute('lang', 'ru');
      await reader.getByRole('searchbox').fill('西安');
      await reader.getByRole('button', { name: 'Найти' }).click();
      await expect(reader.locator('table.results tbody tr')).toHaveCount(2);
      await reader.getByRole('link', { name: '张敏' }).click();
      await expect(reader.locator('.runner')).toContainText('1:23:20');
      await plain.close();
      for (const path of [
        '/',
        '/events/silk-road',
        '/events/silk-road/lists/all',
        '/events/silk-road/races/xian',
        '/events/silk-road/races/xian/runners/4',
      ])
        for (const lang of ['en', 'ru', 'zh-CN']) {
          await page.goto(`${service}${path}?lang=${lang}`);
          const width = await page.evaluate<number>('document.documentElement.scrollWidth');
          expect(width, `${path} in ${lang}`).toBeLessThanOrEqual(telephone.width);
          if (pictures === undefined) continue;
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            const name = `public${path.replaceAll('/', '-')}-${lang}-${colorScheme}.png`;
            await page.screenshot({ path: join(pictures, name), fullPage: true });
          }
        }
    });

    await test.step('a first visit is light', async () => {
      expect(await weightOf(service, '/events/silk-road/races/xian')).toBeLessThan(100_000);
      expect(await weightOf(service, '/events/silk-road/races/xian/runners/1')).toBeLessThan(60_000);
    });
  } finally {
    await end();
  }
});
