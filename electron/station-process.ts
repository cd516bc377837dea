import { once } from 'node:events';
import { utilityProcess, type UtilityProcess } from 'electron';

/** What the station tells its shell. */
type FromStation = { type: 'ready'; url: string } | { type: 'failed'; message: string };

export interface StationEvents {
  /** The station answers at this address; called again after each restart. */
  onReady: (address: string) => void;
  /** The station ended by itself and starts again in so many seconds. */
  onGone: (code: number, seconds: number) => void;
  /** The station cannot run: what it says, or that it ended too often. */
  onFailed: (message: string) => void;
}

/** Waiting times in seconds before a station that ended is started again; then it is given up. */
const restartAfter = [0.2, 1, 2, 5, 10];
/** After so many milliseconds without an end, earlier ends are forgotten. */
const steadyMs = 60_000;
/** A station that was asked to stop gets so many milliseconds to put everything on disk. */
const stopMs = 5000;

/** The station as a process of its own: started again when it ends by itself, until it is stopped. */
export class StationProcess {
  readonly #entry: string;
  readonly #args: string[];
  readonly #events: StationEvents;
  #process: UtilityProcess | null = null;
  #address: string | null = null;
  #complaint: string | null = null;
  #ends = 0;
  #timer: NodeJS.Timeout | undefined;
  #stopping = false;

  constructor(entry: string, args: readonly string[], events: StationEvents) {
    this.#entry = entry;
    this.#args = [...args];
    this.#events = events;
  }

  /** Where the station answers; null until it was ready once. */
  get address(): string | null {
    return this.#address;
  }

  start(): void {
    const child = utilityProcess.fork(this.#entry, this.#argsNow(), { serviceName: 'Goldline station' });
    this.#process = child;
    child.on('message', (message: FromStation) => this.#hear(message));
    child.once('exit', (code) => this.#ended(code));
  }

  /** Asks the station to end, and makes it end where it does not. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    const child = this.#process;
    if (child === null) return;
    const ended = once(child, 'exit');
    const impatience = setTimeout(() => child.kill(), stopMs);
    child.postMessage({ type: 'stop' });
    await ended;
    clearTimeout(impatience);
  }

  /** A station that starts again keeps the port that its windows know. */
  #argsNow(): string[] {
    return this.#address === null ? this.#args : [...this.#args, `--port=${new URL(this.#address).port}`];
  }

  #hear(message: FromStation): void {
    if (message.type === 'failed') {
      this.#complaint = message.message;
      return;
    }
    this.#address = message.url;
    this.#complaint = null;
    this.#timer = setTimeout(() => (this.#ends = 0), steadyMs);
    this.#events.onReady(message.url);
  }

  #ended(code: number): void {
    this.#process = null;
    clearTimeout(this.#timer);
    if (this.#stopping) return;
    const neverRan = this.#address === null && this.#complaint !== null;
    const seconds = neverRan ? undefined : restartAfter[this.#ends];
    if (seconds === undefined) {
      this.#events.onFailed(this.#complaint ?? `The station ended ${this.#ends + 1} times (code ${code}).`);
      return;
    }
    this.#ends += 1;
    this.#events.onGone(code, seconds);
    this.#timer = setTimeout(() => this.start(), seconds * 1000);
  }
}
