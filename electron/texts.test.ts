import { expect, test, vi } from 'vitest';
import { installMenu } from './menu.ts';
import en from './locales/en.json' with { type: 'json' };
import ru from './locales/ru.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { loadTexts, text } from './texts.ts';

interface Item {
  label?: string;
  submenu?: Item[];
}
const electron = vi.hoisted(() => ({ menu: [] as Item[] }));
vi.mock('electron', () => ({
  Menu: {
    buildFromTemplate: (template: Item[]) => template,
    setApplicationMenu: (menu: Item[]) => (electron.menu = menu),
  },
}));

test('all languages have the same texts', () => {
  expect(Object.keys(zh)).toEqual(Object.keys(en));
  expect(Object.keys(ru)).toEqual(Object.keys(en));
});

test.each([
  [['fr-FR', 'zh-Hans-CN', 'en'], zh.quit],
  [['ru'], ru.quit],
  [['fr-FR'], en.quit],
  [[], en.quit],
])('speaks the first language of %j that there is', async (preferred, quit) => {
  await loadTexts(preferred);
  expect(text('quit')).toBe(quit);
});

test('the menu is in that language throughout', async () => {
  await loadTexts(['ru']);
  installMenu({ showConsole: () => {}, showAnnouncer: () => {} });
  const labels = electron.menu
    .flatMap(({ label, submenu }) => [label, ...(submenu ?? []).map((item) => item.label)])
    .filter((label) => label !== undefined && label !== 'Goldline');
  for (const label of labels) expect(Object.values(ru)).toContain(label);
});
