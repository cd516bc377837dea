import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { noBrowser } from '../support/browser.ts';
import { startRaceStation } from '../support/console-page.ts';
import { temporaryDir } from '../support/processes.ts';

test.skip(noBrowser !== null, noBrowser ?? '');

/** Names with signs that are in few fonts, and the font of ours that has them. */
const names = [
  ['李䶮', 'Goldline Names'],
  ['王㛃', 'Goldline Names'],
  ['张㮾', 'Goldline Names'],
  ['赵𫖯', 'Goldline Names'],
  ['陈𬬭', 'Goldline Names'],
  ['龑喆堃玥', 'Noto Sans SC Variable'],
  ['ቴዎድሮስ ታደሰ', 'Noto Sans Ethiopic Variable'],
  ['कविता मिश्रा', 'Noto Sans Devanagari Variable'],
  ['شیرین احمدی', 'Noto Sans Arabic Variable'],
  ['Әбдіров Нұрлан', 'Inter Variable'],
] as const;

/** Runs in the page: whether every sign of a text leaves other pixels than one that no font has. */
const drawnBy = (text: string, family: string) => `(async () => {
  const family = ${JSON.stringify(family)};
  const draw = (sign) => {
    const canvas = new OffscreenCanvas(64, 64);
    const context = canvas.getContext('2d');
    // Nothing else may stand in for what it lacks.
    context.font = '40px "' + family + '", "Adobe Blank"';
    context.fillText(sign, 8, 48);
    return context.getImageData(0, 0, 64, 64).data.join();
  };
  const text = ${JSON.stringify(text)};
  await document.fonts.load('40px "' + family + '"', text);
  const loaded = [...document.fonts].some((face) => face.family.replaceAll('"', '') === family && face.status === 'loaded');
  const signs = [...text].filter((sign) => !/[\\p{Z}\\p{M}]/u.test(sign));
  const box = draw('\\u{10FFFD}');
  return loaded && signs.every((sign) => document.fonts.check('40px "' + family + '"', sign) && draw(sign) !== box);
})()`;

test('every script of the names has a font of ours, rare Chinese characters and Ethiopic too', async ({
  page,
}) => {
  using folder = temporaryDir();
  const list = join(folder.path, 'more.csv');
  const rows = names.map(([name], index) => `${201 + index},${name},F`);
  writeFileSync(list, `bib,name,sex\n${rows.join('\n')}\n`);
  const { station, address } = await startRaceStation(folder.path, `--entries=${list}`);
  try {
    await page.goto(`${address}/results`);
    for (const [name, family] of names) {
      await expect(page.getByText(name).first()).toBeVisible();
      // The family name of the rare names is in every font.
      const signs = family === 'Goldline Names' ? Array.from(name).slice(1).join('') : name;
      expect([signs, await page.evaluate(drawnBy(signs, family))]).toEqual([signs, true]);
    }
    const used = await page.evaluate('getComputedStyle(document.body).fontFamily');
    for (const [, family] of names) expect(used).toContain(family);
  } finally {
    await station.stop();
  }
});
