import { basename, join } from 'node:path';
import { app, dialog, shell } from 'electron';
import type { EventFolders } from './event-folders.ts';
import { Leaving } from './leaving.ts';
import { logBundle, saveBundle } from './log-bundle.ts';
import { Logs } from './logs.ts';
import { leavingConfirmed } from './quit-question.ts';
import { raceIsRunning } from './race-running.ts';
import { remedyFor, type Remedy } from './start-trouble.ts';
import { StationProcess } from './station-process.ts';
import { text } from './texts.ts';
import type { Windows } from './windows.ts';

/** What the shell is made of. */
export interface ShellParts {
  /** The program of the station. */
  station: string;
  stationArgs: readonly string[];
  folders: EventFolders;
  windows: Windows;
  language: string;
  /** The menu shows the events that were opened. */
  onOpened: () => void;
}

/** One event at a time: its station, and what a person does about it. Nothing here knows about racing. */
export class Shell {
  readonly station: StationProcess;
  readonly leaving: Leaving;
  readonly #parts: ShellParts;
  #logs: Logs | null = null;
  #dataDir = '';
  /** Ends the message that a start takes long. */
  #slow: AbortController | null = null;
  #isSwitching = false;

  constructor(parts: ShellParts) {
    this.#parts = parts;
    this.station = new StationProcess(parts.station, {
      onReady: (address) => this.#ready(address),
      onGone: (how, seconds) =>
        this.log(`The station ended by itself (${how}); it starts again in ${seconds} s.`),
      onFailed: (message, how) =>
        void this.#failed(message ?? text('notStartedSilent', { how }), 'notStarted'),
      onSlow: () => void this.#takesLong(),
    });
    this.leaving = new Leaving(this.station, parts.windows);
  }

  log = (line: string): void => this.#logs?.note(line);

  /** Opens an event in place of the one that is open, which may be asked about first. */
  async open(dataDir: string): Promise<void> {
    const { windows } = this.#parts;
    if (this.#isSwitching || this.leaving.decided) return;
    if (dataDir === this.#dataDir) {
      windows.showConsole();
      return;
    }
    this.#isSwitching = true;
    try {
      if (!(await this.#mayLeave())) return;
      await this.station.stop();
      this.#slow?.abort();
      windows.close();
      this.#logs?.close();
      this.#logs = new Logs(dataDir);
      this.#dataDir = dataDir;
    } finally {
      this.#isSwitching = false;
    }
    await this.#start();
  }

  async newEvent(): Promise<void> {
    const defaultPath = this.#parts.folders.newFolder(new Date());
    const { filePath } = await dialog.showSaveDialog({ title: text('newEventTitle'), defaultPath });
    if (filePath) await this.open(filePath);
  }

  /** Whether the person chose one. */
  async openEvent(): Promise<boolean> {
    const { filePaths } = await dialog.showOpenDialog({
      title: text('openEventTitle'),
      properties: ['openDirectory', 'createDirectory'],
    });
    const [folder] = filePaths;
    if (folder === undefined) return false;
    if (folder === this.#dataDir && this.station.address === null) await this.#start();
    else await this.open(folder);
    return true;
  }

  openDataFolder(): void {
    void shell.openPath(this.#dataDir);
  }

  async saveLogs(): Promise<void> {
    const defaultPath = join(app.getPath('documents'), `goldline-${basename(this.#dataDir)}-logs.txt.gz`);
    const { filePath } = await dialog.showSaveDialog({ title: text('saveLogs'), defaultPath });
    if (!filePath) return;
    try {
      const system = `${process.platform} ${process.arch}, Electron ${process.versions.electron}`;
      saveBundle(filePath, logBundle(this.#dataDir, { goldline: app.getVersion(), system }));
    } catch (error) {
      dialog.showErrorBox('Goldline', text('notSaved', { said: (error as Error).message }));
    }
  }

  async #mayLeave(): Promise<boolean> {
    const { address } = this.station;
    if (address === null || !(await raceIsRunning(address))) return true;
    return leavingConfirmed(this.#parts.windows.console, 'switch');
  }

  async #start(): Promise<void> {
    const [dataDir, logs] = [this.#dataDir, this.#logs];
    if (logs === null) return;
    // A station would make the folder anew, and the crew would see an event without a runner.
    if (this.#parts.folders.isMissing(dataDir)) {
      await this.#failed(text('folderGone', { folder: dataDir }), 'notStarted');
      return;
    }
    await this.station.start({
      dataDir,
      args: [...this.#parts.stationArgs, `--data=${dataDir}`],
      language: this.#parts.language,
      openLog: () => logs.openForStation(),
    });
  }

  #ready(address: string): void {
    this.#slow?.abort();
    this.#slow = null;
    this.log(`The station answers at ${address}.`);
    this.#parts.folders.opened(this.#dataDir);
    this.#parts.onOpened();
    this.#parts.windows.open(address);
  }

  async #failed(detail: string, message: 'notStarted'): Promise<void> {
    this.#slow?.abort();
    this.log(`The station does not start: ${detail}`);
    const log = this.#logs?.folder ?? '';
    await this.#remedy(await remedyFor({ message: text(message), detail, log }));
  }

  async #takesLong(): Promise<void> {
    this.#slow = new AbortController();
    const detail = text('slowDetail', { folder: this.#dataDir });
    const trouble = { message: text('slowStart'), detail, log: this.#logs?.folder ?? '' };
    const chosen = await remedyFor(trouble, this.#slow.signal);
    if (chosen === null || this.station.address !== null) return;
    if (chosen !== 'quit') await this.station.stop();
    await this.#remedy(chosen);
  }

  async #remedy(chosen: Remedy | null): Promise<void> {
    if (chosen === 'again') await this.#start();
    else if (chosen === 'quit') await this.leaving.now();
    else if (chosen === 'folder' && !(await this.openEvent())) await this.#start();
  }
}
