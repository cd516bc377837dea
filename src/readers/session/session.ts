import type { ReaderAddress } from '../address.ts';
import type { ConnectReader, Reader, ReaderHealth, ReaderOptions } from '../reader.ts';
import { openSerial } from '../transport/serial.ts';
import { openTcp } from '../transport/tcp.ts';
import type { Transport, TransportEvents } from '../transport/transport.ts';
import { A0Conversation } from './a0.ts';
import { HealthMeter } from './health-meter.ts';

const backoffMs = { first: 500, max: 2000 };

/** Connects a reader that speaks 0xA0; see {@link ConnectReader}. */
export const connectReader: ConnectReader = (address, options) => new A0Reader(address, options);

class A0Reader implements Reader {
  readonly address: ReaderAddress;
  readonly #options: ReaderOptions;
  readonly #meter = new HealthMeter();
  #state: ReaderHealth['state'] = 'connecting';
  #since: number;
  #detail: string | null = null;
  #closed = false;
  #wake: () => void = () => undefined;
  readonly #loop: Promise<void>;

  constructor(address: ReaderAddress, options: ReaderOptions) {
    this.address = address;
    this.#options = options;
    this.#since = options.now();
    this.#loop = this.#run();
  }

  health(): ReaderHealth {
    return {
      state: this.#state,
      since: this.#since,
      detail: this.#detail,
      ...this.#meter.report(this.#options.now()),
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#wake();
    await this.#loop;
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#closed) {
      const { reason, heard } = await this.#connection();
      if (this.#closed) return;
      failures = heard ? 1 : failures + 1;
      this.#say(reason.state, reason.detail);
      await this.#sleep(Math.min(backoffMs.max, backoffMs.first * 2 ** (failures - 1)));
    }
  }

  /** One connection from opening to its end; why it ended, and whether the reader ever answered. */
  async #connection(): Promise<{ reason: Ended; heard: boolean }> {
    const conversation = new A0Conversation(this.address, this.#options, this.#meter, (detail) =>
      this.#say('reading', detail),
    );
    const { promise: ended, resolve: end } = Promise.withResolvers<Ended>();
    let transport: Transport;
    try {
      transport = await open(this.address, {
        onData: (chunk) => conversation.hear(chunk),
        onClose: (detail) => end({ state: 'gone', detail }),
      });
    } catch (error) {
      return { reason: { state: 'gone', detail: (error as Error).message }, heard: false };
    }
    this.#wake = () => end({ state: 'gone', detail: 'closed' });
    if (this.#closed) this.#wake();
    const stop = conversation.start(
      (bytes) => transport.write(bytes),
      (detail) => end({ state: 'silent', detail }),
    );
    const reason = await ended;
    stop();
    await transport.close();
    return { reason, heard: conversation.heard };
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

interface Ended {
  state: 'gone' | 'silent';
  detail: string;
}

function open(address: ReaderAddress, events: TransportEvents): Promise<Transport> {
  return address.transport === 'serial'
    ? openSerial(address.path, address.baud, events)
    : openTcp(address.host, address.port, events);
}
