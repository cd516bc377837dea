import { expect, test, vi } from 'vitest';
import { installMenu } from './menu.ts';
import en from './locales/en.json' with { type: 'json' };
import ru from './locales/ru.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { loadTexts, text } from './texts.ts';

interface Item {
  label?: string;
  submenu?: Item[];
  click?: () => void;
}
const electron = vi.hoisted(() => ({ menu: [] as Item[] }));
vi.mock('electron', () => ({
  Menu: {
    buildFromTemplate: (template: Item[]) => template,
    setApplicationMenu: (menu: Item[]) => (electron.menu = menu),
  },
  app: { getName: () => 'Goldline' },
  screen: { getAllDisplays: () => [] },
  BrowserWindow: {},
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

const nothing = () => {};
const acts = {
  recent: () => [],
  newEvent: nothing,
  openEvent: nothing,
  openFolder: nothing,
  showConsole: nothing,
  showAnnouncer: nothing,
  moveAnnouncer: nothing,
  openDataFolder: nothing,
  saveLogs: nothing,
};

test.each([
  ['linux', ru, 'ru'],
  ['win32', zh, 'zh-CN'],
  ['darwin', en, 'en'],
] as const)('the menu is in the language of the person throughout, on %s', async (platform, texts, tag) => {
  await loadTexts([tag]);
  installMenu(acts, platform);
  const labels = electron.menu
    .flatMap(({ label, submenu }) => [label, ...(submenu ?? []).map((item) => item.label)])
    .filter((label) => label !== undefined && label !== 'Goldline');
  expect(labels).toContain(texts.newEvent);
  expect(labels).toContain(texts.quit);
  expect(labels.includes(texts.hideOthers)).toBe(platform === 'darwin');
  for (const label of labels) expect(Object.values(texts)).toContain(label);
});

test('says the events that were opened, and which folder each is', async () => {
  await loadTexts(['en']);
  const openFolder = vi.fn<(folder: string) => void>();
  installMenu({ ...acts, recent: () => ['/races/spring'], openFolder }, 'linux');
  const [recent] = electron.menu[0]?.submenu?.find(({ label }) => label === en.recentEvents)?.submenu ?? [];
  expect(recent?.label).toBe('spring  —  /races/spring');
  recent?.click?.();
  expect(openFolder).toHaveBeenCalledExactlyOnceWith('/races/spring');
});
