import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { tell, warn } from '../../station/process/terminal.ts';
import { message } from '../../words/message.ts';
import { openInBrowser } from './browser.ts';
import type { Running } from './running.ts';

const goldline = fileURLToPath(new URL('../bin.js', import.meta.url));
const readyLine = /^Goldline station ready: (\S+)$/;
/** Waiting times in milliseconds before a station that ended is started again; then it is given up. */
const restartAfter = [200, 1000, 2000, 5000, 10_000];

/** A station as a process of its own, started again when it ends by itself, and its console in the browser. */
export class StationInBrowser implements Running {
  readonly ended: Promise<number>;
  readonly #args: readonly string[];
  readonly #open: boolean;
  readonly #giveUp: (code: number) => void;
  #child: ChildProcess | null = null;
  #address: string | null = null;
  #ends = 0;
  #stopping: (() => void) | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(args: readonly string[], open: boolean) {
    const { promise, resolve } = Promise.withResolvers<number>();
    this.ended = promise;
    this.#giveUp = resolve;
    this.#args = args;
    this.#open = open;
    this.#start();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#child === null) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#stopping = resolve;
    this.#child.kill('SIGTERM');
    await promise;
  }

  #start(): void {
    // The port that screens know already.
    const port = this.#address === null ? [] : [`--port=${new URL(this.#address).port}`];
    const child = spawn(process.execPath, [goldline, 'station', ...this.#args, ...port], {
      // Over the fourth it notices when this process is gone, and ends too.
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      // In a group of its own it hears a Ctrl+C once, from here.
      detached: process.platform !== 'win32',
    });
    this.#child = child;
    createInterface({ input: child.stdout as Readable }).on('line', (line) => {
      const address = readyLine.exec(line)?.[1];
      if (address === undefined) console.log(line);
      else this.#ready(address);
    });
    child.once('exit', (code, signal) => this.#ended(code ?? 1, signal ?? `code ${code}`));
  }

  #ready(address: string): void {
    if (this.#address !== null) {
      tell(message('start.runs-again', { address }));
      return;
    }
    this.#address = address;
    tell(message('start.addresses', { address }));
    if (this.#open) openInBrowser(address);
  }

  #ended(code: number, how: string): void {
    this.#child = null;
    if (this.#stopping !== null) {
      this.#stopping();
      return;
    }
    const wait = this.#address === null ? undefined : restartAfter[this.#ends];
    if (wait === undefined) {
      if (this.#address !== null) warn(message('start.given-up', { how }));
      this.#giveUp(code);
      return;
    }
    this.#ends += 1;
    warn(message('start.starts-again', { how }));
    this.#timer = setTimeout(() => this.#start(), wait);
  }
}
