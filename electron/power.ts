import { dialog, powerMonitor, powerSaveBlocker, type BrowserWindow } from 'electron';
import { raceIsRunning } from './race-running.ts';
import { text } from './texts.ts';

/** Whether a race is running is looked at this often. */
const lookMs = 20_000;
/** Told once when the battery has less. */
const lowBattery = 0.3;

/**
 * Keeps the laptop awake while a race runs, says when its battery runs low, and holds up a shutdown until somebody has
 * answered. Relies on `powerSaveBlocker`, on `shutdown` of powerMonitor (Linux and macOS), on `query-session-end` of
 * windows (Windows), and on Chromium's Battery API in the console, since Electron tells no level.
 */
export class Power {
  readonly #address: () => string | null;
  readonly #console: () => BrowserWindow | null;
  #blocker: number | null = null;
  #isTold = false;

  constructor(address: () => string | null, console: () => BrowserWindow | null, ask: () => void) {
    this.#address = address;
    this.#console = console;
    const holdUp = (event: { preventDefault(): void }) => {
      if (!this.isRacing) return;
      event.preventDefault();
      ask();
    };
    powerMonitor.on('shutdown', holdUp as () => void);
    this.watch = (window) => void window.on('query-session-end', holdUp);
    setInterval(() => void this.look(), lookMs);
  }

  /** Windows asks each window before it shuts down. */
  readonly watch: (window: BrowserWindow) => void;

  /** Whether a race ran when it was last looked at. */
  get isRacing(): boolean {
    return this.#blocker !== null;
  }

  async look(): Promise<void> {
    const address = this.#address();
    const isRacing = address !== null && (await raceIsRunning(address));
    if (isRacing) this.#blocker ??= powerSaveBlocker.start('prevent-display-sleep');
    else if (this.#blocker !== null) {
      powerSaveBlocker.stop(this.#blocker);
      this.#blocker = null;
    }
    if (isRacing) await this.#lookAtBattery();
  }

  async #lookAtBattery(): Promise<void> {
    const battery = await this.#battery();
    if (battery === null || battery.charging || battery.level > lowBattery) {
      this.#isTold &&= battery === null;
      return;
    }
    if (this.#isTold) return;
    this.#isTold = true;
    await dialog.showMessageBox({
      type: 'warning',
      title: 'Goldline',
      message: text('batteryLow', { percent: Math.round(battery.level * 100) }),
      detail: text('batteryDetail'),
      buttons: [text('understood')],
    });
  }

  async #battery(): Promise<{ level: number; charging: boolean } | null> {
    try {
      const code = 'navigator.getBattery().then(({ level, charging }) => ({ level, charging }))';
      return (await this.#console()?.webContents.executeJavaScript(code)) as {
        level: number;
        charging: boolean;
      };
    } catch {
      return null;
    }
  }
}
