import { createServer, type Server, type Socket } from 'node:net';
import { message } from '../../words/message.ts';
import type { ReaderMessage } from '../message.ts';
import { TransportError, type Port, type Transport, type TransportEvents } from './transport.ts';
import { socketTransport } from './tcp.ts';

/** A TCP port of ours that the reader connects to. The newest connection counts: an older one is a cable that was pulled. */
export class Listener implements Port {
  readonly #port: number;
  readonly #host: string | undefined;
  #server: Promise<Server> | null = null;
  #waiting: Socket | null = null;
  #wake: (() => void) | null = null;
  #replace: (() => void) | null = null;
  #closed = false;

  constructor(port: number, host?: string) {
    this.#port = port;
    this.#host = host;
  }

  get waitsFor(): ReaderMessage {
    return message('port.waits', { port: String(this.#port) });
  }

  async open(events: TransportEvents): Promise<Transport> {
    this.#server ??= this.#listen();
    try {
      await this.#server;
    } catch (error) {
      this.#server = null;
      throw error;
    }
    while (this.#waiting === null && !this.#closed)
      await new Promise<void>((resolve) => (this.#wake = resolve));
    const socket = this.#waiting;
    this.#waiting = null;
    if (socket === null || this.#closed) throw new TransportError(message('port.closed'));
    const place = `${socket.remoteAddress ?? ''}:${this.#port}`;
    this.#replace = () => socket.destroy();
    return socketTransport(socket, place, events);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#wake?.();
    this.#waiting?.destroy();
    const server = await this.#server?.catch(() => undefined);
    if (server === undefined) return;
    this.#replace?.();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  #listen(): Promise<Server> {
    const server = createServer({ noDelay: true, keepAlive: true }, (socket) => {
      // Its end is told when it is opened; until then an error must not be one of the process.
      socket.on('error', () => undefined);
      this.#waiting?.destroy();
      this.#waiting = socket;
      this.#replace?.();
      this.#replace = null;
      this.#wake?.();
    });
    return new Promise((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) =>
        reject(
          new TransportError(
            error.code === 'EADDRINUSE'
              ? message('port.taken', { port: String(this.#port) })
              : message('port.cannot-listen', { port: String(this.#port), reason: error.message }),
          ),
        ),
      );
      server.listen({ port: this.#port, host: this.#host }, () => {
        server.on('error', () => undefined);
        resolve(server);
      });
    });
  }
}
