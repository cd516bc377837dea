import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A program under test: its output so far, and ways to wait for it and to end it. */
export class TestProcess {
  readonly child: ChildProcess;
  readonly #lines: string[] = [];
  readonly #waiting = new Set<() => void>();
  #standsStill = false;
  #exit: { code: number | null; signal: NodeJS.Signals | null } | null = null;

  /**
   * @param args what Node is given: a file in the repository, then its arguments
   * @param env on top of this process's own
   * @param program what is given the arguments, if not Node
   */
  constructor(args: readonly string[], env: NodeJS.ProcessEnv = {}, program = process.execPath) {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        this.#lines.push(line);
        this.#wake();
      });
    child.once('close', (code, signal) => {
      this.#exit = { code, signal };
      this.#wake();
    });
  }

  /** Everything it wrote so far, stdout and stderr together. */
  get output(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  /** The first line that matches, now or later. Throws with all output where it ends first or takes too long. */
  async line(pattern: RegExp, timeoutMs = 60_000): Promise<RegExpExecArray> {
    const late = AbortSignal.timeout(timeoutMs);
    for (;;) {
      const found = this.#lines.map((line) => pattern.exec(line)).find((match) => match !== null);
      if (found !== undefined) return found;
      if (this.#exit !== null) throw new Error(`it ended without a line like ${pattern}:\n${this.output}`);
      if (late.aborted) throw new Error(`no line like ${pattern} in ${timeoutMs} ms:\n${this.output}`);
      await this.#change(late);
    }
  }

  /** How it ended; waits until it did. */
  async ended(): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    while (this.#exit === null) await this.#change();
    return this.#exit;
  }

  /** Asks it to end, like Ctrl+C. */
  async stop(signal: NodeJS.Signals = 'SIGINT') {
    this.child.kill(signal);
    return this.ended();
  }

  /** Stops it and the processes that it started, as a laptop that stands still does; `goOn` lets them go on. */
  standStill(): void {
    this.#standsStill = true;
    this.#signalAll('SIGSTOP');
  }

  goOn(): void {
    this.#standsStill = false;
    this.#signalAll('SIGCONT');
  }

  #signalAll(signal: NodeJS.Signals): void {
    const children = childrenOf(this.child.pid);
    this.child.kill(signal);
    for (const child of children) process.kill(child, signal);
  }

  /** Ends it the hard way, as a power cut would. */
  async kill() {
    // A process that stands still does not see that the one that started it is gone, and would hold its output open.
    if (this.#standsStill) this.#signalAll('SIGKILL');
    return this.stop('SIGKILL');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#exit === null) await this.kill();
  }

  #change(late?: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const done = () => {
      this.#waiting.delete(done);
      late?.removeEventListener('abort', done);
      resolve();
    };
    this.#waiting.add(done);
    late?.addEventListener('abort', done);
    return promise;
  }

  #wake(): void {
    for (const done of this.#waiting) done();
  }
}

/**
 * Waits until a process that was sent SIGSTOP stands still. One of its threads has to take the signal first, and on a busy
 * machine that one may wait for its turn while the others go on. On Linux; elsewhere it waits a moment. Throws where it
 * does not come to that in a minute.
 */
export async function stopped(pid: number | undefined): Promise<void> {
  if (process.platform !== 'linux') return wait(200);
  const threads = `/proc/${pid}/task`;
  const stands = (thread: string) =>
    /^State:\s+T/m.test(readFileSync(join(threads, thread, 'status'), 'utf8'));
  for (const late = Date.now() + 60_000; !readdirSync(threads).every(stands); await wait(10))
    if (Date.now() > late) throw new Error(`process ${pid} does not stand still`);
}

/** The processes that a process started; on Linux only. */
export function childrenOf(pid: number | undefined): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);
}

function parentOf(pid: string): number | null {
  try {
    // After the name, which may have blanks and brackets of its own: the state, then the parent.
    const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/.*\) /s, '').split(' ');
    return Number(parent);
  } catch {
    return null;
  }
}

/** Starts `goldline …` from the source. Dispose of it with `await using`, or end it. */
export function goldline(...args: string[]): TestProcess {
  return new TestProcess(['src/cli/goldline.ts', ...args]);
}

/** Starts a station on any free port and waits until it is ready. */
export async function startStation(
  dataDir: string,
  ...args: string[]
): Promise<{ station: TestProcess; address: string }> {
  const station = goldline('station', `--data=${dataDir}`, '--port=0', ...args);
  try {
    const [, address = ''] = await station.line(/^Goldline station ready: (\S+)$/);
    return { station, address };
  } catch (error) {
    await station[Symbol.asyncDispose]();
    throw error;
  }
}

/** A port on loopback that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A process that has just ended may leave another behind that still writes its last. */
const removal = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 };

/** A new folder that is gone after use: `using dir = temporaryDir()`. */
export function temporaryDir(): { path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'goldline-test-'));
  return { path, [Symbol.dispose]: () => rmSync(path, removal) };
}
