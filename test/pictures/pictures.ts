import type { Browser, Page } from '@playwright/test';
import type { Morning } from './morning.ts';
import { onlineEvent, onlineRaceId } from './online.ts';

/** One screen as somebody has it before them. */
export interface Picture {
  name: string;
  of: 'station' | 'service';
  /** `{accepted}`, `{waits}` and `{entered}` stand for the secret of a runner's link, `{bib}` for the bib of a run to look at. */
  path: string;
  size: { width: number; height: number };
  theme: 'light' | 'dark';
  /** Keys that are pressed before it is taken. */
  keys?: string[];
  language: 'en' | 'zh-CN' | 'ru';
}

const laptop = { width: 1440, height: 900 };
const hall = { width: 1920, height: 1080 };
const telephone = { width: 390, height: 844 };

const onlineRace = `/events/${onlineEvent}/online/${onlineRaceId}`;
const reviewers = `/organiser/${onlineEvent}/online/${onlineRaceId}`;
const bothCities = '/events/kunming-2026/lists/ten';

/** The pictures of the documentation. */
export const documented: readonly Picture[] = [
  { name: 'console', of: 'station', path: '/console', size: laptop, theme: 'light', language: 'en' },
  { name: 'announcer', of: 'station', path: '/announcer', size: hall, theme: 'dark', language: 'en' },
  {
    name: 'announcer-reading',
    of: 'station',
    path: '/announcer',
    size: hall,
    theme: 'light',
    language: 'en',
    keys: ['Space', 'Space', 'Space', 'h'],
  },
  {
    name: 'results',
    of: 'station',
    path: '/results/overall?race=10k',
    size: laptop,
    theme: 'light',
    language: 'en',
  },
  { name: 'set-up', of: 'station', path: '/setup?part=races', size: laptop, theme: 'light', language: 'en' },
  {
    name: 'set-up-categories',
    of: 'station',
    path: '/setup?part=categories&race=2',
    size: laptop,
    theme: 'light',
    language: 'en',
  },
  {
    name: 'online-own-run',
    of: 'service',
    path: '/runs/{waits}',
    size: telephone,
    theme: 'light',
    language: 'en',
  },
  {
    name: 'online-review',
    of: 'service',
    path: `${reviewers}/runs/{bib}`,
    size: laptop,
    theme: 'light',
    language: 'en',
  },
  { name: 'list-over-cities', of: 'service', path: bothCities, size: laptop, theme: 'light', language: 'en' },
];

/** Every screen, in all languages, light and dark: to look at after a change. */
export const all: readonly Picture[] = [
  ...documented,
  { ...page('announcer-telephone', 'station', '/announcer', telephone), keys: ['Space', 'Space'] },
  { ...page('announcer-find', 'station', '/announcer', hall), keys: ['/', 'l', 'i'] },
  page('results-telephone', 'station', '/results/overall?race=half', telephone),
  page('results-search', 'station', '/results/overall?race=10k&q=li', laptop),
  page('runner', 'station', '/results/overall?race=half&bib=4050', laptop),
  page('runner-telephone', 'station', '/results/overall?race=relay&bib=901', telephone),
  page('list-station', 'station', '/results/lists/long', laptop),
  ...['event', 'places', 'races', 'guns', 'categories', 'lists', 'rules', 'ready'].map((part) =>
    page(`set-up-${part}`, 'station', `/setup?part=${part}`, laptop),
  ),
  page('set-up-telephone', 'station', '/setup?part=races', telephone),
  page('races', 'service', '/', laptop),
  page('races-telephone', 'service', '/', telephone),
  page('race-service', 'service', '/events/kunming-2026/races/10k-almaty', laptop),
  page('list-telephone', 'service', bothCities, telephone),
  ...(['telephone', 'laptop'] as const).flatMap((on) => {
    const size = on === 'laptop' ? laptop : telephone;
    return [
      page(`online-race-${on}`, 'service', onlineRace, size),
      page(`online-entry-${on}`, 'service', `${onlineRace}/enter`, size),
      page(`online-start-${on}`, 'service', '/runs/{entered}/start', size),
      page(`online-entered-${on}`, 'service', '/runs/{entered}', size),
      page(`online-waits-${on}`, 'service', '/runs/{waits}', size),
      page(`online-accepted-${on}`, 'service', '/runs/{accepted}', size),
      page(`online-certificate-${on}`, 'service', '/runs/{accepted}/certificate', size),
      page(`online-results-${on}`, 'service', `/events/${onlineEvent}/races/${onlineRaceId}`, size),
      page(`online-work-${on}`, 'service', `/organiser/${onlineEvent}/online`, size),
      page(`online-queue-${on}`, 'service', `${reviewers}/runs`, size),
      page(`online-review-${on}`, 'service', `${reviewers}/runs/{bib}`, size),
      page(`online-settings-${on}`, 'service', `${reviewers}/settings`, size),
    ];
  }),
].flatMap((picture) =>
  (['en', 'zh-CN', 'ru'] as const).flatMap((language) =>
    (['light', 'dark'] as const).map((theme) => ({
      ...picture,
      name: `${picture.name}-${language}-${theme}`,
      language,
      theme,
    })),
  ),
);

function page(name: string, of: Picture['of'], path: string, size: Picture['size']): Picture {
  return { name, of, path, size, theme: 'light', language: 'en' };
}

/** Takes a picture into `folder` once the screen shows somebody, and all fonts are there. */
export async function take(picture: Picture, morning: Morning, browser: Browser, folder: string) {
  const { name, of, path, size, theme, language, keys = [] } = picture;
  const context = await browser.newContext({
    viewport: size,
    colorScheme: theme,
    locale: language,
    // No row is caught on its way to its place.
    reducedMotion: 'reduce',
  });
  try {
    const shown = await context.newPage();
    if (path.startsWith('/setup')) await openDraft(shown, morning[of]);
    if (path.startsWith('/organiser')) await context.addCookies([sessionOf(morning)]);
    await shown.goto(morning[of] + filled(path, morning));
    await shown.locator(shownBy(path)).first().waitFor();
    await shown.waitForLoadState('load');
    await shown.evaluate('document.fonts.ready');
    await shown.waitForTimeout(1500);
    for (const key of keys) {
      await shown.keyboard.press(key);
      await shown.waitForTimeout(600);
    }
    await shown.screenshot({ path: `${folder}/${name}.png` });
  } finally {
    await context.close();
  }
}

/** What shows that a page has what it is for. */
function shownBy(path: string): string {
  if (path.startsWith('/setup')) return '#part-title';
  return /^\/(organiser|runs|events\/[^/]+\/online)\//.test(path)
    ? 'main :is(h2, strong, article, form):visible'
    : 'text=/\\d:\\d\\d:\\d\\d/';
}

function filled(path: string, { online }: Morning): string {
  return path.replace(/\{(\w+)\}/, (_, name: string) => online[name as keyof Morning['online']]);
}

function sessionOf({ service, online }: Morning) {
  const [name = '', value = ''] = online.cookie.split('=');
  return { name, value, url: service };
}

/** Opens in the editor what the station times, as its button does. */
async function openDraft(page: Page, station: string): Promise<void> {
  const answer = await fetch(`${station}/api/event-file`);
  const { file } = (await answer.json()) as { file: object };
  await page.addInitScript(
    `localStorage.setItem('goldline.event-draft', ${JSON.stringify(JSON.stringify(file))})`,
  );
}
