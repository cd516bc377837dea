import { randomUUID } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { listenWith, PortError, type Listening } from '../../http/listen.ts';
import { Discovery, type Nearby } from './discovery.ts';
import type { JournalStreams } from './journal-streams.ts';
import { PairingHost } from './pairing.ts';
import { peerApp, type PeerAppParts } from './peer-app.ts';
import { secretOf } from './peer-book.ts';
import { secureServer } from './peer-tls.ts';
import { Pin } from './pin.ts';

export interface PeerServerParts extends Omit<PeerAppParts, 'life' | 'port' | 'pairing' | 'journal'> {
  journals: JournalStreams;
  onChange: () => void;
}

/** Where other stations find this one: its port on the network, its name in their lists, and the PIN to pair by. */
export class PeerServer {
  readonly pin: Pin;
  readonly #parts: PeerServerParts;
  readonly #life = randomUUID();
  #listening: (Listening & { host: string }) | null = null;
  #discovery: Discovery | null = null;
  #detail: string | null = null;

  constructor(parts: PeerServerParts) {
    this.#parts = parts;
    this.pin = new Pin(parts.now);
  }

  /** The port that others ask at; null while it is closed. */
  get port(): number | null {
    return this.#listening === null ? null : portOf(this.#listening);
  }

  /** An address that another laptop can use; null while the port is closed. */
  get address(): string | null {
    return this.#listening === null ? null : shownAddress(this.#listening);
  }

  /** Why the port is closed although the book says that it should be open. */
  get detail(): string | null {
    return this.#detail;
  }

  /** Stations that call on the network; see {@link Discovery.nearby}. */
  nearby(): Nearby[] {
    return this.#discovery?.nearby() ?? [];
  }

  /** Listens where the book says, if it says so. A port that cannot be had is told in {@link PeerServer.detail}. */
  async open(): Promise<void> {
    const { book, identity, name, journals, onChange } = this.#parts;
    const { lan } = book;
    this.#detail = null;
    if (lan === null) return;
    const app = peerApp({
      ...this.#parts,
      life: this.#life,
      port: () => book.lan?.port ?? lan.port,
      pairing: new PairingHost(this.pin),
      journal: (station) => journals.of(station),
    });
    try {
      const server = secureServer(app, (station) => secretOf(book.peer(station)));
      const { host, port } = lan;
      this.#listening = { ...(await listenWith(server, port, { host, option: '--lan' })), host };
    } catch (error) {
      if (!(error instanceof PortError)) throw error;
      this.#detail = error.message;
      return;
    }
    const port = portOf(this.#listening);
    // Others come back to the port that they know.
    if (port !== lan.port) book.set({ lan: { ...lan, port } });
    const call = { goldline: 1, station: identity.station, name, life: this.#life, port } as const;
    this.#discovery = new Discovery(call, lan.host, onChange);
  }

  /** Lets who follows take the rest, and closes the port. */
  async close(): Promise<void> {
    this.pin.hide();
    this.#discovery?.close();
    this.#discovery = null;
    await this.#parts.journals.finish();
    await this.#listening?.close();
    this.#listening = null;
  }
}

function portOf({ address }: Listening): number {
  return Number(new URL(address).port);
}

/** The first address of this computer's own where it listens on all. */
function shownAddress({ address, host }: Listening & { host: string }): string {
  if (host !== '0.0.0.0') return address;
  const own = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  return `http://${own?.address ?? '127.0.0.1'}:${new URL(address).port}`;
}
