import type { Tick } from '../../contract/feed.ts';
import type { Ms } from '../../timing/model/race.ts';
import { Feed, type FeedEvent, type LiveView } from '../live/feed.ts';

const tickMs = 1000;
/** A device that is further behind, in changes or in characters, gets a snapshot: it has less to read. */
const changesBehindMax = 300;
const charactersBehindMax = 512 * 1024;

/** What a device is to be sent next, as it goes over the network, and where it stands then. */
export interface Next {
  bytes: Uint8Array[];
  lastId: string | null;
  /** Number of the last tick in it. */
  tick: number;
}

/** The feed of one role: compared, written and encoded once for all its devices, however many they are. */
export class RoleFeed {
  readonly #feed: Feed;
  readonly #now: () => Ms;
  readonly #ticking: NodeJS.Timeout;
  readonly #wake = new Set<() => void>();
  /** The last changes as they go over the network, by id. */
  readonly #changes = new Map<string, Uint8Array>();
  #snapshot: { data: string; bytes: Uint8Array } | null = null;
  #tick: { number: number; bytes: Uint8Array };

  constructor(view: LiveView, now: () => Ms) {
    this.#feed = new Feed(view, changesBehindMax);
    this.#now = now;
    this.#tick = { number: 1, bytes: this.#tickBytes() };
    this.#ticking = setInterval(() => {
      this.#tick = { number: this.#tick.number + 1, bytes: this.#tickBytes() };
      this.#wakeAll();
    }, tickMs);
  }

  publish(view: LiveView): void {
    this.#feed.publish(view, this.#now());
    this.#wakeAll();
  }

  /** What comes after the event `lastId` and the tick of this number; a snapshot where that event is not known or long ago. */
  after(lastId: string | null, tick: number): Next {
    const events = this.#eventsAfter(lastId);
    const bytes = events.map((event) => this.#bytesOf(event));
    if (tick !== this.#tick.number) bytes.unshift(this.#tick.bytes);
    return { bytes, lastId: events.at(-1)?.id ?? lastId, tick: this.#tick.number };
  }

  /** Resolves when there may be more to send, or when `signal` aborts. */
  async next(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake.add(resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
    await promise;
    this.#wake.delete(resolve);
  }

  close(): void {
    clearInterval(this.#ticking);
    this.#wakeAll();
  }

  #eventsAfter(lastId: string | null): FeedEvent[] {
    const events = this.#feed.after(lastId, this.#now());
    const characters = events.reduce((sum, { data }) => sum + data.length, 0);
    return events.length > 1 && characters > charactersBehindMax
      ? this.#feed.after(null, this.#now())
      : events;
  }

  #bytesOf(event: FeedEvent): Uint8Array {
    return event.event === 'snapshot' ? this.#snapshotBytes(event) : this.#changeBytes(event);
  }

  #snapshotBytes(event: FeedEvent): Uint8Array {
    if (this.#snapshot?.data !== event.data)
      this.#snapshot = { data: event.data, bytes: encoded(event.event, event.data, event.id) };
    return this.#snapshot.bytes;
  }

  #changeBytes(event: FeedEvent): Uint8Array {
    const known = this.#changes.get(event.id);
    if (known !== undefined) return known;
    const bytes = encoded(event.event, event.data, event.id);
    this.#changes.set(event.id, bytes);
    const [oldest] = this.#changes.keys();
    if (oldest !== undefined && this.#changes.size > changesBehindMax) this.#changes.delete(oldest);
    return bytes;
  }

  #tickBytes(): Uint8Array {
    const tick: Tick = { now: this.#now() };
    return encoded('tick', JSON.stringify(tick));
  }

  #wakeAll(): void {
    for (const wake of this.#wake) wake();
  }
}

/** A server-sent event; JSON has no line ends. */
function encoded(event: string, data: string, id?: string): Uint8Array {
  const place = id === undefined ? '' : `id: ${id}\n`;
  return Buffer.from(`event: ${event}\n${place}data: ${data}\n\n`);
}
