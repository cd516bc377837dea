import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';

/** The network between two laptops, in one direction of asking, as a TCP forwarder that can be made to fail. */
export class Wire implements AsyncDisposable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #state: 'whole' | 'cut' | 'silent' = 'whole';
  /** Bytes after which each next connection breaks, in turn; whole again after the last. */
  #breaks: number[] = [];
  /** Connections that broke in the middle. */
  broken = 0;
  /** What went through, for each connection in turn. */
  readonly recorded: { sent: Buffer[]; answered: Buffer[] }[] = [];

  private constructor(target: URL) {
    this.#server = createServer((near) => {
      if (this.#state === 'cut') {
        near.destroy();
        return;
      }
      this.#forward(near, connect({ host: target.hostname, port: Number(target.port) }));
    });
  }

  static async to(target: string): Promise<Wire> {
    const wire = new Wire(new URL(target));
    wire.#server.listen(0, '127.0.0.1');
    await once(wire.#server, 'listening');
    return wire;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Breaks all connections and lets none through. */
  cut(): void {
    this.#state = 'cut';
    this.#breakAll();
  }

  /** As when a cable is pulled: nobody is told, and nothing comes through. */
  silence(): void {
    this.#state = 'silent';
  }

  heal(): void {
    this.#state = 'whole';
    this.#breakAll();
  }

  /** Breaks each of the next answers after so many bytes, wherever that is. */
  breakAfter(...bytes: number[]): void {
    this.#breaks = bytes;
    this.#breakAll();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#breakAll();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #breakAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #forward(near: Socket, far: Socket): void {
    let left = this.#breaks[0] ?? Infinity;
    const record: Wire['recorded'][number] = { sent: [], answered: [] };
    this.recorded.push(record);
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (chunk) => {
      record.sent.push(chunk);
      if (this.#state !== 'silent') far.write(chunk);
    });
    far.on('data', (chunk) => {
      record.answered.push(chunk);
      if (this.#state === 'silent') return;
      near.write(chunk.subarray(0, Math.min(left, chunk.length)));
      left -= chunk.length;
      if (left > 0) return;
      this.#breaks = this.#breaks.slice(1);
      this.broken += 1;
      near.end();
      far.destroy();
    });
  }
}

/** From its next start on, a laptop finds all its peers at another address. */
export function route(dataDir: string, address: string): void {
  const path = join(dataDir, 'network.json');
  const book = JSON.parse(readFileSync(path, 'utf8')) as { peers: { address: string }[] };
  for (const peer of book.peers) peer.address = address;
  writeFileSync(path, JSON.stringify(book));
}

/** Where a laptop listens for others, from its next start on as now. */
export function lanAddress(dataDir: string): string {
  const book = JSON.parse(readFileSync(join(dataDir, 'network.json'), 'utf8')) as {
    lan: { host: string; port: number };
  };
  return `http://${book.lan.host}:${book.lan.port}`;
}
