import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PortError } from '../http/listen.ts';
import type { FromSide } from './side-messages.ts';

/** It ends in order within this, or is ended. */
const endMs = 10_000;
const againMs = 1_000;

/** A program of the service, what it is called in the log, and how far it gives way to others. */
export const sides = {
  /** A crowd of any size, and whatever is computed for it, holds up no station. */
  public: {
    program: 'public-main',
    name: 'public pages',
    priority: constants.priority.PRIORITY_BELOW_NORMAL,
  },
  /** Recordings of any number hold up neither stations nor pages. */
  judging: { program: 'judging-main', name: 'judging', priority: constants.priority.PRIORITY_LOW },
} as const;

type Side = (typeof sides)[keyof typeof sides];

/** A part of the service in a process of its own, which is started again where it ended. */
export class SideProcess<Task extends object> {
  readonly #side: Side;
  readonly #task: Task;
  readonly #log: (message: string) => void;
  #process: ChildProcess | null = null;
  #stopped = false;

  private constructor(side: Side, task: Task, log: (message: string) => void) {
    this.#side = side;
    this.#task = task;
    this.#log = log;
  }

  /**
   * Starts it, and gives it with the address at which it answers. Throws {@link PortError}.
   */
  static async start<Task extends object>(
    side: Side,
    task: Task,
    log: (message: string) => void,
  ): Promise<{ process: SideProcess<Task>; address: string }> {
    const started = new SideProcess(side, task, log);
    const address = await started.#start().catch((error: unknown) => {
      started.#stopped = true;
      throw error;
    });
    return { process: started, address: address ?? '' };
  }

  /** Has it started, now or when it can be. */
  static keep<Task extends object>(
    side: Side,
    task: Task,
    log: (message: string) => void,
  ): SideProcess<Task> {
    const kept = new SideProcess(side, task, log);
    kept.#start().catch((error: unknown) => void kept.#again((error as Error).message));
    return kept;
  }

  /** Of the process, while there is one. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const ended = this.#process;
    if (ended === null || ended.exitCode !== null || ended.signalCode !== null) return;
    const exit = once(ended, 'exit');
    if (ended.connected) ended.send('stop', () => undefined);
    await Promise.race([exit, sleep(endMs, null, { ref: false })]);
    ended.kill('SIGKILL');
  }

  async #start(): Promise<string | null> {
    const { program, name, priority } = this.#side;
    const file = `${program}.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`;
    const child = fork(fileURLToPath(new URL(file, import.meta.url)), [], {
      execArgv: [],
      serialization: 'json',
    });
    this.#process = child;
    givesWay(child.pid, priority);
    const ready = Promise.withResolvers<string | null>();
    let isReady = false;
    void ready.promise.then(() => (isReady = true)).catch(() => undefined);
    child.on('message', (message) => this.#hear(message as FromSide, ready));
    child.once('exit', (code, signal) => {
      ready.reject(new Error(`the process of ${name} ended with ${signal ?? code}`));
      if (isReady && this.#process === child && !this.#stopped) void this.#again(signal ?? String(code));
    });
    child.send(this.#task);
    return ready.promise;
  }

  #hear(told: FromSide, ready: PromiseWithResolvers<string | null>): void {
    if (told.type === 'ready') ready.resolve(told.address);
    else if (told.type === 'log') this.#log(told.message);
    else if (told.type === 'refused')
      ready.reject(
        told.told?.code.startsWith('listen.') === true ? new PortError(told.told) : new Error(told.said),
      );
  }

  async #again(how: string): Promise<void> {
    this.#process = null;
    while (!this.#stopped) {
      this.#log(`the process of ${this.#side.name} ended (${how}): it is started again`);
      await sleep(againMs);
      if (this.#stopped) return;
      try {
        await this.#start();
        return;
      } catch (error) {
        this.#process = null;
        this.#log((error as Error).message);
      }
    }
  }
}

/** Where several want the processor, the intake comes first. */
function givesWay(pid: number | undefined, priority: number): void {
  try {
    if (pid !== undefined) setPriority(pid, priority);
  } catch {
    // Where the system does not let us, it goes without.
  }
}
