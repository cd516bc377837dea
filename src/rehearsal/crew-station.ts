import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { StationOrder } from '../contract/rehearsal-station.ts';
import { message } from '../words/message.ts';
import { ToldError } from '../words/told-error.ts';
import type { Laptop } from './faults.ts';

/** What a station tells of its start. */
type FromStation = { type: 'ready'; url: string } | { type: 'failed'; message: string };

const program = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../station/main.ts' : './station.js', import.meta.url),
);

/** The station that the crew rehearses on: a process of its own, which can be killed like a laptop. */
export class CrewStation implements Laptop {
  readonly #args: readonly string[];
  #child: ChildProcess | null = null;
  #address: string | null = null;
  #diskIsFull = false;

  /** @param args what the station is told, without its port */
  constructor(args: readonly string[]) {
    this.#args = args;
  }

  /** Where its console is; stays the same after a restart. Null before the first start. */
  get address(): string | null {
    return this.#address;
  }

  get runs(): boolean {
    return this.#child !== null;
  }

  get diskIsFull(): boolean {
    return this.#diskIsFull;
  }

  /** Starts it, or does nothing while it runs. Resolves when it answers; rejects with ToldError where it does not start. */
  async start(): Promise<void> {
    if (this.#child !== null) return;
    const port = this.#address === null ? '0' : new URL(this.#address).port;
    const child = spawn(process.execPath, [program, ...this.#args, `--port=${port}`], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    this.#diskIsFull = false;
    child.once('exit', () => {
      if (this.#child === child) this.#child = null;
    });
    const said = (await Promise.race([
      once(child, 'message').then(([first]) => first as FromStation),
      once(child, 'exit').then((): FromStation => ({ type: 'failed', message: '' })),
    ])) satisfies FromStation;
    if (said.type === 'failed')
      throw new ToldError(message('dressRehearsal.no-station', { said: said.message }));
    this.#address = said.url;
  }

  kill(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  fillDisk(isFull: boolean): void {
    this.#diskIsFull = isFull;
    this.#child?.send({ type: 'disk', isFull } satisfies StationOrder);
  }

  /** Ends it in order. */
  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null) return;
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await exit;
  }
}
