import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PortError } from '../http/listen.ts';
import type { FromPublic, PublicTask } from './public/public-messages.ts';

/** It ends in order within this, or is ended. */
const endMs = 10_000;
const againMs = 1_000;

/**
 * The public pages in a process of their own: a crowd of any size, and whatever is computed for it, holds up no station.
 * It is started again where it ended.
 */
export class PublicProcess {
  readonly #task: PublicTask;
  readonly #log: (message: string) => void;
  #process: ChildProcess | null = null;
  #stopped = false;

  private constructor(task: PublicTask, log: (message: string) => void) {
    this.#task = task;
    this.#log = log;
  }

  /**
   * Starts it, and gives it with the address at which it answers. Throws {@link PortError}.
   */
  static async start(
    task: PublicTask,
    log: (message: string) => void,
  ): Promise<{ process: PublicProcess; address: string }> {
    const started = new PublicProcess(task, log);
    const address = await started.#start(task).catch((error: unknown) => {
      started.#stopped = true;
      throw error;
    });
    // Where any port was asked for, it stays at the one that it got.
    task.port = Number(new URL(address).port);
    return { process: started, address };
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

  async #start(task: PublicTask): Promise<string> {
    const program = fileURLToPath(
      new URL(`public-main.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url),
    );
    const child = fork(program, [], { execArgv: [], serialization: 'json' });
    this.#process = child;
    givesWay(child.pid);
    const listening = Promise.withResolvers<string>();
    child.on('message', (message) => this.#hear(message as FromPublic, listening));
    child.once('exit', (code, signal) => {
      listening.reject(new Error(`the public pages' process ended with ${signal ?? code}`));
      if (this.#process === child && !this.#stopped) void this.#again(signal ?? String(code));
    });
    child.send(task);
    return listening.promise;
  }

  #hear(told: FromPublic, listening: PromiseWithResolvers<string>): void {
    if (told.type === 'listening') listening.resolve(told.address);
    else if (told.type === 'log') this.#log(told.message);
    else if (told.type === 'refused')
      listening.reject(
        told.told?.code.startsWith('listen.') === true ? new PortError(told.told) : new Error(told.said),
      );
  }

  async #again(how: string): Promise<void> {
    this.#process = null;
    while (!this.#stopped) {
      this.#log(`the public pages' process ended (${how}): it is started again`);
      await sleep(againMs);
      if (this.#stopped) return;
      try {
        await this.#start(this.#task);
        return;
      } catch (error) {
        this.#process = null;
        this.#log((error as Error).message);
      }
    }
  }
}

/** Where both want the processor, the intake comes first. */
function givesWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Then the system shares it out as it sees fit.
  }
}
