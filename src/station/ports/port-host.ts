import { fork, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { formatPlace, type ReaderPlace } from '../../readers/address.ts';
import type { Ports, Stall } from '../../readers/reader.ts';
import { portAt } from '../../readers/transport/port.ts';
import {
  TransportError,
  type Port,
  type Transport,
  type TransportEvents,
} from '../../readers/transport/transport.ts';
import { message } from '../../words/message.ts';
import { monotonicOrigin, type FromPorts, type ToldStall, type ToPorts } from './port-messages.ts';

/** It ends at once, unless a driver holds it. */
const endMs = 2000;

/** A line at the other process, or on its way. */
interface HostedLine {
  place: ReaderPlace;
  events: TransportEvents;
  opening: PromiseWithResolvers<void>;
  isOpen: boolean;
  /** What came before whoever opened it could listen; null from then on. */
  early: (() => void)[] | null;
}

/**
 * The ports, in a process of their own. Whatever the station computes, and however long V8 clears its memory, the moment
 * of what comes is taken at once; and a serial driver that crashes takes no station with it. The process is started with
 * the first line, and again where it ended.
 */
export class PortHost implements Ports {
  readonly #onStall: (told: ToldStall) => Stall;
  #process: ChildProcess | null = null;
  readonly #lines = new Map<number, HostedLine>();
  /** What waits for a line or a port to be closed, by its answer. */
  readonly #closing = new Map<string, () => void>();
  #numbers = 0;
  #lookedAt = 0;
  #stall: Stall | null = null;

  /** `onStall`: the ports were not looked at for a while, up to a moment of `performance.now()`; gives it in race time. */
  constructor(onStall: (told: ToldStall) => Stall) {
    this.#onStall = onStall;
  }

  portAt(place: ReaderPlace): Port {
    const port = (this.#numbers += 1);
    return {
      waitsFor: portAt(place).waitsFor,
      open: (events, baud) => this.#open(port, place, events, baud),
      close: () => this.#close(`port-closed ${port}`, { type: 'close-port', port }),
    };
  }

  lookedAt(): number {
    return this.#lookedAt;
  }

  stall(): Stall | null {
    return this.#stall;
  }

  /** Of the process, while there is one. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Ends the process. Lines are closed before. */
  async close(): Promise<void> {
    const ended = this.#process;
    this.#process = null;
    if (ended === null) return;
    const exit = once(ended, 'exit');
    if (ended.connected) ended.disconnect();
    await Promise.race([exit, setTimeout(endMs, null, { ref: false })]);
    ended.kill('SIGKILL');
  }

  async #open(port: number, place: ReaderPlace, events: TransportEvents, baud: number): Promise<Transport> {
    const number = (this.#numbers += 1);
    const opening = Promise.withResolvers<void>();
    const line: HostedLine = { place, events, opening, isOpen: false, early: [] };
    this.#lines.set(number, line);
    this.#start();
    this.#say({ type: 'open', port, place, line: number, baud });
    await opening.promise;
    return {
      write: (bytes) => {
        if (this.#lines.has(number)) this.#say({ type: 'write', line: number, bytes });
      },
      close: async () => {
        if (!this.#lines.delete(number)) return;
        await this.#close(`line-closed ${number}`, { type: 'close', line: number });
      },
    };
  }

  /** Resolves with its answer, or when there is nobody any more who would give it. */
  async #close(answer: string, asked: ToPorts): Promise<void> {
    if (this.#process === null) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#closing.set(answer, resolve);
    this.#say(asked);
    await promise;
  }

  #start(): void {
    if (this.#process !== null) return;
    const kind = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const program = fileURLToPath(new URL(`./port-process.${kind}`, import.meta.url));
    // It writes nothing until it crashes: a terminal that stands still does not hold it up.
    const stdio: StdioOptions = ['ignore', 'ignore', 'inherit', 'ipc'];
    const started = fork(program, [], { execArgv: [], serialization: 'advanced', stdio });
    this.#process = started;
    started.on('message', (said) => this.#hear(said as FromPorts));
    const over = () => this.#over(started);
    started.on('error', over);
    started.on('exit', over);
  }

  #say(asked: ToPorts): void {
    // One that ends meanwhile is heard of by its end.
    this.#process?.send(asked, () => undefined);
  }

  #hear(said: FromPorts): void {
    switch (said.type) {
      case 'looked':
        this.#lookedAt = said.at - monotonicOrigin;
        break;
      case 'stall':
        this.#stall = this.#onStall({ ...said, over: said.over - monotonicOrigin });
        break;
      case 'data':
        this.#give(said.line, ({ onData }) => onData(said.bytes, said.at - monotonicOrigin));
        break;
      case 'opened':
        this.#opened(said.line);
        break;
      case 'refused':
      case 'ended':
        this.#ended(said.line, new TransportError(said.why));
        break;
      case 'line-closed':
        this.#closed(`line-closed ${said.line}`);
        break;
      case 'port-closed':
        this.#closed(`port-closed ${said.port}`);
    }
  }

  #opened(number: number): void {
    const line = this.#lines.get(number);
    if (line === undefined) return;
    line.isOpen = true;
    line.opening.resolve();
    setImmediate(() => {
      for (const event of line.early ?? []) event();
      line.early = null;
    });
  }

  #give(number: number, event: (events: TransportEvents) => void): void {
    const line = this.#lines.get(number);
    if (line === undefined) return;
    const give = () => event(line.events);
    if (line.early === null) give();
    else line.early.push(give);
  }

  #ended(number: number, error: TransportError): void {
    const line = this.#lines.get(number);
    if (line === undefined) return;
    if (line.isOpen) this.#give(number, ({ onClose }) => onClose(error.told));
    else line.opening.reject(error);
    this.#lines.delete(number);
  }

  #closed(answer: string): void {
    this.#closing.get(answer)?.();
    this.#closing.delete(answer);
  }

  /** The process ended by itself. */
  #over(ended: ChildProcess): void {
    if (this.#process !== ended) return;
    this.#process = null;
    for (const answer of this.#closing.keys()) this.#closed(answer);
    for (const [number, { place }] of this.#lines)
      this.#ended(number, new TransportError(message('port.process-ended', { place: formatPlace(place) })));
  }
}
