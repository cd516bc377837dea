import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import { temporaryDir } from '../test/support/processes.ts';
import { Places, usualBounds } from './places.ts';
import { Windows } from './windows.ts';

const laptop = { id: 1, workArea: { x: 0, y: 0, width: 1366, height: 728 } };
const tower = { id: 2, workArea: { x: 1366, y: 0, width: 1920, height: 1080 } };

const electron = vi.hoisted(() => ({
  opened: [] as unknown[],
  displays: [] as (typeof laptop)[],
  quit: () => {},
}));

class FakeWindow extends EventEmitter {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly webContents = new EventEmitter();
  address = '';
  bounds = { x: 0, y: 0, width: 0, height: 0 };
  isGone = false;
  isMinimized = () => false;
  isMaximized = () => false;
  isFullScreen = () => false;
  isDestroyed = () => this.isGone;
  getNormalBounds = () => this.bounds;
  setFullScreen(): void {}
  show(): void {}
  focus(): void {}

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    electron.opened.push(this);
  }

  setBounds(bounds: FakeWindow['bounds']): void {
    this.bounds = bounds;
  }

  async loadURL(address: string): Promise<void> {
    this.address = address;
  }

  close(): void {
    this.emit('close', { preventDefault: () => {} });
    this.destroy();
  }

  destroy(): void {
    this.isGone = true;
    this.emit('closed');
  }
}

vi.mock('electron', () => ({
  app: { quit: () => electron.quit() },
  Menu: {},
  screen: { getAllDisplays: () => electron.displays, getPrimaryDisplay: () => electron.displays[0] },
  get BrowserWindow() {
    return FakeWindow;
  },
}));

const station = 'http://127.0.0.1:4600';
const opened = () => electron.opened as FakeWindow[];
const at = (address: string) =>
  opened().findLast((window) => window.address === address) ?? expect.fail(`no window on ${address}`);
let dir: ReturnType<typeof temporaryDir>;
const shellWindows = () =>
  new Windows({ icon: 'icon.png', places: new Places(`${dir.path}/places.json`), log: () => {} });

beforeEach(() => {
  dir = temporaryDir();
  electron.opened = [];
  electron.displays = [laptop];
  return () => dir[Symbol.dispose]();
});

test('opens the console and the announcer on the station', () => {
  shellWindows().open(station);
  expect(opened().map(({ address }) => address)).toEqual([`${station}/announcer`, `${station}/`]);
});

test('gives its pages nothing of Node, and the announcer a zoom of its own', () => {
  shellWindows().open(station);
  const safe = { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false };
  expect(at(`${station}/`).options.webPreferences).toEqual(safe);
  const partition = 'persist:announcer';
  expect(at(`${station}/announcer`).options.webPreferences).toEqual({ ...safe, partition });
});

test('the first windows are no larger than a small laptop', () => {
  shellWindows().open(station);
  for (const { options } of opened()) expect(options).toMatchObject(laptop.workArea);
  expect(usualBounds(tower.workArea)).toEqual({ x: 1606, y: 90, width: 1440, height: 900 });
});

test('puts the announcer over all of the second display', () => {
  electron.displays = [laptop, tower];
  shellWindows().open(station);
  expect(at(`${station}/announcer`).options).toMatchObject({ ...tower.workArea, fullscreen: true });
  expect(at(`${station}/`).options.fullscreen).toBeUndefined();
});

test('a window comes back where it was, unless that display is not there any more', () => {
  electron.displays = [laptop, tower];
  const windows = shellWindows();
  windows.open(station);
  const announcer = at(`${station}/announcer`);
  announcer.bounds = { x: 1500, y: 50, width: 800, height: 600 };
  announcer.close();
  windows.showAnnouncer();
  expect(at(`${station}/announcer`).options).toMatchObject(announcer.bounds);

  shellWindows().open('http://127.0.0.1:4700');
  expect(at('http://127.0.0.1:4700/announcer').options).toMatchObject(announcer.bounds);
  electron.displays = [laptop];
  shellWindows().open('http://127.0.0.1:4800');
  expect(at('http://127.0.0.1:4800/announcer').options).toMatchObject(laptop.workArea);
});

test('leaves its windows alone when the station comes back where it was', () => {
  const windows = shellWindows();
  windows.open(station);
  windows.open(station);
  expect(opened()).toHaveLength(2);
});

test('has one window for each page of the station', () => {
  const windows = shellWindows();
  windows.open(station);
  windows.showPage('/results?race=10k');
  windows.showPage('/results');
  windows.showAnnouncer();
  expect(opened()).toHaveLength(3);
  at(`${station}/announcer`).close();
  windows.showAnnouncer();
  expect(opened()).toHaveLength(4);
});

test('closing the console is leaving, which may ask first; closing all of them for another event is not', () => {
  electron.quit = vi.fn();
  const windows = shellWindows();
  windows.open(station);
  const preventDefault = vi.fn();
  at(`${station}/`).emit('close', { preventDefault });
  expect(preventDefault).toHaveBeenCalledOnce();
  expect(electron.quit).toHaveBeenCalledOnce();
  windows.close();
  expect(electron.quit).toHaveBeenCalledOnce();
  expect(windows.console).toBeNull();
});
