import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parseRaceJson } from '../../src/files/event-json.ts';
import { siteField } from '../../src/simulator/field.ts';
import { eventOfRace } from '../../src/timing/model/event.ts';
import type { Entry } from '../../src/timing/model/race.ts';
import { noBrowser } from '../support/browser.ts';
import { startStation, temporaryDir } from '../support/processes.ts';

test.skip(noBrowser !== null, noBrowser ?? '');

const gun = Date.parse('2026-05-10T09:00:00Z');
const race = {
  id: 'chips',
  name: 'Chips',
  date: '2026-05-10',
  zone: 'UTC',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: '5k', kind: 'split', distance: 5000 },
    { id: 'finish', kind: 'finish', distance: 10000 },
  ],
  waves: [{ id: 'A', gun: new Date(gun).toISOString() }],
};

test.setTimeout(90_000);

/** A station that has read these lines: `time,chip,point`. */
async function stationWith(entries: readonly string[], reads: readonly string[]) {
  const folder = temporaryDir();
  const file = (name: string, lines: readonly string[]) => {
    writeFileSync(join(folder.path, name), `${lines.join('\n')}\n`);
    return join(folder.path, name);
  };
  const { station, address } = await startStation(
    join(folder.path, 'data'),
    `--race=${file('race.json', [JSON.stringify(race)])}`,
    `--entries=${file('list.csv', entries)}`,
    `--reader=file:${file('reads.csv', reads)}?protocol=csv&point=finish`,
  );
  const end = async () => {
    await station.stop();
    folder[Symbol.dispose]();
  };
  return { address, end };
}

const read = (seconds: number, chip: string, point: string) =>
  `${new Date(gun + seconds * 1000).toISOString()},${chip},${point}`;

async function gunTimes(address: string): Promise<Record<string, number | null>> {
  const answer = await fetch(`${address}/api/results?limit=500`);
  const { rows } = (await answer.json()) as { rows: { person: { bib: string }; gun: number | null }[] };
  return Object.fromEntries(
    rows.map(({ person, gun: time }) => [person.bib, time === null ? null : time / 1000]),
  );
}

test('a chip is handed over on its runner’s card, with a look at what changes, and the first runner keeps the result', async ({
  page,
}) => {
  const { address, end } = await stationWith(
    ['bib,name,sex,chip', '6,李娜,F,E20000000000000000000006', '5,Eva Lind,F,'],
    [
      read(1, 'E20000000000000000000006', 'start'),
      read(1200, 'E20000000000000000000006', '5k'),
      read(2420, 'E20000000000000000000006', 'finish'),
    ],
  );
  try {
    await page.goto(`${address}/console`);
    await page.getByRole('tabpanel').getByText('李娜').first().click();
    await page.getByRole('button', { name: 'Hand over…' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('Bib 6, 李娜 · finished by it in 0:40:20')).toBeVisible();
    await expect(dialog.getByRole('radio', { name: /From now on/ })).toBeChecked();
    await dialog.getByLabel('To bib').fill('5');
    await expect(dialog.getByText('Eva Lind')).toBeVisible();
    await dialog.getByRole('button', { name: 'See what changes' }).click();
    await expect(dialog.getByText('Nothing changes in the results.')).toBeVisible();

    await dialog.getByRole('radio', { name: /All its passings/ }).check();
    await dialog.getByRole('button', { name: 'See what changes' }).click();
    await expect(dialog.getByText(/Finished · Gun 0:40:20 .*→ Not started/)).toBeVisible();

    await dialog.getByRole('radio', { name: /From now on/ }).check();
    await dialog.getByRole('button', { name: 'See what changes' }).click();
    await dialog.getByRole('button', { name: 'Hand over', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(/^until \d\d:\d\d:\d\d$/)).toBeVisible();
    expect(await gunTimes(address)).toEqual({ 5: null, 6: 2420 });
  } finally {
    await end();
  }
});

test('a shifted chip map is looked at, applied and taken back in one act', async ({ page }) => {
  const parsed = parseRaceJson(JSON.stringify(race), 'race.json');
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  const field = Array.from({ length: 400 }, (_, index): Entry => ({
    bib: String(1001 + index),
    chips: [`E2003412DC03011A${String(index).padStart(8, '0')}`],
    name: `Runner ${index + 1}`,
    sex: (index * 7919) % 101 < 42 ? 'F' : 'M',
    birthDate: `${1956 + ((index * 104_729) % 50)}-06-01`,
  }));
  const listed = field.map(
    ({ bib, name, sex, birthDate }, index) =>
      `${bib},${name},${sex},${birthDate},${field[index + 1]?.chips[0] ?? ''}`,
  );
  const crossings = siteField(eventOfRace(parsed.value), field, 1).filter(
    ({ missed, bib }) => !missed && bib !== null,
  );
  const { address, end } = await stationWith(
    ['bib,name,sex,birth date,chip', ...listed],
    crossings.map(({ time, chip, point }) => read((time - gun) / 1000, chip, point)),
  );
  try {
    await page.goto(`${address}/console`);
    const card = page.getByRole('article').filter({ hasText: 'Chips are shifted against the bibs' });
    await expect(card).toBeVisible({ timeout: 60_000 });
    const shifted = await gunTimes(address);
    await card.getByRole('button', { name: 'Correct…' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/the chip listed for bib 1001 is worn by bib 1002/)).toBeVisible();
    await expect(dialog.getByText(/Left without a chip.*1001/)).toBeVisible();
    await dialog.getByRole('button', { name: 'See what changes' }).click();
    await expect(dialog.getByText('Times that change')).toBeVisible();
    const isCorrected = async () => {
      const times = await gunTimes(address);
      return field.slice(1, 100).every(({ bib }) => times[bib] === shifted[String(Number(bib) - 1)]);
    };
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await expect.poll(() => gunTimes(address)).toEqual(shifted);

    await card.getByRole('button', { name: 'Correct…' }).click();
    await dialog.getByRole('button', { name: 'See what changes' }).click();
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await expect.poll(isCorrected).toBe(true);
    await expect(card).toBeHidden({ timeout: 60_000 });
  } finally {
    await end();
  }
});
