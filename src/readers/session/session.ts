import { isDeepStrictEqual } from 'node:util';
import { formatPlace, type ReaderAddress } from '../address.ts';
import { protocols } from '../protocols.ts';
import {
  ReaderRefusal,
  type ConnectReader,
  type Ports,
  type Reader,
  type ReaderHealth,
  type ReaderOptions,
} from '../reader.ts';
import { message } from '../../words/message.ts';
import { ReaderError, type ReaderMessage } from '../message.ts';
import { fastestRate } from '../simulated-clock.ts';
import { portAt } from '../transport/port.ts';
import type { Port, Transport } from '../transport/transport.ts';
import type { Ms } from '../../timing/model/race.ts';
import { Connection } from './connection.ts';
import type { Conversation, Protocol } from './conversation.ts';
import { HealthMeter } from './health-meter.ts';
import { ReaderTime } from './reader-time.ts';

const ownPorts: Ports = { portAt, lookedAt: () => performance.now(), stall: () => null };

const backoffMs = { first: 500, max: 2000 };

/** Connects a reader of any protocol; see {@link ConnectReader}. Throws ReaderAddressError for a protocol that is not built. */
export const connectReader: ConnectReader = (address, options) => new Session(address, options);

interface Ended {
  state: 'gone' | 'silent';
  detail: ReaderMessage;
}

class Session implements Reader {
  readonly address: ReaderAddress;
  readonly #options: ReaderOptions;
  readonly #protocol: Protocol;
  readonly #ports: Ports;
  readonly #port: Port;
  readonly #meter = new HealthMeter();
  readonly #time: ReaderTime;
  /** Speeds to try: the one that was told first, and from then on the one that was answered at. */
  readonly #bauds: number[];
  #conversation: Conversation | null = null;
  /** What was asked for on this connection and is not answered yet. */
  readonly #pending = new Set<(reason: ReaderRefusal) => void>();
  readonly #memory = new Map<string, number>();
  #about: ReaderMessage | null = null;
  #state: ReaderHealth['state'] = 'connecting';
  #since: Ms;
  #detail: ReaderMessage | null = null;
  #closed = false;
  #wake: () => void = () => undefined;
  readonly #loop: Promise<void>;

  constructor(address: ReaderAddress, options: ReaderOptions) {
    this.address = address;
    this.#options = options;
    this.#protocol = protocols[address.protocol];
    const { isCorrected: corrected, ahead, known, ports = ownPorts } = options;
    // A recorded log says when its reads were made.
    this.#ports = address.transport === 'file' ? ownPorts : ports;
    this.#port = this.#ports.portAt(address);
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
    await this.#ask('reader.cannot-set-clock', (talk) => talk.setClock?.());
    this.#time.meter.wasSet();
    this.#options.onState(this.health());
  }

  async fetchStored(since: Ms): Promise<number> {
    return this.#ask('reader.keeps-nothing', (talk) => talk.fetchStored?.(since));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#wake();
    await this.#port.close();
    await this.#loop;
  }

  async #ask<Answer>(
    cannot: 'reader.cannot-set-clock' | 'reader.keeps-nothing',
    ask: (talk: Conversation) => Promise<Answer> | undefined,
  ): Promise<Answer> {
    const conversation = this.#conversation;
    if (conversation === null || this.#state !== 'reading')
      throw new ReaderRefusal(message('reader.not-connected'));
    const { promise: over, reject } = Promise.withResolvers<never>();
    const answer = this.address.transport === 'file' ? undefined : ask(conversation);
    if (answer === undefined) throw new ReaderRefusal(message(cannot));
    this.#pending.add(reject);
    try {
      return await Promise.race([answer, over]);
    } finally {
      this.#pending.delete(reject);
    }
  }

  get #zone(): string {
    return this.address.zone ?? this.#options.zone?.() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
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
      ports: this.#ports,
      zone: this.#zone,
      meter: this.#meter,
      time: this.#time,
      memory: this.#memory,
      baud,
      onAnswer: (trouble) => this.#say('reading', trouble ?? this.#otherSpeed(baud)),
      onAbout: (what) => (this.#about = what),
    });
    const { promise: ended, resolve: end } = Promise.withResolvers<Ended>();
    let transport: Transport;
    try {
      if (this.#port.waitsFor !== null) this.#say('gone', this.#port.waitsFor);
      transport = await this.#port.open(
        {
          onData: (chunk, at) => connection.hear(chunk, at),
          onClose: (detail) => end({ state: 'gone', detail }),
        },
        baud ?? 0,
      );
    } catch (error) {
      return { reason: { state: 'gone', detail: this.#whyNotOpen(error) }, heard: false };
    }
    this.#wake = () => end({ state: 'gone', detail: message('port.closed') });
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

  #whyNotOpen(error: unknown): ReaderMessage {
    if (error instanceof ReaderError) return error.told;
    const reason = error instanceof Error ? error.message : String(error);
    return message('port.failed', { place: formatPlace(this.address), reason });
  }

  #otherSpeed(baud: number | null): ReaderMessage | null {
    if (this.address.transport !== 'serial' || baud === this.address.baud) return null;
    return message('reader.other-speed', { baud: String(baud), told: String(this.address.baud) });
  }

  #say(state: ReaderHealth['state'], detail: ReaderMessage | null): void {
    if (state === this.#state && isDeepStrictEqual(detail, this.#detail)) return;
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
