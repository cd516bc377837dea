import { app, BrowserWindow, screen, type BrowserWindowConstructorOptions, type Display } from 'electron';
import { careForPage } from './page-care.ts';
import { usualBounds, type Places } from './places.ts';

/** A page of the station: no Node, no preload, nothing of the shell within its reach, nothing fetched for spelling. */
const safe = { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false } as const;

/** What windows need of the shell. */
export interface WindowNeeds {
  icon: string;
  places: Places;
  log: (line: string) => void;
}

/** The windows on a station's pages: one for each page. Relies on `close` that can be prevented, and on displays' ids. */
export class Windows {
  readonly #needs: WindowNeeds;
  readonly #open = new Map<string, BrowserWindow>();
  #address: string | null = null;
  #isLeaving = false;

  constructor(needs: WindowNeeds) {
    this.#needs = needs;
  }

  /** Opens the console and the announcer's screen; where they are open already, they find their station by themselves. */
  open(address: string): void {
    if (this.#address === address) return;
    this.close();
    this.#address = address;
    this.showAnnouncer();
    this.showConsole();
  }

  /** Takes all windows away without asking them. */
  close(): void {
    this.#address = null;
    this.#isLeaving = true;
    for (const window of this.#open.values()) window.destroy();
    this.#isLeaving = false;
  }

  showConsole(): void {
    this.showPage('/');
  }

  showAnnouncer(): void {
    this.showPage('/announcer');
  }

  get console(): BrowserWindow | null {
    return this.#open.get('console') ?? null;
  }

  /** Brings up the window of a page of the station, and opens it where it is not open. @param path begins with `/` */
  showPage(path: string): void {
    if (this.#address === null) return;
    const name = path.split(/[/?#]/)[1] || 'console';
    const window = this.#open.get(name) ?? this.#make(name, new URL(path, this.#address).href);
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  /** Puts the announcer's screen over all of a display. */
  moveAnnouncer({ bounds }: Pick<Display, 'bounds'>): void {
    this.showAnnouncer();
    const window = this.#open.get('announcer');
    window?.setFullScreen(false);
    window?.setBounds(bounds);
    window?.setFullScreen(true);
  }

  #make(name: string, address: string): BrowserWindow {
    const { icon, places, log } = this.#needs;
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
    const place = places.of(name, areas);
    const window = new BrowserWindow({
      ...(place === null ? firstPlace(name) : { ...place.bounds, fullscreen: place.isFullScreen }),
      icon,
      show: false,
      // Zoom and storage of the announcer's screen are its own.
      webPreferences: name === 'announcer' ? { ...safe, partition: 'persist:announcer' } : safe,
    });
    this.#open.set(name, window);
    if (place?.isMaximized === true) window.maximize();
    places.keep(name, window);
    careForPage(window, address, log);
    window.on('closed', () => this.#open.delete(name));
    if (name === 'console')
      // Without a console nobody looks after the race: closing it is leaving, and leaving may ask first.
      window.on('close', (event) => {
        if (this.#isLeaving) return;
        event.preventDefault();
        app.quit();
      });
    window.loadURL(address).catch(() => undefined);
    return window;
  }
}

/** The announcer's screen takes all of the second display, where there is one. */
function firstPlace(name: string): BrowserWindowConstructorOptions {
  const primary = screen.getPrimaryDisplay();
  const second = screen.getAllDisplays().find(({ id }) => id !== primary.id);
  if (name === 'announcer' && second !== undefined) return { ...second.workArea, fullscreen: true };
  return usualBounds(primary.workArea);
}
