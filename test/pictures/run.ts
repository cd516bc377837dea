import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { browserLaunch, noBrowser } from '../support/browser.ts';
import { startMorning } from './morning.ts';
import { all, documented, take } from './pictures.ts';

/**
 * `npm run pictures`: makes the pictures of the documentation anew. `npm run pictures -- --all DIR` puts every screen
 * into a folder, in all languages, light and dark; with `--only NAME` those whose names begin so.
 */
const { values } = parseArgs({ options: { all: { type: 'string' }, only: { type: 'string', default: '' } } });
if (noBrowser !== null) throw new Error(noBrowser);
const folder = values.all ?? fileURLToPath(new URL('../../docs/images', import.meta.url));
mkdirSync(folder, { recursive: true });
await using morning = await startMorning();
const browser = await chromium.launch(browserLaunch());
try {
  for (const picture of values.all === undefined ? documented : all) {
    if (!picture.name.startsWith(values.only)) continue;
    await take(picture, morning, browser, folder);
    console.log(`${folder}/${picture.name}.png`);
  }
} finally {
  await browser.close();
}
