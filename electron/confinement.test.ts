import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import { confinePages } from './confinement.ts';

type Answer = (granted: boolean) => void;
const electron = vi.hoisted(() => ({
  created: (_event: unknown, _contents: unknown) => {},
  ask: (_contents: unknown, _permission: string, _answer: Answer) => {},
  check: (_contents: unknown, _permission: string): boolean => false,
  external: [] as string[],
}));
vi.mock('electron', () => ({
  app: {
    on(name: string, listener: (...given: never[]) => void) {
      if (name === 'web-contents-created') electron.created = listener as typeof electron.created;
      else
        (listener as (session: object) => void)({
          setPermissionRequestHandler: (handler: typeof electron.ask) => (electron.ask = handler),
          setPermissionCheckHandler: (handler: typeof electron.check) => (electron.check = handler),
        });
    },
  },
  shell: { openExternal: (url: string) => electron.external.push(url) },
}));

class FakeContents extends EventEmitter {
  openHandler = (_asked: { url: string }): { action: string } => ({ action: 'allow' });

  setWindowOpenHandler(handler: FakeContents['openHandler']): void {
    this.openHandler = handler;
  }

  /** Whether the page may do this. */
  may(event: string, url = ''): boolean {
    const preventDefault = vi.fn();
    this.emit(event, { url, preventDefault });
    return preventDefault.mock.calls.length === 0;
  }
}

let page: FakeContents;
const openPage = vi.fn<(path: string) => void>();
beforeEach(() => {
  openPage.mockClear();
  electron.external = [];
  confinePages({ station: () => 'http://127.0.0.1:4600', openPage });
  page = new FakeContents();
  electron.created({}, page);
});

test.each(['will-frame-navigate', 'will-redirect'])('a page stays on its station: %s', (event) => {
  expect(page.may(event, 'http://127.0.0.1:4600/results')).toBe(true);
  for (const elsewhere of [
    'http://127.0.0.1:4601/',
    'https://127.0.0.1:4600/',
    'http://127.0.0.1:4600.example.org/',
    'http://127.0.0.1:4600@example.org/',
    'file:///etc/hosts',
    'javascript:alert(1)',
    'nonsense',
  ])
    expect(page.may(event, elsewhere)).toBe(false);
});

test('a page opens no window by itself and embeds no pages', () => {
  expect(page.openHandler({ url: 'http://127.0.0.1:4600/results' })).toEqual({ action: 'deny' });
  expect(page.may('will-attach-webview')).toBe(false);
});

test('a link of the station opens a window of ours, one to elsewhere the browser, and others nothing', () => {
  for (const url of [
    'http://127.0.0.1:4600/results?race=10k',
    'https://example.org/help',
    'mailto:help@example.org',
    'http://127.0.0.1:4600@example.org/',
    'file:///etc/hosts',
    'javascript:alert(1)',
    'nonsense',
  ])
    page.openHandler({ url });
  expect(openPage.mock.calls).toEqual([['/results?race=10k']]);
  expect(electron.external).toEqual([
    'https://example.org/help',
    'mailto:help@example.org',
    'http://127.0.0.1:4600@example.org/',
  ]);
});

test('a page may fill the screen and nothing else', () => {
  for (const permission of ['fullscreen', 'media', 'geolocation', 'serial', 'notifications']) {
    const answer = vi.fn<Answer>();
    electron.ask(page, permission, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith(permission === 'fullscreen');
    expect(electron.check(page, permission)).toBe(permission === 'fullscreen');
  }
});
