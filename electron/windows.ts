import { app, BrowserWindow, screen, type BrowserWindowConstructorOptions } from 'electron';

/** A page of the station: no Node, no preload, nothing of the shell within its reach. */
const page: BrowserWindowConstructorOptions = {
  width: 1280,
  height: 800,
  show: false,
  webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
};

/** The console and the announcer's screen. */
export class Windows {
  readonly #icon: string;
  #address: string | null = null;
  #console: BrowserWindow | null = null;
  #announcer: BrowserWindow | null = null;

  constructor(icon: string) {
    this.#icon = icon;
  }

  /** Opens both windows on a station; where they are open already, they find their station by themselves. */
  open(address: string): void {
    if (this.#address === address) return;
    this.#address = address;
    this.showAnnouncer();
    this.showConsole();
  }

  /** Takes both windows away without asking them. */
  close(): void {
    this.#console?.destroy();
    this.#announcer?.destroy();
  }

  showConsole(): void {
    if (this.#address === null) return;
    this.#console ??= this.#openConsole(this.#address);
    bringUp(this.#console);
  }

  /** On the second display, over all of it, where there is one. */
  showAnnouncer(): void {
    if (this.#address === null) return;
    this.#announcer ??= this.#openAnnouncer(this.#address);
    bringUp(this.#announcer);
  }

  #openConsole(address: string): BrowserWindow {
    const window = new BrowserWindow({ ...page, icon: this.#icon });
    // Without a console nobody looks after the race: closing it is leaving, and leaving may ask first.
    window.on('close', (event) => {
      event.preventDefault();
      app.quit();
    });
    void window.loadURL(address);
    return window;
  }

  #openAnnouncer(address: string): BrowserWindow {
    const second = screen.getAllDisplays().find(({ id }) => id !== screen.getPrimaryDisplay().id);
    const window = new BrowserWindow({
      ...page,
      icon: this.#icon,
      ...(second === undefined ? {} : { ...second.workArea, fullscreen: true }),
    });
    window.on('closed', () => (this.#announcer = null));
    void window.loadURL(new URL('/announcer', address).href);
    return window;
  }
}

function bringUp(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
