import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { snapshotSchema } from '../../src/contract/feed.ts';
import { resultsPageSchema, type ResultRow } from '../../src/contract/rows.ts';
import { noBrowser } from '../support/browser.ts';
import { feedEvents } from '../support/feed.ts';
import { freePort, goldline, startStation, temporaryDir, type TestProcess } from '../support/processes.ts';
import { sentFinishes, startSmallRace, type SmallRace } from '../support/small-race.ts';

/** From the mats on serial ports over the station, the browser and the file to the central service. */
const speed = 40;
/** Screenshots for people go here; next to the other results of the run where nothing is said. */
const pictures = process.env['SCREENSHOTS'];

test.skip(noBrowser !== null, noBrowser ?? '');
test.setTimeout(600_000);

test('a race of 500 goes the whole way, and everybody whose chip was read is there once, everywhere', async ({
  page,
  context,
}, info) => {
  using folder = temporaryDir();
  const picture = (name: string) => ({ path: join(pictures ?? info.outputDir, `${name}.png`) });
  const servicePort = await freePort();
  const service = await startService(join(folder.path, 'service'), servicePort);
  const small = await startSmallRace(folder.path, speed);
  const data = join(folder.path, 'station');
  const { station, address } = await startStation(
    data,
    ...small.stationArgs,
    `--sync=http://127.0.0.1:${servicePort}`,
    `--token=${service.token}`,
  );
  try {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${address}/console`);
    await expect(finisherBibs(page).nth(20)).toBeVisible({ timeout: 60_000 });
    await page.screenshot(picture('console'));

    await test.step('the service is gone for the rest of the race', () => service.process.kill());
    await test.step('a screen without network catches up', async () => {
      await context.setOffline(true);
      await page.waitForTimeout(4000);
      await context.setOffline(false);
      await page.reload();
    });
    const announcer = await context.newPage();
    await announcer.setViewportSize({ width: 1920, height: 1080 });
    await announcer.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await announcer.goto(`${address}/announcer`);
    await announcer.waitForTimeout(8000);
    await announcer.screenshot(picture('announcer'));

    await small.simulation.done;
    const expected = sentFinishes(small.simulation);
    expect(expected.size).toBeGreaterThan(400);
    await expect
      .poll(async () => (await finishers(address)).length, { timeout: 60_000 })
      .toBeGreaterThanOrEqual(expected.size);
    const rows = await allRows(`${address}/api/results`);
    const finished = rows.filter(({ status }) => status === 'finished');

    await test.step('every finisher whose chip was read is there once, with the right time and place', () => {
      expect(finished.map(({ person }) => person.bib).sort(byText)).toEqual(
        [...expected.keys()].sort(byText),
      );
      checkTimes(small, finished);
      checkPlaces(small, finished);
    });

    await test.step('the console shows the latest of them, no hole and no double', async () => {
      await expect(page.getByText(new RegExp(`^${finished.length}\\s*finished$`))).toBeVisible();
      await expect.poll(() => finisherBibs(page).allTextContents()).toEqual(await latestBibs(address));
    });

    await test.step('the file says the same', async () => {
      const file = join(folder.path, 'results.csv');
      const exported = goldline('export', `--data=${data}`, '--format=csv', `--out=${file}`);
      expect(await exported.ended()).toEqual({ code: 0, signal: null });
      const csv = readFileSync(file, 'utf8');
      const download = await (await fetch(`${address}/api/results.csv`)).arrayBuffer();
      expect(csv).toBe(Buffer.from(download).toString('utf8'));
      const lines = parse<Record<string, string>>(csv, { bom: true, columns: true });
      expect(lines).toHaveLength(500);
      for (const row of finished) {
        const line = lines.filter(({ Bib }) => Bib === row.person.bib);
        expect(line).toMatchObject([
          {
            Place: String(row.place),
            'Gun time': hms(row.gun),
            'Chip time': hms(row.chip),
            Status: 'Finished',
          },
        ]);
      }
    });

    await test.step('the service gets everything when it is back, and computes the same results', async () => {
      const again = await startService(join(folder.path, 'service'), servicePort);
      try {
        const url = `http://127.0.0.1:${servicePort}/api/races/small-race/results`;
        await expect
          .poll(async () => JSON.stringify(await allRows(url).catch(() => [])) === JSON.stringify(rows), {
            timeout: 90_000,
          })
          .toBe(true);
        await page.goto(`http://127.0.0.1:${servicePort}/races/small-race`);
        await expect(page.getByText(finished[0]?.person.name ?? '').first()).toBeVisible();
        await page.screenshot(picture('results'));
        expect(await again.process.stop()).toEqual({ code: 0, signal: null });
      } finally {
        await again.process[Symbol.asyncDispose]();
      }
    });

    expect(await station.stop()).toEqual({ code: 0, signal: null });
    const verify = goldline('verify', `--data=${data}`);
    expect(await verify.ended(), verify.output).toEqual({ code: 0, signal: null });
  } finally {
    await small.simulation.stop();
    await station[Symbol.asyncDispose]();
    await service.process[Symbol.asyncDispose]();
  }
});

async function startService(data: string, port: number): Promise<{ process: TestProcess; token: string }> {
  const process = goldline('service', `--data=${data}`, `--port=${port}`);
  await process.line(/^Goldline service ready/, 60_000);
  const token = readFileSync(join(data, 'station-token'), 'utf8').trim();
  return { process, token };
}

/** The bibs in the console's list of finishers, newest first. */
function finisherBibs(page: Page) {
  return page.getByRole('tabpanel').getByRole('listitem').locator('button > span:nth-child(2)');
}

async function allRows(url: string): Promise<ResultRow[]> {
  const rows: ResultRow[] = [];
  for (;;) {
    const answer = await fetch(`${url}?list=overall&offset=${rows.length}&limit=200`);
    const page = resultsPageSchema.parse(await answer.json());
    rows.push(...page.rows);
    if (rows.length >= page.total || page.rows.length === 0) return rows;
  }
}

async function finishers(address: string): Promise<ResultRow[]> {
  return (await allRows(`${address}/api/results`)).filter(({ status }) => status === 'finished');
}

/** The hundred latest finishers as the feed's snapshot names them. */
async function latestBibs(address: string): Promise<string[]> {
  for await (const { event, data } of feedEvents(address))
    if (event === 'snapshot') return snapshotSchema.parse(data).finishers.map(({ person }) => person.bib);
  throw new Error('the feed ended without a snapshot');
}

/** Stamps are taken when bytes arrive: a busy machine makes them late, by so much wall time at most. */
function checkTimes({ simulation, race }: SmallRace, finished: ResultRow[]): void {
  const truths = sentFinishes(simulation);
  const late = finished.map(({ person, gun }) => {
    const fired = race.waves.find(({ id }) => id === person.wave)?.gun ?? NaN;
    return ((gun ?? NaN) - ((truths.get(person.bib)?.firstSent ?? NaN) - fired)) / speed;
  });
  const sorted = late.toSorted((one, other) => one - other);
  expect(sorted[0]).toBeGreaterThanOrEqual(-1);
  expect(sorted.at(-1)).toBeLessThan(1500);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(150);
}

/** Places are 1, 2, 3 … by time, and nobody stands before somebody who was clearly faster. */
function checkPlaces({ simulation, race }: SmallRace, finished: ResultRow[]): void {
  const truths = sentFinishes(simulation);
  const trueTime = ({ person }: ResultRow) =>
    (truths.get(person.bib)?.firstSent ?? NaN) -
    (race.waves.find(({ id }) => id === person.wave)?.gun ?? NaN);
  let slowest = -Infinity;
  for (const [index, row] of finished.entries()) {
    expect(row.place).toBeLessThanOrEqual(index + 1);
    if (index > 0) expect(row.gun ?? NaN).toBeGreaterThanOrEqual(finished[index - 1]?.gun ?? NaN);
    expect(trueTime(row)).toBeGreaterThan(slowest - 1500 * speed);
    slowest = Math.max(slowest, trueTime(row));
  }
}

function hms(ms: number | null): string {
  if (ms === null) return '';
  const two = (value: number) => String(value).padStart(2, '0');
  const seconds = ms / 1000;
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function byText(one: string, other: string): number {
  return one < other ? -1 : 1;
}
