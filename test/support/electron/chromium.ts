import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

type Params = Record<string, unknown>;
/** What the protocol answers: its fields are those of Chromium's own documentation. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Answer = any;

interface Heard {
  id?: number;
  result?: Answer;
  error?: { message: string };
  method?: string;
  params?: Answer;
  sessionId?: string;
}

/** One connection to a Chromium of this process's own; a session for each page. */
class Chromium extends EventEmitter {
  #socket: WebSocket | null = null;
  #child: ChildProcess | null = null;
  #last = 0;
  readonly #waiting = new Map<number, PromiseWithResolvers<Answer> & { method: string }>();
  address = '';

  /** Starts it. @param profile the folder of what it keeps */
  async start(profile: string): Promise<void> {
    mkdirSync(profile, { recursive: true });
    this.setMaxListeners(0);
    const child = spawn(
      process.env['STAND_IN_CHROMIUM'] ?? '/usr/bin/chromium',
      [
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        '--no-startup-window',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-extensions',
        '--disable-popup-blocking',
        '--autoplay-policy=no-user-gesture-required',
        '--password-store=basic',
        '--remote-debugging-port=0',
        // Closed with this process, whatever ends it: then Chromium goes too.
        '--remote-debugging-pipe',
        `--user-data-dir=${profile}`,
        'about:blank',
      ],
      { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] },
    );
    this.#child = child;
    const said = child.stderr as Readable;
    for await (const line of createInterface({ input: said })) {
      const found = /^DevTools listening on (ws:\/\/.*)$/.exec(line);
      if (found === null) continue;
      this.address = found[1] ?? '';
      break;
    }
    said.resume();
    const socket = new WebSocket(this.address);
    socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data)) as Heard));
    await once(socket, 'open');
    this.#socket = socket;
    await this.send('Target.setDiscoverTargets', { discover: true });
  }

  send(method: string, params: Params = {}, sessionId?: string): Promise<Answer> {
    const id = (this.#last += 1);
    const waiting = { ...Promise.withResolvers<Answer>(), method };
    this.#waiting.set(id, waiting);
    this.#socket?.send(JSON.stringify({ id, method, params, sessionId }));
    return waiting.promise;
  }

  /** A session with a page. */
  async attach(targetId: string): Promise<PageSession> {
    const { sessionId } = (await this.send('Target.attachToTarget', { targetId, flatten: true })) as {
      sessionId: string;
    };
    return {
      send: (method, params) => this.send(method, params, sessionId),
      on: (method, heard) => void this.on(`${sessionId} ${method}`, heard),
    };
  }

  stop(): void {
    this.#child?.kill('SIGKILL');
  }

  #hear({ id, result, error, method, params, sessionId }: Heard): void {
    if (id === undefined) {
      this.emit(sessionId === undefined ? String(method) : `${sessionId} ${method}`, params);
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(`${waiting.method}: ${error.message}`));
  }
}

export interface PageSession {
  send(method: string, params?: Params): Promise<Answer>;
  on(method: string, heard: (params: Answer) => void): void;
}

export const chromium = new Chromium();
