import type { ReaderAddress } from '../address.ts';
import { protocols } from '../protocols.ts';
import {
  ReaderRefusal,
  type ConnectReader,
  type Reader,
  type ReaderHealth,
  type ReaderOptions,
} from '../reader.ts';
import { fastestRate } from '../simulated-clock.ts';
import { portAt } from '../transport/port.ts';
import type { Port, Transport } from '../transport/transport.ts';
import type { Ms } from '../../timing/model/race.ts';
import { Connection } from './connection.ts';
import type { Conversation, Protocol } from './conversation.ts';
import { HealthMeter } from './health-meter.ts';
import { ReaderTime } from './reader-time.ts';

const backoffMs = { first: 500, max: 2000 };

/** Connects a reader of any protocol; see {@link ConnectReader}. Throws ReaderAddressError for a protocol that is not built. */
export const connectReader: ConnectReader = (address, options) => new Session(address, options);

interface Ended {
  state: 'gone' | 'silent';
  detail: string;
}

class Session implements Reader {
  readonly address: ReaderAddress;
  readonly #options: ReaderOptions;
  readonly #protocol: Protocol;
  readonly #port: Port;
  readonly #meter = new HealthMeter();
  readonly #time: ReaderTime;
  /** Speeds to try: the one that was told first, and from then on the one that was answered at. */
  readonly #bauds: number[];
  #conversation: Conversation | null = null;
  /** What was asked for on this connection and is not answered yet. */
  readonly #pending = new Set<(reason: ReaderRefusal) => void>();
  readonly #memory = new Map<string, number>();
  #about: string | null = null;
  #state: ReaderHealth['state'] = 'connecting';
  #since: Ms;
  #detail: string | null = null;
  #closed = false;
  #wake: () => void = () => undefined;
  readonly #loop: Promise<void>;

  constructor(address: ReaderAddress, options: ReaderOptions) {
    this.address = address;
    this.#options = options;
    this.#protocol = protocols[address.protocol];
    this.#port = portAt(address);
    const { isCorrected: corrected, ahead, known } = options;
    this.#time = new ReaderTime({
      zone: () => this.#zone,
      rate: fastestRate(address.clock),
      ...(corrected === undefined ? {} : { corrected }),
      ...(ahead === undefined ? {} : { ahead }),
      ...(known === undefined ? {} : { known }),
    });
    this.#bauds = address.transport === 'serial' ? [address.baud] : [];
    if (address.transport === 'serial')
      this.#bauds.push(...this.#protocol.bauds.filter((baud) => baud !== address.baud));
    this.#since = options.now();
    this.#loop = this.#run();
  }

  health(): ReaderHealth {
    const isReading = this.#state === 'reading' && this.address.transport !== 'file';
    return {
      state: this.#state,
      since: this.#since,
      about: this.#about,
      baud: this.#bauds[0] ?? null,
      detail: this.#detail,
      clock: this.#protocol.clock === 'none' ? null : this.#time.meter.report(),
      clockChange: this.#time.clockChangeDoubt(),
      setsClock: isReading && this.#conversation?.setClock !== undefined,
      fetchesStored: isReading && this.#conversation?.fetchStored !== undefined,
      ...this.#meter.report(this.#options.now()),
    };
  }

  async setClock(): Promise<void> {
    await this.#ask('its clock cannot be set from here', (talk) => talk.setClock?.());
    this.#time.meter.wasSet();
    this.#options.onState(this.health());
  }

  async fetchStored(since: Ms): Promise<number> {
    return this.#ask('it keeps no reads that could be fetched', (talk) => talk.fetchStored?.(since));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#wake();
    await this.#port.close();
    await this.#loop;
  }

  async #ask<Answer>(
    cannot: string,
    ask: (talk: Conversation) => Promise<Answer> | undefined,
  ): Promise<Answer> {
    const conversation = this.#conversation;
    if (conversation === null || this.#state !== 'reading')
      throw new ReaderRefusal('the reader is not connected now');
    const { promise: over, reject } = Promise.withResolvers<never>();
    const answer = this.address.transport === 'file' ? undefined : ask(conversation);
    if (answer === undefined) throw new ReaderRefusal(cannot);
    this.#pending.add(reject);
    try {
      return await Promise.race([answer, over]);
    } catch (error) {
      throw error instanceof ReaderRefusal ? error : new ReaderRefusal((error as Error).message);
    } finally {
      this.#pending.delete(reject);
    }
  }

  get #zone(): string {
    return this.#options.zone?.() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#closed) {
      const { reason, heard } = await this.#connection();
      if (this.#closed) return;
      failures = heard ? 1 : failures + 1;
      this.#say(reason.state, reason.detail);
      // Nobody answers at this speed: the next time it is another one's turn.
      if (!heard && reason.state === 'silent') this.#bauds.push(...this.#bauds.splice(0, 1));
      await this.#sleep(Math.min(backoffMs.max, backoffMs.first * 2 ** (failures - 1)));
    }
  }

  /** One connection from opening to its end; why it ended, and whether the reader ever answered. */
  async #connection(): Promise<{ reason: Ended; heard: boolean }> {
    const [baud = null] = this.#bauds;
    const connection = new Connection({
      address: this.address,
      protocol: this.#protocol,
      options: this.#options,
      zone: this.#zone,
      meter: this.#meter,
      time: this.#time,
      memory: this.#memory,
      baud,
      onAnswer: (trouble) => this.#say('reading', trouble ?? this.#otherSpeed(baud)),
      onAbout: (text) => (this.#about = text),
    });
    const { promise: ended, resolve: end } = Promise.withResolvers<Ended>();
    let transport: Transport;
    try {
      if (this.#port.waitsFor !== null) this.#say('gone', this.#port.waitsFor);
      transport = await this.#port.open(
        { onData: (chunk) => connection.hear(chunk), onClose: (detail) => end({ state: 'gone', detail }) },
        baud ?? 0,
      );
    } catch (error) {
      return { reason: { state: 'gone', detail: (error as Error).message }, heard: false };
    }
    this.#wake = () => end({ state: 'gone', detail: 'closed' });
    if (this.#closed) this.#wake();
    this.#conversation = connection.conversation;
    if (this.address.transport === 'file') this.#say('reading', null);
    const stop = connection.start(
      (bytes) => transport.write(bytes),
      (detail) => end({ state: 'silent', detail }),
    );
    const reason = await ended;
    stop(this.#closed);
    this.#conversation = null;
    for (const reject of this.#pending) reject(new ReaderRefusal(reason.detail));
    await transport.close();
    return { reason, heard: connection.heard };
  }

  #otherSpeed(baud: number | null): string | null {
    if (this.address.transport !== 'serial' || baud === this.address.baud) return null;
    return `the reader answers at ${baud} baud, not at ${this.address.baud}`;
  }

  #say(state: ReaderHealth['state'], detail: string | null): void {
    if (state === this.#state && detail === this.#detail) return;
    if (state !== this.#state) this.#since = this.#options.now();
    this.#state = state;
    this.#detail = detail;
    this.#options.onState(this.health());
  }

  async #sleep(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    this.#wake = resolve;
    await promise;
    clearTimeout(timer);
  }
}
