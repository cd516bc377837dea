import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { stationCalls } from '../../src/contract/calls/station.ts';
import { noBrowser } from '../support/browser.ts';
import { entryLine } from '../support/console-page.ts';
import { CountedKeys } from '../support/counted-keys.ts';
import { startStation, temporaryDir } from '../support/processes.ts';
import type { Device } from '../../src/simulator/device.ts';
import { ultraDevice } from '../../src/simulator/devices/ultra.ts';
import { openTcpPort } from '../../src/simulator/mat-port.ts';
import { VirtualMat } from '../../src/simulator/virtual-mat.ts';

test.skip(noBrowser !== null, noBrowser ?? '');
test.setTimeout(240_000);

/**
 * A whole race day: three races over one finish line, from an empty station to official results, by the thirty acts of the
 * table in docs/console.md. The keys of each act are counted and compared with the table; `--update-snapshots` writes them.
 */
const table = join(import.meta.dirname, '../../docs/console.md');
const counted = new Map<number, number[]>();
const long = { timeout: 60_000 };

const hour = 3_600_000;
const shifted = Array.from({ length: 120 }, (_, index) => 401 + index);
const chipOf = (bib: number) => `E2003412DC03011A0000${String(bib).padStart(4, '0')}`;

const lists = {
  /** The chips of the 10 km come in from the wrong end of the box. */
  start: [
    'bib,name,sex,race,chip',
    ...Array.from({ length: 20 }, (_, index) => `${1 + index},Mara ${index},F,marathon,${chipOf(1 + index)}`),
    ...Array.from({ length: 20 }, (_, index) => `${201 + index},Hana ${index},F,half,${chipOf(201 + index)}`),
    ...shifted.map((bib) => `${bib},Tanya ${bib},${bib % 3 === 0 ? 'M' : 'F'},10k,${chipOf(bib + 1)}`),
  ],
  messy: ['Late entries,,,,', 'No.,Bib,Name,Sex,Race', '1,230,Zoe Nakamura,F,half', '2,231,Bad Row,Q,half'],
  chips: ['bib,chip', `230,${chipOf(230)}`],
  huge: [
    'bib,name,sex,race',
    ...Array.from({ length: 50_000 }, (_, index) => `${10_001 + index},Runner ${index},M,10k`),
  ],
};

/** An Ultra on a real port, with a chip over it whenever it is said so. */
async function ultra() {
  let device: Device | null = null;
  const mat = await VirtualMat.start(
    () => openTcpPort(),
    [{ from: 0, race: 0, rate: 1 }],
    [],
    (line, zone) => (device = ultraDevice(line, zone)),
  );
  const place = mat.place.transport === 'tcp' ? `127.0.0.1:${mat.place.port}` : '';
  const hear = (chip: string) =>
    device?.hear({ chip, antenna: 1, rssi: -50, time: Date.now(), point: 'finish' });
  return { mat, place, hear };
}

/** Puts a file on the page, as from the desktop. */
async function drop(page: Page, name: string, lines: readonly string[]): Promise<void> {
  const text = JSON.stringify(`${lines.join('\n')}\n`);
  await page.evaluate(`{
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([${text}], ${JSON.stringify(name)}, { type: 'text/csv' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }`);
}

test('three races over one finish line, from an empty station to official results, by thirty acts', async ({
  page,
}) => {
  const folder = temporaryDir();
  const { station, address } = await startStation(join(folder.path, 'data'));
  const keys = new CountedKeys(page);
  /** Does an act of the table, and keeps how many keys it took. */
  const act = (number: number, name: string, body: () => Promise<void>) =>
    test.step(`${number} ${name}`, async () => {
      keys.count = 0;
      await body();
      counted.set(number, [...(counted.get(number) ?? []), keys.count]);
    });
  const dialog = page.getByRole('dialog');
  const entry = async (bib: string) => {
    const answer = await fetch(`${address}/api/entries/${bib}`);
    return answer.ok ? stationCalls.entry.answer.parse(await answer.json()) : null;
  };
  const finish = await ultra();
  const signOn = await ultra();
  const post = (path: string, body: object) =>
    fetch(address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const ownerOf = async (chip: string) => {
    const answer = await fetch(`${address}/api/chips/owners?chip=${chip}`);
    return stationCalls.chipOwners.answer.parse(await answer.json()).owners.at(-1)?.bib;
  };
  const actions = async () => {
    const answer = await fetch(`${address}/api/log?limit=200`);
    return stationCalls.log.answer.parse(await answer.json()).rows.filter(({ undone }) => !undone);
  };
  const guns = async () => (await actions()).filter(({ type }) => type === 'gun.fire').length;
  /** Arms the gun whose button has the focus, and fires it; a press right after the first would be a double click. */
  const fire = async () => {
    await keys.press('Enter');
    await page.getByRole('button', { name: /^Press again/ }).waitFor();
    await page.waitForTimeout(500);
    await keys.press('Enter');
  };
  const noon = Date.now();
  const clock = (at: number) => new Date(at).toISOString().slice(11, 19);
  const button = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' });
  try {
    page.setDefaultTimeout(15_000);
    await page.goto(`${address}/console`);
    await act(1, 'make a race', async () => {
      await keys.command('s', /Set up the event/);
      await page.getByRole('radio', { name: /Marathon, half and 10 km/ }).waitFor();
    });
    await page.getByRole('radio', { name: /Marathon, half and 10 km/ }).check();
    await page.getByLabel('Name').fill('Spring Run');
    await button('Make the event').click();
    await page.keyboard.press('Control+s');
    await expect(page.getByText('As the station has it')).toBeVisible();
    await button('Console').click();
    await expect(entryLine(page)).toBeFocused();

    await act(2, 'load race and list', async () => {
      // The same event, planned for now.
      const answer = await fetch(`${address}/api/event-file`);
      const { file } = (await answer.json()) as { file: { sites: { waves: object[] }[] } };
      const start = new Date().toISOString();
      const sites = file.sites.map((site) => ({
        ...site,
        waves: site.waves.map((wave) => ({ ...wave, start })),
      }));
      await drop(page, 'event.json', [JSON.stringify({ ...file, sites })]);
      await keys.click(button('Take the file'));
      await expect(page.getByText('event.json is loaded.')).toBeVisible();
      await page.keyboard.press('Escape');
      await drop(page, 'start.csv', lists.start);
      await expect.poll(async () => (await entry('520'))?.entry?.race).toBe('10k');
    });
    await page.keyboard.press('Escape');
    await act(4, 'a messy list', async () => {
      await drop(page, 'late.csv', lists.messy);
      await keys.click(button('Take 1 row, leave 1'));
      await expect.poll(async () => (await entry('230')) !== null).toBe(true);
    });
    await page.keyboard.press('Escape');
    await act(5, 'bib–chip file', async () => {
      await drop(page, 'chips.csv', lists.chips);
      await expect.poll(async () => (await entry('230'))?.entry?.chips).toEqual([chipOf(230)]);
    });
    await page.keyboard.press('Escape');
    await act(3, 'load a list of 50,000', async () => {
      await drop(page, 'huge.csv', lists.huge);
      await expect.poll(async () => (await entry('60000')) !== null, long).toBe(true);
    });
    await page.keyboard.press('Escape');
    // They were another event's: taken back, with a look at what that changes.
    await page.keyboard.press('Control+z');
    await button('Take it back').click();
    await expect.poll(async () => (await entry('60000')) === null, long).toBe(true);

    await act(6, 'edit an entry', async () => {
      await keys.command('ed', /Edit an entry/, '2');
      await dialog.getByRole('textbox', { name: 'Club' }).fill('Harriers');
      await keys.press('Enter');
      await expect.poll(async () => (await entry('2'))?.entry?.club).toBe('Harriers');
    });
    await act(7, 'walk-up', async () => {
      await keys.press('F9');
      await dialog.getByRole('textbox', { name: 'Bib', exact: true }).fill('21');
      await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Wanda Walk');
      await dialog.getByText('Female', { exact: true }).click();
      await dialog.getByLabel('Race').selectOption('marathon');
      await dialog.getByRole('textbox', { name: 'Name', exact: true }).focus();
      await keys.press('Enter');
      await expect.poll(async () => (await entry('21'))?.entry?.name).toBe('Wanda Walk');
    });
    await act(8, 'withdraw', async () => {
      await keys.command('w', /Withdraw an entry/, '20');
      await keys.press('Enter');
      await dialog.getByRole('button', { name: 'Withdraw', exact: true }).waitFor();
      await keys.press('Enter');
      await expect.poll(async () => (await entry('20')) === null).toBe(true);
    });
    await act(9, 'change a bib', async () => {
      await keys.command('ed', /Edit an entry/, '19');
      await dialog.getByRole('textbox', { name: 'Bib', exact: true }).fill('119');
      await keys.press('Enter');
      await expect.poll(async () => (await entry('119'))?.entry?.name).toBe('Mara 18');
    });
    await act(10, 'swap chips', async () => {
      await keys.command('sw', /Swap chips/, '219');
      await keys.write('220');
      await keys.press('Enter');
      await dialog.getByText('Nothing changes in the results.').waitFor();
      await keys.press('Enter');
      await expect.poll(() => ownerOf(chipOf(219))).toBe('220');
    });

    await act(13, 'add a reader, detect', async () => {
      await keys.command('co', /Connect a reader/);
      await dialog.getByLabel('Connected by').selectOption('network');
      keys.count += 2;
      await keys.click(dialog.getByRole('textbox').first());
      await keys.write(finish.place);
      await keys.click(dialog.getByRole('button', { name: 'What is on this port?' }));
      await expect(dialog.getByLabel('Protocol')).toHaveValue('ultra', long);
      await keys.click(dialog.getByRole('button', { name: 'Connect', exact: true }));
      await expect(page.getByText('reading', { exact: true })).toBeVisible(long);
    });
    await act(12, 'chip check', async () => {
      await post('/api/readers', { address: `tcp:${signOn.place}?protocol=ultra&point=chip-check` });
      const desk = await page.context().newPage();
      await desk.goto(`${address}/check`);
      await desk.getByText('Hold a chip to the mat').waitFor();
      await expect
        .poll(async () => {
          signOn.hear(chipOf(1));
          return desk.locator('[data-level]').getAttribute('data-level');
        }, long)
        .toBe('good');
      await desk.close();
    });

    await act(15, 'fire the gun', async () => {
      await keys.command('gun', /Go to the gun of/);
      await fire();
      await expect.poll(guns).toBe(1);
    });
    await act(16, 'take the gun back', async () => {
      await keys.press('Control+z');
      await keys.click(button('Take it back'));
      await expect.poll(guns).toBe(0);
    });
    await act(18, 'second wave', async () => {
      for (const wave of ['M', 'H', 'T']) {
        keys.count = 0;
        await page.locator(`[data-gun="${wave}"]`).focus();
        await fire();
      }
      await expect.poll(guns).toBe(3);
    });
    await act(17, 'correct the gun, preview', async () => {
      for (const [nth, seconds] of [9000, 5400, 4800].entries()) {
        keys.count = 0;
        await keys.command('time of', /Time of the gun of/);
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+k');
        await page.keyboard.type(`time of the gun of`);
        for (let down = 0; down < nth; down += 1) await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await dialog.getByLabel('Time of day').fill(clock(noon - seconds * 1000));
        await keys.press('Enter');
        await button('Use this time').waitFor();
        await keys.press('Enter');
        await expect(dialog).toBeHidden();
      }
    });
  } finally {
    await finish.mat.stop();
    await signOn.mat.stop();
    await station.stop();
    folder[Symbol.dispose]();
  }
});
