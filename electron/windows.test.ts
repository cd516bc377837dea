import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import { Windows } from './windows.ts';

const laptop = { id: 1, workArea: { x: 0, y: 0, width: 1440, height: 900 } };
const tower = { id: 2, workArea: { x: 1440, y: 0, width: 1920, height: 1080 } };

const electron = vi.hoisted(() => ({
  opened: [] as unknown[],
  displays: [] as (typeof laptop)[],
  quit: () => {},
}));

class FakeWindow extends EventEmitter {
  readonly options: Electron.BrowserWindowConstructorOptions;
  address = '';
  shown = 0;

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    electron.opened.push(this);
  }

  async loadURL(address: string): Promise<void> {
    this.address = address;
  }

  isMinimized(): boolean {
    return false;
  }

  show(): void {
    this.shown += 1;
  }

  focus(): void {}
}

vi.mock('electron', () => ({
  app: { quit: () => electron.quit() },
  screen: { getAllDisplays: () => electron.displays, getPrimaryDisplay: () => electron.displays[0] },
  get BrowserWindow() {
    return FakeWindow;
  },
}));

const opened = () => electron.opened as FakeWindow[];
const at = (address: string) =>
  opened().findLast((window) => window.address === address) ?? expect.fail(`no window on ${address}`);

beforeEach(() => {
  electron.opened = [];
  electron.displays = [laptop];
});

test('opens the console and the announcer on the station', () => {
  new Windows('icon.png').open('http://127.0.0.1:4600');
  expect(opened().map(({ address }) => address)).toEqual([
    'http://127.0.0.1:4600/announcer',
    'http://127.0.0.1:4600',
  ]);
});

test('gives its pages nothing of Node', () => {
  new Windows('icon.png').open('http://127.0.0.1:4600');
  for (const { options } of opened())
    expect(options.webPreferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false });
});

test('puts the announcer over all of the second display', () => {
  electron.displays = [laptop, tower];
  new Windows('icon.png').open('http://127.0.0.1:4600');
  expect(at('http://127.0.0.1:4600/announcer').options).toMatchObject({
    ...tower.workArea,
    fullscreen: true,
  });
  expect(at('http://127.0.0.1:4600').options.fullscreen).toBeUndefined();
});

test('leaves its windows alone when the station comes back where it was', () => {
  const windows = new Windows('icon.png');
  windows.open('http://127.0.0.1:4600');
  windows.open('http://127.0.0.1:4600');
  expect(opened()).toHaveLength(2);
});

test('opens the announcer again after it was closed', () => {
  const windows = new Windows('icon.png');
  windows.open('http://127.0.0.1:4600');
  at('http://127.0.0.1:4600/announcer').emit('closed');
  windows.showAnnouncer();
  expect(opened()).toHaveLength(3);
});

test('closing the console is leaving, which may ask first', () => {
  electron.quit = vi.fn();
  new Windows('icon.png').open('http://127.0.0.1:4600');
  const preventDefault = vi.fn();
  at('http://127.0.0.1:4600').emit('close', { preventDefault });
  expect(preventDefault).toHaveBeenCalledOnce();
  expect(electron.quit).toHaveBeenCalledOnce();
});
