import { fork, type ChildProcess } from 'node:child_process';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { message, type Message } from '../../words/message.ts';
import { ToldError } from '../../words/told-error.ts';
import type { FromPrintProcess, Job, Pieces, Printed, ToPrintProcess } from './order.ts';

/** Paper that could not be made, and why. */
export class PaperError extends ToldError {
  override name = 'PaperError';
}

export interface PrinterSettings {
  /** The process may be at one step for so long, in milliseconds. */
  stepMs: number;
  /** Without a job it stays for so long: the next one comes quickly. */
  idleMs: number;
  /** Memory for what V8 keeps, in megabytes. */
  heapMb: number;
}

export interface PrintOptions {
  /** What waits for its turn while pieces are made; by default everything else of the event loop. */
  pause?: () => Promise<unknown>;
  onProgress?: ((done: number, of: number) => void) | undefined;
}

const usual: PrinterSettings = { stepMs: 120_000, idleMs: 120_000, heapMb: 768 };

/** Pieces are made and sent for so long before others come in, in milliseconds. */
const sliceMs = 3;

interface Waiting {
  id: number;
  done: PromiseWithResolvers<Printed>;
  onProgress: PrintOptions['onProgress'];
}

/**
 * Sets paper in a process of its own, one document at a time, however many ask. The process is started with the first
 * document, stays warm for a while, and is started again where it ended: a document that it cannot make, or does not make
 * in time, is told and takes nothing else with it.
 */
export class Printer {
  readonly #settings: PrinterSettings;
  #process: ChildProcess | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting: Waiting | null = null;
  #ids = 0;
  #limit: NodeJS.Timeout | undefined;
  #idle: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(settings: Partial<PrinterSettings> = {}) {
    this.#settings = { ...usual, ...settings };
  }

  /** Of the process, while there is one. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Makes a document of its pieces, when those asked for before are made. Throws {@link PaperError}. */
  print(job: Job, pieces: Pieces, options: PrintOptions = {}): Promise<Printed> {
    const printed = this.#turn.then(() => this.#print(job, pieces, options));
    this.#turn = printed.catch(() => undefined);
    return printed;
  }

  /** Ends the process; what is being made is not. */
  close(): void {
    this.#isClosed = true;
    this.#end(message('paper.stopped'));
  }

  async #print(
    job: Job,
    pieces: Pieces,
    { pause = setImmediate, onProgress }: PrintOptions,
  ): Promise<Printed> {
    if (this.#isClosed) throw new PaperError(message('paper.stopped'));
    const id = (this.#ids += 1);
    const waiting: Waiting = { id, done: Promise.withResolvers<Printed>(), onProgress };
    waiting.done.promise.catch(() => undefined);
    this.#waiting = waiting;
    clearTimeout(this.#idle);
    try {
      this.#start();
      this.#say({ kind: 'begin', id, job });
      let until = performance.now() + sliceMs;
      for (const piece of pieces) {
        if (piece !== undefined) this.#say({ ...piece, id });
        if (performance.now() < until) continue;
        await pause();
        until = performance.now() + sliceMs;
      }
      this.#say({ kind: 'print', id });
      this.#watch();
      return await waiting.done.promise;
    } finally {
      this.#waiting = null;
      clearTimeout(this.#limit);
      this.#idle = setTimeout(() => this.#end(message('paper.stopped')), this.#settings.idleMs).unref();
    }
  }

  #start(): void {
    if (this.#process !== null) return;
    // In the desktop app the station is Electron's executable as Node (ELECTRON_RUN_AS_NODE), and so is what it starts.
    const name = import.meta.url.endsWith('.ts') ? 'print-process.ts' : 'print-process.js';
    const started = fork(fileURLToPath(new URL(`./${name}`, import.meta.url)), [], {
      execArgv: [`--max-old-space-size=${this.#settings.heapMb}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, NODE_OPTIONS: '', ...noNetwork },
    });
    this.#process = started;
    started.on('message', (said) => this.#hear(said as FromPrintProcess));
    started.on('error', (error) =>
      this.#over(started, message('paper.not-started', { said: error.message })),
    );
    started.on('exit', (code, signal) =>
      this.#over(started, message('paper.process-ended', { with: signal ?? String(code) })),
    );
  }

  #say(said: ToPrintProcess): void {
    // One that ends meanwhile is heard of by its end.
    this.#process?.send(said, () => undefined);
  }

  #hear(said: FromPrintProcess): void {
    const waiting = this.#waiting;
    if (waiting?.id !== said.id) return;
    this.#watch();
    if (said.kind === 'progress') waiting.onProgress?.(said.done, said.of);
    else if (said.kind === 'failed') waiting.done.reject(new PaperError(said.why));
    else waiting.done.resolve({ pdf: said.pdf, svg: said.svg, pages: said.pages, missing: said.missing });
  }

  /** From now on it has so long for the next step. */
  #watch(): void {
    clearTimeout(this.#limit);
    const seconds = Math.round(this.#settings.stepMs / 1000);
    this.#limit = setTimeout(() => this.#end(message('paper.too-long', { seconds })), this.#settings.stepMs);
  }

  #end(why: Message): void {
    clearTimeout(this.#limit);
    clearTimeout(this.#idle);
    const ended = this.#process;
    if (ended === null) return;
    this.#over(ended, why);
    ended.kill('SIGKILL');
  }

  #over(ended: ChildProcess, why: Message): void {
    if (this.#process !== ended) return;
    this.#process = null;
    clearTimeout(this.#limit);
    this.#waiting?.done.reject(new PaperError(why));
  }
}

/** The compiler would fetch what a template asks for; ours ask for nothing, and it reaches nothing. */
const nowhere = 'http://127.0.0.1:9';
const noNetwork = {
  http_proxy: nowhere,
  https_proxy: nowhere,
  all_proxy: nowhere,
  HTTP_PROXY: nowhere,
  HTTPS_PROXY: nowhere,
  ALL_PROXY: nowhere,
};
