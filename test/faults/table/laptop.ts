import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Change, Sections, Snapshot } from '../../../src/contract/feed.ts';
import { feedEvents } from '../../support/feed.ts';
import { TestProcess } from '../../support/processes.ts';
import type { Said } from './fault.ts';
import type { Ledger } from './ledger.ts';

const stepMs = 15;
/** A busy machine starts slowly. */
const startMs = 180_000;
/** Starting takes a third less where it was compiled before. */
const compileCache = join(tmpdir(), 'goldline-compile-cache');

/** `goldline station`, not ready yet. */
export function stationProcess(
  dataDir: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): TestProcess {
  return new TestProcess(['src/cli/goldline.ts', 'station', `--data=${dataDir}`, '--port=0', ...args], {
    NODE_COMPILE_CACHE: compileCache,
    ...env,
  });
}

/** A station in a process of its own, started as people start it, and a screen that shows what its feed says. */
export class Laptop {
  readonly process: TestProcess;
  /** Of its console. */
  readonly address: string;
  readonly #ledger: Ledger;
  readonly #onChange: () => void;
  readonly #watching: Promise<void>;
  sections: Partial<Sections> = {};

  private constructor(process: TestProcess, address: string, ledger: Ledger, onChange: () => void) {
    this.process = process;
    this.address = address;
    this.#ledger = ledger;
    this.#onChange = onChange;
    this.#watching = this.#watch();
  }

  /**
   * Starts `goldline station` and waits until it says that it is ready. Throws with its output where it does not.
   * @param onChange called when a screen shows something new
   */
  static async start(
    dataDir: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv,
    ledger: Ledger,
    onChange: () => void,
  ): Promise<Laptop> {
    const process = stationProcess(dataDir, args, env);
    try {
      const [, address = ''] = await process.line(/^Goldline station ready: (\S+)$/, startMs);
      return new Laptop(process, address, ledger, onChange);
    } catch (error) {
      await process[Symbol.asyncDispose]();
      throw error;
    }
  }

  get said(): Said {
    return { screen: this.sections, terminal: this.process.output };
  }

  /** Waits until a screen says something; false where it does not in so long. */
  async says(what: (said: Said) => boolean, patienceMs = 120_000): Promise<boolean> {
    for (const end = Date.now() + patienceMs; Date.now() < end; await wait(stepMs))
      if (what(this.said)) return true;
    return what(this.said);
  }

  /** Posts to the console's API, a file as text; gives the status, null where nobody answers. */
  async call(path: string, body: unknown, act?: string, patienceMs = 10_000): Promise<number | null> {
    try {
      const answer = await fetch(`${this.address}/api/${path}`, {
        method: 'POST',
        headers: {
          'Content-Type': typeof body === 'string' ? 'application/octet-stream' : 'application/json',
          ...(act === undefined ? {} : { 'Goldline-Act': act }),
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
        signal: AbortSignal.timeout(patienceMs),
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return null;
    }
  }

  /** Posts to the console's API; gives the answer. Throws where there is none. */
  async ask(path: string): Promise<unknown> {
    const answer = await fetch(`${this.address}/api/${path}`, { method: 'POST' });
    return answer.json();
  }

  async kill(): Promise<void> {
    await this.process.kill();
    await this.#watching;
  }

  /** Asks it to end; gives the exit code. */
  async stop(): Promise<number | null> {
    const { code } = await this.process.stop('SIGTERM');
    await this.#watching;
    return code;
  }

  async #watch(): Promise<void> {
    const over = new AbortController();
    void this.process.ended().then(() => over.abort());
    // A station that mends its journal in mid-race ends its feed too, and is there again at its address.
    for (; !over.signal.aborted; await wait(stepMs))
      try {
        for await (const { event, data } of feedEvents(this.address))
          if (event === 'snapshot' || event === 'change') this.#take(data as Snapshot | Change);
      } catch {
        // It ended, or does not answer yet.
      }
  }

  #take({ sections, passings = [] }: Snapshot | Change): void {
    Object.assign(this.sections, sections);
    for (const row of passings) this.#ledger.show(row);
    this.#onChange();
  }
}
