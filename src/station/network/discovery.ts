import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { announcementSchema, type Announcement } from '../../contract/peers.ts';
import type { Ms } from '../../timing/model/race.ts';

/** Where stations call and listen. */
export const discoveryPort = 4611;
const callMs: Ms = 2000;
/** Who was not heard for this long is not there any more. */
const heardMs: Ms = 7000;

/** A station that called on the network. */
export interface Nearby {
  station: string;
  name: string;
  life: string;
  address: string;
}

/**
 * Calls out on the network who is here and listens for others, by UDP broadcast: the crew picks the other
 * station by its name. Where broadcasts do not pass, nothing is nearby, and an address is typed.
 */
export class Discovery {
  readonly #self: Announcement;
  readonly #host: string;
  readonly #onChange: () => void;
  readonly #heard = new Map<string, Nearby & { at: Ms }>();
  readonly #socket: Socket;
  readonly #port: number;
  #timer: NodeJS.Timeout | undefined;

  /** `host` is where the station listens: it calls on that network only, on all for `0.0.0.0`. */
  constructor(self: Announcement, host: string, onChange: () => void, port = discoveryPort) {
    this.#self = self;
    this.#host = host;
    this.#onChange = onChange;
    this.#port = port;
    this.#socket = createSocket({ type: 'udp4', reuseAddr: true });
    // A network that comes and goes, or that forbids broadcasts: there is always the typed address.
    this.#socket.on('error', () => undefined);
    this.#socket.on('message', (message, from) => this.#hear(message, from));
    this.#socket.bind(port, () => {
      this.#socket.setBroadcast(true);
      this.#socket.unref();
      this.#call();
      this.#timer = setInterval(() => this.#call(), callMs).unref();
    });
  }

  /** Stations heard in the last seconds, by name; those that have this station's own id among them. */
  nearby(): Nearby[] {
    const since = performance.now() - heardMs;
    return [...this.#heard.values()]
      .filter(({ at }) => at > since)
      .map(({ at: _at, ...nearby }) => nearby)
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  close(): void {
    clearInterval(this.#timer);
    this.#socket.close();
  }

  #call(): void {
    const message = JSON.stringify(this.#self);
    for (const address of broadcastAddresses(this.#host))
      this.#socket.send(message, this.#port, address, () => undefined);
  }

  #hear(message: Buffer, { address }: RemoteInfo): void {
    const heard = announcementOf(message);
    if (heard === null || heard.life === this.#self.life) return;
    const { station, name, life, port } = heard;
    const now = performance.now();
    const before = this.#heard.get(life);
    // One that is on two networks, by cable and by air, keeps the address at which it was heard first.
    const known = before !== undefined && before.at > now - heardMs ? before.address : null;
    this.#heard.set(life, { station, name, life, address: known ?? `http://${address}:${port}`, at: now });
    if (known === null) this.#onChange();
  }
}

function announcementOf(message: Buffer): Announcement | null {
  try {
    return announcementSchema.parse(JSON.parse(message.toString('utf8')));
  } catch {
    return null;
  }
}

/** The broadcast address of each IPv4 network that this computer is on, or of the one with the address `host`. */
function broadcastAddresses(host: string): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, address }) => family === 'IPv4' && (host === '0.0.0.0' || host === address))
    .map(({ address, netmask }) => {
      const [own, mask] = [address, netmask].map((text) => text.split('.').map(Number));
      return (own ?? []).map((byte, index) => byte | (~(mask?.[index] ?? 255) & 255)).join('.');
    });
}
