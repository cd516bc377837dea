import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { noBrowser } from '../support/browser.ts';
import { startRaceStation } from '../support/console-page.ts';
import { temporaryDir } from '../support/processes.ts';

test.skip(noBrowser !== null, noBrowser ?? '');

test('a list is printed whole, with its head on every page and nothing to press, black on white', async ({
  page,
}) => {
  using folder = temporaryDir();
  const list = join(folder.path, 'more.csv');
  const rows = Array.from({ length: 379 }, (_, index) => `${2001 + index},Runner ${2001 + index},M`);
  writeFileSync(list, `bib,name,sex\n${rows.join('\n')}\n`);
  const { station, address } = await startRaceStation(folder.path, `--entries=${list}`);
  try {
    await page.addInitScript(
      'localStorage.setItem("goldline.theme", "dark"); window.print = () => { window.printed = true; };',
    );
    await page.goto(`${address}/results`);
    await expect(page.getByRole('row').nth(5)).toBeVisible();
    const total = Number(await page.getByRole('table').getAttribute('aria-rowcount'));
    expect(total).toBeGreaterThanOrEqual(379);

    // What a browser's own menu prints before all is here says that it is not all.
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    await expect(page.getByText(`Only the first 100 of ${total} rows`)).toBeAttached();
    await page.evaluate('dispatchEvent(new Event("afterprint"))');

    await page.keyboard.press('Control+p');
    await expect.poll(() => page.evaluate('window.printed === true')).toBe(true);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    await expect(page.getByText('Only the first')).toHaveCount(0);
    // Its head, and all rows.
    await expect(page.getByRole('row')).toHaveCount(total + 1);
    await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeHidden();
    await expect(page.getByPlaceholder(/bib/i)).toBeHidden();
    expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(0, 0, 0)');
    expect(
      await page
        .getByRole('columnheader')
        .first()
        .evaluate(
          'getComputedStyle(document.querySelector("[role=columnheader]").closest("div").parentElement).display',
        ),
    ).toBe('table-header-group');
    await page.evaluate('dispatchEvent(new Event("afterprint"))');

    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const pages = paper.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
    // Some twenty rows on a page of A4, lying.
    expect(pages).toBeGreaterThan(10);
    expect(pages).toBeLessThan(30);
    if (process.env['SCREENSHOTS'] !== undefined)
      writeFileSync(join(process.env['SCREENSHOTS'], 'results.pdf'), paper, 'latin1');
  } finally {
    await station.stop();
  }
});
