import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startStation, type TestProcess } from './processes.ts';

const race = {
  id: 'village-5k',
  name: { en: 'Village 5 km' },
  date: '2026-12-06',
  zone: 'Asia/Shanghai',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 20 },
  ],
  waves: [{ id: 'A' }, { id: 'B' }],
};
const runners = Array.from({ length: 40 }, (_, index) => 101 + index);
const list = `bib,name,sex,chip\n${runners.map((bib) => `${bib},Runner ${bib},F,C${bib}`).join('\n')}\n1030,Mary Long,F,C1030\n`;

/** A station with a small race of forty runners, bibs 101 to 140, and one with 1030. */
export async function startRaceStation(
  folder: string,
  ...args: string[]
): Promise<{ station: TestProcess; address: string }> {
  const raceFile = join(folder, 'race.json');
  const listFile = join(folder, 'list.csv');
  writeFileSync(raceFile, JSON.stringify(race));
  writeFileSync(listFile, list);
  return startStation(join(folder, 'data'), `--race=${raceFile}`, `--entries=${listFile}`, ...args);
}

export const entryLine = (page: Page) => page.getByLabel('Bib; Enter records a passing now');

/** Arms the first gun that was not fired, and fires it; far from the planned start, answers the question. */
export async function fireFirstGun(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'GUN' }).first().click();
  const again = page.getByRole('button', { name: /^(Press again|Fire now)/ });
  await again.waitFor();
  // A press so soon after the first would be taken for a double click.
  await page.waitForTimeout(400);
  await again.click();
}

/** What a browser said of the keys and presses that it saw: which, and the moment on the wall. */
export interface Pressed {
  key: string;
  moment: number;
}

/** Runs in the page: remembers each key and press of the pointer with the moment that the browser gives it. */
const watching = `
  const wallLead = Date.now() - performance.now();
  globalThis.presses = [];
  for (const name of ['keydown', 'pointerdown'])
    document.addEventListener(
      name,
      ({ key = 'pointer', timeStamp }) => presses.push({ key, moment: wallLead + timeStamp }),
      true,
    );
`;

/** From now on all presses in the page are remembered; the answer asks for them. */
export async function watchPresses(page: Page): Promise<() => Promise<Pressed[]>> {
  await page.evaluate(watching);
  return () => page.evaluate<Pressed[]>('presses');
}
