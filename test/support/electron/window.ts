import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { WebContents } from './contents.ts';
import { screen } from './desk.ts';
import { ElectronEvent } from './event.ts';
import { session } from './session.ts';

type Options = Electron.BrowserWindowConstructorOptions;

/** A window: a page of Chromium's, and the state that a window manager would keep. */
export class BrowserWindow extends EventEmitter {
  static readonly #all = new Set<BrowserWindow>();
  static #focused: BrowserWindow | null = null;
  static getAllWindows = () => [...BrowserWindow.#all];
  static getFocusedWindow = () => BrowserWindow.#focused;
  static fromWebContents = (contents: WebContents) =>
    BrowserWindow.getAllWindows().find(({ webContents }) => webContents === contents) ?? null;

  readonly webContents: WebContents;
  readonly id: number;
  readonly options: Options;
  #bounds: Electron.Rectangle;
  #isVisible = false;
  #isMinimized = false;
  #isMaximized = false;
  #isFullScreen: boolean;
  #isDestroyed = false;

  constructor(options: Options = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    this.options = options;
    if (options.webPreferences?.preload !== undefined) throw new Error('the stand-in has no preload scripts');
    const { width = 800, height = 600 } = options;
    const area = screen.getPrimaryDisplay()?.workArea ?? { x: 0, y: 0, width, height };
    this.#bounds = {
      x: options.x ?? area.x + Math.max(0, Math.round((area.width - width) / 2)),
      y: options.y ?? area.y + Math.max(0, Math.round((area.height - height) / 2)),
      width,
      height,
    };
    this.#isFullScreen = options.fullscreen === true;
    const partition = session.fromPartition(options.webPreferences?.partition ?? '');
    this.webContents = new WebContents(partition, { width, height }, () => this.close());
    this.id = this.webContents.id;
    BrowserWindow.#all.add(this);
    app.windows.add(this);
    app.emit('web-contents-created', new ElectronEvent(), this.webContents);
    app.emit('browser-window-created', new ElectronEvent(), this);
    void this.webContents.opened.then(() => this.#place()).catch(() => {});
    if (options.show !== false) this.show();
  }

  loadURL = (url: string) => this.#alive().webContents.loadURL(url);
  isVisible = () => this.#alive().#isVisible;
  isMinimized = () => this.#alive().#isMinimized;
  isMaximized = () => this.#alive().#isMaximized;
  isFullScreen = () => this.#alive().#isFullScreen;
  isFocused = () => BrowserWindow.#focused === this;
  isDestroyed = () => this.#isDestroyed;
  getNormalBounds = () => ({ ...this.#alive().#bounds });
  getTitle = () => '';

  show(): void {
    this.#alive().#isVisible = true;
    this.focus();
  }

  focus(): void {
    BrowserWindow.#focused = this.#alive();
  }

  minimize(): void {
    this.#alive().#isMinimized = true;
  }

  restore(): void {
    this.#alive().#isMinimized = false;
  }

  maximize(): void {
    this.#alive().#isMaximized = true;
    this.#isVisible = true;
  }

  setFullScreen(isOn: boolean): void {
    this.#alive().#isFullScreen = isOn;
    this.emit(isOn ? 'enter-full-screen' : 'leave-full-screen');
    void this.#place();
  }

  getBounds(): Electron.Rectangle {
    if (!this.#alive().#isFullScreen) return { ...this.#bounds };
    return { ...(screen.getDisplayMatching(this.#bounds)?.bounds ?? this.#bounds) };
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#alive();
    this.#bounds = { ...this.#bounds, ...bounds };
    this.emit('resize');
    this.emit('move');
    void this.#place();
  }

  close(): void {
    if (this.#isDestroyed) return;
    const event = new ElectronEvent();
    this.emit('close', event);
    if (event.defaultPrevented) app.stays();
    else this.destroy();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    BrowserWindow.#all.delete(this);
    if (BrowserWindow.#focused === this)
      BrowserWindow.#focused = BrowserWindow.getAllWindows().at(-1) ?? null;
    this.webContents.destroyed();
    this.emit('closed');
    app.gone(this);
  }

  async #place(): Promise<void> {
    const { width, height } = this.getBounds();
    const size = {
      width: Math.round(width),
      height: Math.round(height),
      deviceScaleFactor: 1,
      mobile: false,
    };
    await this.webContents.send('Emulation.setDeviceMetricsOverride', size).catch(() => {});
  }

  #alive(): this {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
    return this;
  }
}
