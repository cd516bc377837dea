import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import { confinePages } from './confinement.ts';

type Answer = (granted: boolean) => void;
const electron = vi.hoisted(() => ({
  created: (_event: unknown, _contents: unknown) => {},
  ask: (_contents: unknown, _permission: string, _answer: Answer) => {},
  check: (_contents: unknown, _permission: string): boolean => false,
}));
vi.mock('electron', () => ({
  app: {
    on: (_name: string, listener: typeof electron.created) => (electron.created = listener),
    whenReady: () => Promise.resolve(),
  },
  session: {
    defaultSession: {
      setPermissionRequestHandler: (handler: typeof electron.ask) => (electron.ask = handler),
      setPermissionCheckHandler: (handler: typeof electron.check) => (electron.check = handler),
    },
  },
}));

class FakeContents extends EventEmitter {
  openHandler = (): { action: string } => ({ action: 'allow' });

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
beforeEach(async () => {
  confinePages(() => 'http://127.0.0.1:4600');
  await Promise.resolve();
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

test('a page opens no windows and embeds no pages', () => {
  expect(page.openHandler()).toEqual({ action: 'deny' });
  expect(page.may('will-attach-webview')).toBe(false);
});

test('a page may fill the screen and nothing else', () => {
  for (const permission of ['fullscreen', 'media', 'geolocation', 'serial', 'notifications']) {
    const answer = vi.fn<Answer>();
    electron.ask(page, permission, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith(permission === 'fullscreen');
    expect(electron.check(page, permission)).toBe(permission === 'fullscreen');
  }
});
