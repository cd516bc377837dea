import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FirstLook } from '../../http/listen.ts';
import type { Editions, EventEdition } from '../public/editions.ts';
import { stateOf } from '../public/event-state.ts';

/** A sign of life for proxies, and for whoever listens. */
const beatMs = 15_000;
/** More listeners would take the memory of those that are there. */
const streamsMax = 20_000;
/** Asking again is spread by so many milliseconds for each thousand listeners, and never by more than the most. */
const spreadPerThousand = 100;
const spreadMax = 2_000;

/** Listeners of events. Each edition is written once, and the same bytes go to everybody. */
export class LiveStreams {
  readonly #editions: Editions;
  readonly #headers: readonly string[];
  readonly #listeners = new Map<string, Set<ServerResponse>>();
  readonly #latest = new Map<string, { number: number; message: Buffer }>();
  readonly #beating: NodeJS.Timeout;
  readonly #unlisten: () => void;
  #size = 0;

  /** `headers`: of all answers, names and values in turn. */
  constructor(editions: Editions, headers: readonly string[]) {
    this.#editions = editions;
    this.#headers = headers;
    this.#unlisten = editions.listen((edition) => this.#tell(edition));
    const beat = Buffer.from(': \n\n');
    this.#beating = setInterval(() => {
      for (const own of this.#listeners.values()) for (const one of own) send(one, beat);
    }, beatMs).unref();
  }

  /** How many listen. */
  get size(): number {
    return this.#size;
  }

  /** Opens streams of events that are known; what else is asked for is for others. */
  readonly first: FirstLook = (request, response) => {
    const id = /^\/api\/events\/([^/?]+)\/live(\?|$)/.exec(request.url ?? '')?.[1];
    if (id === undefined || request.method !== 'GET') return false;
    const edition = this.#editions.of(decoded(id));
    if (edition === undefined) return false;
    if (this.#size >= streamsMax) response.writeHead(503, ['Retry-After', '10']).end();
    else this.#open(request, response, edition);
    return true;
  };

  close(): void {
    clearInterval(this.#beating);
    this.#unlisten();
    for (const own of this.#listeners.values()) for (const one of own) one.end();
  }

  #open(request: IncomingMessage, response: ServerResponse, edition: EventEdition): void {
    const { id } = edition.event.event;
    const own = this.#listeners.get(id) ?? new Set();
    this.#listeners.set(id, own);
    own.add(response);
    this.#size += 1;
    request.socket.setNoDelay(true);
    response.writeHead(200, [
      ...this.#headers,
      'Content-Type',
      'text/event-stream',
      'Cache-Control',
      'no-store',
      'X-Accel-Buffering',
      'no',
    ]);
    response.write(this.#message(edition));
    response.once('close', () => {
      own.delete(response);
      this.#size -= 1;
    });
  }

  #tell(edition: EventEdition): void {
    const own = this.#listeners.get(edition.event.event.id);
    if (own === undefined || own.size === 0) return;
    const message = this.#message(edition);
    for (const one of own) send(one, message);
  }

  #message(edition: EventEdition): Buffer {
    const { id } = edition.event.event;
    const known = this.#latest.get(id);
    if (known?.number === edition.number) return known.message;
    const spread = Math.min(spreadMax, Math.round((this.#size * spreadPerThousand) / 1000));
    const state = { ...stateOf(edition), ...(spread === 0 ? {} : { spread }) };
    const message = Buffer.from(`data: ${JSON.stringify(state)}\n\n`);
    this.#latest.set(id, { number: edition.number, message });
    return message;
  }
}

/** Who has not taken what was sent before is let go: it comes again, and gets the newest. */
function send(response: ServerResponse, message: Buffer): void {
  if (response.writableNeedDrain) response.destroy();
  else response.write(message);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
