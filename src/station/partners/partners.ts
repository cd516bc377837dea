import { connect, createServer, type Server, type Socket } from 'node:net';
import type { PartnerView } from '../../contract/partner-view.ts';
import type { SiteRaces } from '../../timing/model/event.ts';
import type { Ms } from '../../timing/model/race.ts';
import { message, type Message } from '../../words/message.ts';
import type { JournalReader } from '../journal/journal-reader.ts';
import { ChipPassings } from './chip-passings.ts';
import { PartnerClient } from './client.ts';
import { talkIn, type PartnerDialect } from './dialects.ts';
import { countsAt } from './counts-at.ts';
import { HandedOnPassings } from './handed-on.ts';

/** Where and how passings are handed on: a port of this laptop that programs call, or for `mylaps` a program that is called. */
export interface PartnerPlace {
  dialect: PartnerDialect;
  /** Of this laptop where programs call, otherwise of the program. */
  host: string;
  port: number;
}

export interface PartnersParts {
  places: readonly PartnerPlace[];
  journal: Pick<JournalReader, 'lines' | 'count'>;
  /** Which moment counts at a mat, and the zone of the venue. */
  race: { site: SiteRaces | null };
  now: () => Ms;
  onChange: () => void;
}

/** So many programs at one port. */
const clientsMax = 16;
const againMs = 2000;
const aliveMs = 10_000;

/** Programs of partners that take this station's passings: only what is on disk, nothing of a person but the bib. */
export class Partners {
  readonly #parts: PartnersParts;
  readonly #outlets: Outlet[];
  #isNudged = false;

  constructor(parts: PartnersParts) {
    this.#parts = parts;
    this.#outlets = parts.places.map((place) => new Outlet(place, parts));
  }

  async start(): Promise<void> {
    if (this.#outlets.length === 0) return;
    const { journal, race } = this.#parts;
    const passings = new HandedOnPassings(journal, (point) => countsAt(race.site, point));
    try {
      const chips = await ChipPassings.of(passings);
      for (const outlet of this.#outlets) outlet.open(passings, chips);
    } catch (error) {
      for (const outlet of this.#outlets) outlet.failed(error);
    }
  }

  /** There is more on disk. */
  nudge(): void {
    if (this.#outlets.length === 0 || this.#isNudged) return;
    this.#isNudged = true;
    setImmediate(() => {
      this.#isNudged = false;
      for (const outlet of this.#outlets) outlet.goOn();
    });
  }

  async stop(): Promise<void> {
    await Promise.all(this.#outlets.map((outlet) => outlet.close()));
  }

  view(): PartnerView[] {
    return this.#outlets.map((outlet) => outlet.view());
  }
}

class Outlet {
  readonly #place: PartnerPlace;
  readonly #parts: PartnersParts;
  readonly #clients = new Set<PartnerClient>();
  #begin: ((socket: Socket, onEnd?: (client: PartnerClient) => void) => PartnerClient) | null = null;
  #server: Server | null = null;
  #again: NodeJS.Timeout | undefined;
  #calling: Socket | null = null;
  #detail: Message | null = null;
  #acknowledged = 0;
  #isClosed = false;

  constructor(place: PartnerPlace, parts: PartnersParts) {
    this.#place = place;
    this.#parts = parts;
  }

  open(passings: HandedOnPassings, chips: ChipPassings): void {
    const { race, now, onChange } = this.#parts;
    const zone = () => race.site?.site.zone ?? 'UTC';
    this.#begin = (socket, onEnd) => {
      const talk = talkIn(this.#place.dialect, { passings, chips, zone, now });
      const client: PartnerClient = new PartnerClient(
        socket,
        passings,
        talk,
        () => {
          this.#clients.delete(client);
          onEnd?.(client);
          onChange();
        },
        aliveMs,
      );
      this.#clients.add(client);
      onChange();
      return client;
    };
    if (this.#place.dialect === 'mylaps') this.#call();
    else this.#listen();
  }

  failed(error: unknown): void {
    this.#detail = message('port.cannot-listen', { port: String(this.#place.port), reason: String(error) });
    this.#parts.onChange();
  }

  goOn(): void {
    for (const client of this.#clients) client.goOn();
  }

  view(): PartnerView {
    const { dialect, host, port } = this.#place;
    const clients = this.#clients.size;
    return { dialect, place: `${host}:${port}`, calls: dialect === 'mylaps', clients, detail: this.#detail };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#again);
    this.#calling?.destroy();
    for (const client of this.#clients) client.end();
    const server = this.#server;
    if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  #listen(): void {
    const { host, port } = this.#place;
    if (this.#isClosed) return;
    const server = createServer((socket) => {
      if (this.#clients.size >= clientsMax) socket.destroy();
      else this.#begin?.(socket).goOn();
    });
    server.on('error', (error) => {
      this.failed(error.message);
    });
    server.listen({ host, port });
    this.#server = server;
  }

  /** Connects to the program, again and again; what it did not acknowledge is said again. */
  #call(): void {
    if (this.#isClosed) return;
    const { host, port } = this.#place;
    const socket = connect({ host, port });
    this.#calling = socket;
    const callAgain = () => {
      if (!this.#isClosed) this.#again = setTimeout(() => this.#call(), againMs);
    };
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      socket.removeListener('close', callAgain);
      this.#detail = null;
      const client = this.#begin?.(socket, (ended) => {
        this.#acknowledged = ended.acknowledged;
        callAgain();
      });
      if (client === undefined) return;
      client.at = this.#acknowledged;
      client.acknowledged = this.#acknowledged;
    });
    socket.once('error', (error) => {
      this.#detail = message('port.failed', { place: `${host}:${port}`, reason: error.message });
      this.#parts.onChange();
    });
    socket.once('close', callAgain);
  }
}
