import type { SyncView } from '../../contract/feed.ts';
import type { SetAside, StreamState } from '../../contract/sync.ts';
import type { Ms } from '../../timing/model/race.ts';
import { message, type Message } from '../../words/message.ts';
import { Refused, SyncError, type Lines, type Outgoing, type SyncClient } from './sync-client.ts';

/** How it stands with the delivery of a station that has no service to deliver to. */
export const notDelivering: SyncView = {
  state: 'off',
  url: null,
  recorded: 0,
  delivered: 0,
  lastContact: null,
  detail: null,
};

/** New lines wait this long for company. */
const gatherMs = 500;
/** While nothing happens, the service is asked this often whether it still holds everything. */
const idleMs = 15_000;
const backoffMs = { first: 1_000, max: 30_000 };

export interface DelivererOptions {
  client: SyncClient;
  url: string;
  /** Actions first: they are few and everything depends on them. */
  streams: readonly Outgoing[];
  lines: Lines;
  now: () => Ms;
  onState: () => void;
}

/**
 * Keeps the service up to date: asks where each stream stands, sends what lies above, and starts over
 * after any trouble. Lines are never deleted because of an answer; the service may come back from a
 * backup with less than it had.
 */
export class Deliverer {
  readonly #options: DelivererOptions;
  readonly #states = new Map<string, StreamState>();
  readonly #setAside = new Map<string, SetAside>();
  #view: Pick<SyncView, 'state' | 'lastContact' | 'detail'> = {
    state: 'connecting',
    lastContact: null,
    detail: null,
  };
  #stopped = false;
  #wake: (() => void) | null = null;
  /** There were new lines while nobody slept. */
  #nudged = false;
  #loop: Promise<void> | null = null;

  constructor(options: DelivererOptions) {
    this.#options = options;
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  /** There are new lines. */
  nudge(): void {
    this.#nudged = true;
    this.#wake?.();
  }

  view(): SyncView {
    const delivered = [...this.#states.values()].reduce((sum, state) => sum + state.high, 0);
    const { url, streams, lines } = this.#options;
    const recorded = streams.reduce((sum, { table }) => sum + lines.count(table), 0);
    const view = { ...this.#view, url, recorded, delivered };
    const setAside = joined([...this.#setAside.values()]);
    return setAside.count === 0 ? view : { ...view, setAside };
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake?.();
    await this.#loop;
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#stopped) {
      try {
        this.#nudged = false;
        await this.#deliver();
        failures = 0;
        this.#say('ok', null);
        await this.#sleep(idleMs, true);
        await this.#sleep(gatherMs, false);
      } catch (error) {
        failures += 1;
        this.#say(error instanceof Refused ? 'refused' : 'offline', toldBy(error));
        const longest = Math.min(backoffMs.max, backoffMs.first * 2 ** (failures - 1));
        await this.#sleep(longest / 2 + (Math.random() * longest) / 2, false);
      }
    }
  }

  /** Everything that is there, from what the service says it holds. */
  async #deliver(): Promise<void> {
    const { client, streams, lines } = this.#options;
    const ahead = await client.probe();
    for (const stream of streams) {
      let state: StreamState | null = await client.open(stream, {
        recorded: lines.count(stream.table),
        ahead,
      });
      if (state.setAside !== undefined) this.#setAside.set(stream.stream, state.setAside);
      while (state !== null && !this.#stopped) {
        if (lines.headAt(stream, state.high) !== state.head) throw new Refused(message('sync.other-lines'));
        this.#states.set(stream.stream, state);
        this.#say('ok', null);
        state = await client.push(stream, state, lines);
      }
    }
  }

  #say(state: SyncView['state'], detail: Message | null): void {
    const lastContact = state === 'ok' ? this.#options.now() : this.#view.lastContact;
    this.#view = { state, detail, lastContact };
    this.#options.onState();
  }

  async #sleep(ms: number, wakeable: boolean): Promise<void> {
    if (this.#stopped || (wakeable && this.#nudged)) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    this.#wake = () => {
      if (wakeable || this.#stopped) resolve();
    };
    await promise;
    clearTimeout(timer);
  }
}

function joined(parts: readonly SetAside[]): SetAside {
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    lines: parts.flatMap(({ lines }) => lines),
  };
}

function toldBy(error: unknown): Message {
  if (error instanceof SyncError) return error.told;
  const reason = error instanceof Error ? error.message : String(error);
  return message('sync.unreachable', { reason });
}
