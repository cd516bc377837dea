import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { chromium } from './chromium.ts';
import { desk } from './desk.ts';
import { ElectronEvent } from './event.ts';

/** What the app has to know of a window in order to end. */
interface Closable {
  close(): void;
  destroy(): void;
}

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
const realExit = process.exit.bind(process);

/** shell/browser/browser.cc and api/electron_api_app.cc: ready, quit, the paths, and one instance for each profile. */
class App extends EventEmitter {
  readonly windows = new Set<Closable>();
  readonly isPackaged = false;
  isReady = () => this.#isReady;
  #isReady = false;
  #isQuitting = false;
  #isExiting = false;
  #isDown = false;
  #exitCode = 0;
  #lock: Server | null = null;
  #hasSignal = false;
  #name = 'Electron';
  #version = '0.0.0';
  #path = '';
  readonly #ready = Promise.withResolvers<void>();
  readonly #paths: Record<string, string | null> = {
    home: homedir(),
    appData: process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'),
    temp: tmpdir(),
    documents: join(homedir(), 'Documents'),
    userData: null,
    sessionData: null,
    logs: null,
    crashDumps: null,
  };

  getName = () => this.#name;
  setName = (name: string) => void (this.#name = name);
  getVersion = () => this.#version;
  setVersion = (version: string) => void (this.#version = version);
  getAppPath = () => this.#path;
  setAppPath = (path: string) => void (this.#path = path);
  whenReady = () => this.#ready.promise;
  getPreferredSystemLanguages = () => process.env['STAND_IN_LANGUAGES']?.split(',') ?? ['en-US'];
  focus(): void {}
  setAboutPanelOptions(): void {}
  commandLine = { hasSwitch: () => false, appendSwitch: () => {}, getSwitchValue: () => '' };

  getPath(name: string): string {
    const path = this.#paths[name];
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    if (path !== null) return path;
    if (name === 'userData') return join(this.getPath('appData'), this.#name);
    if (name === 'logs') return join(this.getPath('userData'), 'logs');
    return name === 'sessionData' ? this.getPath('userData') : join(this.getPath('userData'), 'Crashpad');
  }

  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    if (this.#paths[name] === undefined) throw new Error('Failed to set path');
    this.#paths[name] = path;
  }

  /** chrome's ProcessSingleton: one process for each profile, which hears of those that come later. */
  requestSingleInstanceLock(additionalData?: unknown): boolean {
    if (this.#lock !== null) return true;
    const profile = this.getPath('userData');
    mkdirSync(profile, { recursive: true });
    const name = createHash('sha256').update(profile).digest('hex').slice(0, 20);
    const socket = join(tmpdir(), `stand-in-${name}.sock`);
    if (isHeard(socket, { argv: process.argv, cwd: process.cwd(), additionalData })) return false;
    rmSync(socket, { force: true });
    this.#lock = createServer((connection) => {
      let text = '';
      connection.on('data', (data) => {
        text += String(data);
        if (!text.endsWith('\n')) return;
        connection.end('ok');
        const said = JSON.parse(text) as { argv: string[]; cwd: string; additionalData: unknown };
        void this.#ready.promise.then(() =>
          this.emit('second-instance', new ElectronEvent(), said.argv, said.cwd, said.additionalData),
        );
      });
    }).listen(socket);
    this.#lock.unref();
    return true;
  }

  quit(): void {
    if (this.#isQuitting) return;
    const event = new ElectronEvent();
    this.emit('before-quit', event);
    this.#isQuitting = !event.defaultPrevented;
    if (!this.#isQuitting) return;
    if (this.windows.size === 0) this.#willQuit();
    else for (const window of this.windows) window.close();
  }

  exit(code = 0): void {
    this.#exitCode = code;
    this.#isQuitting = this.#isExiting = true;
    if (this.windows.size === 0) this.#shutDown();
    else for (const window of this.windows) window.destroy();
  }

  /** A window did not let itself be closed: then the app does not quit either. */
  stays(): void {
    this.#isQuitting = false;
  }

  gone(window: Closable): void {
    this.windows.delete(window);
    if (this.windows.size > 0) return;
    setImmediate(() => {
      if (this.#isExiting) this.#shutDown();
      else if (this.#isQuitting) this.#willQuit();
      else if (this.listenerCount('window-all-closed') === 0) this.quit();
      else this.emit('window-all-closed');
    });
  }

  #willQuit(): void {
    const event = new ElectronEvent();
    this.emit('will-quit', event);
    if (event.defaultPrevented) this.#isQuitting = false;
    else this.#shutDown();
  }

  #shutDown(): void {
    if (this.#isDown) return;
    this.#isDown = true;
    setImmediate(() => {
      this.emit('quit', new ElectronEvent(), this.#exitCode);
      chromium.stop();
      realExit(this.#exitCode);
    });
  }

  /** Before the app's own code is loaded. */
  beforeCode(): void {
    // The process lives until it is told to go.
    setInterval(() => {}, 2 ** 30);
    process.exit = (code) => {
      this.exit(Number(code ?? process.exitCode ?? 0));
      return undefined as never;
    };
    process.on('uncaughtException', (error) => {
      if (process.listenerCount('uncaughtException') > 1) return;
      desk.boxes.push({
        title: 'A JavaScript error occurred in the main process',
        content: error.stack ?? '',
      });
      process.stderr.write(`[error box] ${error.stack}\n`);
    });
  }

  /**
   * After it: electron_browser_main_parts.cc installs its signal handlers, which replace those that the app's code had set
   * by then; then windows may be opened.
   */
  async afterCode(): Promise<void> {
    for (const signal of signals) {
      process.removeAllListeners(signal);
      process.on(signal, this.#quitOnce);
    }
    if (this.#isDown) return;
    await chromium.start(join(this.getPath('sessionData'), 'stand-in'));
    process.stderr.write(`DevTools listening on ${chromium.address}\n`);
    if (this.#isQuitting) return;
    this.#isReady = true;
    this.#ready.resolve();
    this.emit('ready', new ElectronEvent(), {});
  }

  /** The thread that waits for signals reads one and goes: a second one finds nobody. */
  readonly #quitOnce = (signal: NodeJS.Signals): void => {
    // One that the app's code set since then has replaced it.
    if (this.#hasSignal || process.listenerCount(signal) > 1) return;
    this.#hasSignal = true;
    this.quit();
  };
}

export const app = new App();

/** Tells the instance that is there already, in a process of its own, since the lock is asked for at once. */
function isHeard(socket: string, said: unknown): boolean {
  if (!existsSync(socket)) return false;
  const ask =
    "const s=require('node:net').connect(process.argv[1]);s.on('error',()=>process.exit(1));" +
    "s.on('data',()=>process.exit(0));s.write(process.argv[2]+'\\n');setTimeout(()=>process.exit(1),3000)";
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  return (
    spawnSync(process.execPath, ['-e', ask, socket, JSON.stringify(said)], { env, stdio: 'ignore' })
      .status === 0
  );
}
